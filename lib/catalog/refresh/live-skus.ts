import { isDeepStrictEqual } from 'node:util';
import { SKU_ORDER } from './catalog-file';
import type { LifecycleRow, Origin, SkuRow } from './catalog-file';
import type { LiveSku } from './live-answer';

type Rows = Readonly<Record<string, SkuRow>>;
type Facts = Omit<SkuRow, 'asOf' | 'source'>;

/**
 * The facts about the SKUs of a version after live answers. A fact that no answer states is kept. If locations differ, the earliest day
 * and the widest range of capacity apply, and a name or step is not known.
 *
 * @param lifecycle that of the version: its day is not repeated, and a day of a SKU applies only if it was listed no earlier
 */
export function skusAfter(
  before: Rows,
  live: ReadonlyMap<string, readonly LiveSku[]>,
  lifecycle: LifecycleRow | null,
  origin: Origin,
): Rows {
  const skus = new Set<string>([...SKU_ORDER, ...Object.keys(before)]);
  return Object.fromEntries(
    [...skus].flatMap((sku): [string, SkuRow][] => {
      const row = before[sku];
      const after = factsAfter(row ? skuFactsIn(row) : {}, live.get(sku) ?? [], lifecycle?.retirementDate ?? null);
      const isOutdated = live.has(sku) && after.retirementDate !== undefined && (row?.asOf ?? '') < (lifecycle?.asOf ?? '');
      if (row && !isOutdated && isDeepStrictEqual(skuFactsIn(row), after)) return [[sku, row]];
      return Object.keys(after).length > 0 ? [[sku, { ...after, ...origin }]] : [];
    }),
  );
}

/** The facts about a SKU without their origin. */
export const skuFactsIn = (row: SkuRow): Facts =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'source' && key !== 'asOf'));

function factsAfter(before: Facts, live: readonly LiveSku[], retirementDate: string | null): Facts {
  if (live.length === 0) return before;
  const stated = <K extends keyof LiveSku>(key: K) =>
    [...new Set(live.flatMap((sku) => sku[key] ?? []))] as NonNullable<LiveSku[K]>[];
  const [first] = stated('retirementDate').sort();
  const day = first ?? before.retirementDate;
  return present({
    usageName: agreed(stated('usageName'), before.usageName),
    retirementDate: day === retirementDate ? undefined : day,
    minimum: stated('minimum').length > 0 ? Math.min(...stated('minimum')) : before.minimum,
    step: agreed(stated('step'), before.step),
    maximum: stated('maximum').length > 0 ? Math.max(...stated('maximum')) : before.maximum,
    default: agreed(stated('default'), before.default),
  });
}

/** What all answers state; undefined if they differ. */
const agreed = <T>(stated: readonly T[], before: T | undefined): T | undefined =>
  stated.length === 0 ? before : stated.length === 1 ? stated[0] : undefined;

/** Without undefined entries, which canonical text does not have. */
const present = (facts: { readonly [K in keyof Facts]: Facts[K] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
