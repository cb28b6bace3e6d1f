import { PROVISIONED_USAGE_NAMES } from '../usage-names';
import { byName } from './catalog-file';
import type { CatalogFile, Origin, UsageRow } from './catalog-file';
import type { LiveUsage, LocationAnswer } from './live-answer';

type Rows = Readonly<Record<string, UsageRow>>;

/** The scope of quotas that each data zone has of its own. */
const DATA_ZONE = 'DataZone';

/**
 * Which deployments share the quotas of the catalogue, after live answers. A quota without a scope in the answers keeps its row. If
 * locations differ, it is not known.
 */
export function usagesAfter(
  before: Rows,
  answers: readonly LocationAnswer[],
  models: CatalogFile['models'],
  origin: Origin,
): Rows {
  const used = namesIn(models);
  const live = answers.flatMap(({ usages = [] }) => usages).filter(({ name, scope }) => used.has(name) && scope !== undefined);
  const names = new Set([...Object.keys(before), ...live.map(({ name }) => name)]);
  return byName(
    [...names].flatMap((name): [string, UsageRow][] => {
      const after = rowAfter(
        before[name],
        live.filter((usage) => usage.name === name),
        origin,
      );
      return after ? [[name, after]] : [];
    }),
  );
}

/** The names of all quotas that a deployment of the catalogue can use. */
const namesIn = (models: CatalogFile['models']): ReadonlySet<string> =>
  new Set([
    ...PROVISIONED_USAGE_NAMES,
    ...Object.values(models).flatMap(({ versions }) =>
      Object.values(versions).flatMap(({ skus = {} }) => Object.values(skus).flatMap(({ usageName }) => usageName ?? [])),
    ),
  ]);

function rowAfter(before: UsageRow | undefined, live: readonly LiveUsage[], origin: Origin): UsageRow | undefined {
  const [scope, ...others] = new Set(live.flatMap((usage) => usage.scope ?? []));
  if (scope === undefined) return before;
  if (others.length > 0) return undefined;
  const known = before?.scope === scope ? (before.dataZones ?? []) : [];
  const dataZones = scope === DATA_ZONE ? [...new Set([...known, ...live.flatMap(({ scopeId }) => scopeId ?? [])])].sort() : [];
  if (before?.scope === scope && dataZones.length === known.length) return before;
  return { scope, ...(dataZones.length > 0 ? { dataZones } : {}), ...origin };
}
