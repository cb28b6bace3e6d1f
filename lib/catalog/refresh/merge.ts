import { isDeepStrictEqual } from 'node:util';
import { byName, SKU_ORDER } from './catalog-file';
import type { CatalogFile, ModelRow, Origin, Regions, VersionRow } from './catalog-file';
import { capabilityOf } from './capability';
import type { LocationAnswer } from './live-answer';
import { currentLifecycle, lifecycleAfter } from './live-lifecycle';
import { skusAfter } from './live-skus';
import { usagesAfter } from './live-usages';
import { FORMAT, offersIn } from './offers';
import type { Offer } from './offers';

/**
 * The catalogue after live answers. Each answer is complete for its location:
 *
 * - The regions of each version are replaced for these locations and kept for all others.
 * - New versions and models are added if they can be deployed.
 * - A retirement date in a live answer becomes the verified lifecycle of its version.
 * - What answers state about a SKU (quota, capacity, a date of its own) replaces what was known, and so does the scope of quotas.
 * - Everything else is kept: quota, PTU, replacements that the answer does not name, versions that are no longer offered anywhere.
 *
 * If nothing changes, the dates of the catalogue do not change either.
 */
export function mergeLive(catalog: CatalogFile, answers: readonly LocationAnswer[], origin: Origin): CatalogFile {
  const listed = new Set<string>(answers.map(({ location }) => location));
  const offers = offersIn(answers);
  const names = new Set([...Object.keys(catalog.models), ...offers.keys()]);
  const models = byName(
    [...names].flatMap((name): [string, ModelRow][] => {
      const row = modelAfter(catalog.models[name], offers.get(name) ?? new Map<string, never>(), listed, origin);
      return row ? [[name, row]] : [];
    }),
  );
  const { sources, asOf, live = {}, usages: usagesBefore = {}, models: modelsBefore, ...rest } = catalog;
  const usages = usagesAfter(usagesBefore, answers, models, origin);
  if (isDeepStrictEqual([models, usages], [modelsBefore, usagesBefore])) return catalog;
  const now = byName([...Object.entries(live), ...[...listed].map((location) => [location, origin] as const)]);
  return { sources, asOf, live: now, ...rest, ...(Object.keys(usages).length > 0 ? { usages } : {}), models };
}

function modelAfter(
  row: ModelRow | undefined,
  offers: ReadonlyMap<string, Offer>,
  listed: ReadonlySet<string>,
  origin: Origin,
): ModelRow | undefined {
  const known = Object.entries(row?.versions ?? {}).map(
    ([version, before]) => [version, versionAfter(before, offers.get(version), listed, origin)] as const,
  );
  const added = [...offers]
    .filter(([version, { locations }]) => !Object.hasOwn(row?.versions ?? {}, version) && locations.size > 0)
    .map(([version, offer]) => [version, versionAfter(UNKNOWN, offer, listed, origin)] as const);
  if (known.length + added.length === 0) return row;
  const versions = byName([...known, ...added]);
  return row ? { ...row, versions } : { format: FORMAT, capability: capabilityOf([...offers.values()]), versions };
}

/** A new version, without any facts. */
const UNKNOWN: VersionRow = { lifecycle: null, lifecycleLater: null, regions: {} };

function versionAfter(before: VersionRow, offer: Offer | undefined, listed: ReadonlySet<string>, origin: Origin): VersionRow {
  const { skus: skusBefore = {}, regionsFrom, regions: regionsBefore, ...rest } = before;
  const lifecycles = lifecycleAfter(before, offer?.models ?? [], origin);
  const current = currentLifecycle(lifecycles);
  const skus = skusAfter(skusBefore, offer?.skus ?? new Map<string, never>(), current, origin);
  const regions = regionsAfter(regionsBefore, offer?.locations ?? new Map<string, never>(), listed);
  const first = Object.keys(regionsBefore).length === 0 && Object.keys(regions).length > 0;
  const from = first ? 'live' : regionsFrom;
  return {
    ...rest,
    ...lifecycles,
    ...(Object.keys(skus).length > 0 ? { skus } : {}),
    ...(from ? { regionsFrom: from } : {}),
    regions,
  };
}

/** A SKU that is no longer offered in any location keeps an empty list, which states that it is offered nowhere. */
function regionsAfter(before: Regions, offered: Offer['locations'], listed: ReadonlySet<string>): Regions {
  const skus = new Set<string>([...SKU_ORDER, ...Object.keys(before)]);
  return Object.fromEntries(
    [...skus]
      .filter((sku) => sku in before || offered.has(sku))
      .map((sku) => {
        const kept = (before[sku] ?? []).filter((region) => !listed.has(region));
        return [sku, [...new Set([...kept, ...(offered.get(sku) ?? [])])].sort()];
      }),
  );
}
