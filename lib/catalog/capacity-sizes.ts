import type { ModelVersion, ProvisionedShape, SkuFacts } from './models';
import { READ_ON } from './models';
import type { SkuName } from './skus';
import { isProvisioned, skuOf } from './skus';

/** The sizes of capacity that Azure sells for a deployment, in units. What no source states is undefined, and any size passes. */
export interface CapacitySizes {
  readonly min?: number;
  readonly increment?: number;
  readonly max?: number;
  /** Whether Azure lists them; false: the documentation states them. */
  readonly listed: boolean;
  /** The day on which the source was read, `YYYY-MM-DD`. */
  readonly asOf: string;
}

type Sizes = Pick<CapacitySizes, 'increment' | 'max' | 'min'>;

/** PTU in one deployment. Source: docs/models/quotas-limits.mdx of nicholasdbrady/foundry-docs @ fddee8a (July 2026). */
const MOST_PTU = 100_000;

/**
 * The sizes of capacity that Azure sells for a version with a SKU, from its list or, for provisioned throughput, from the documentation:
 * whichever was read later.
 *
 * @returns undefined if no source states any
 */
export function capacitySizes(
  { skus, provisioned }: Pick<ModelVersion, 'provisioned' | 'skus'>,
  sku: SkuName,
): CapacitySizes | undefined {
  const listed = skus[sku] && listedSizes(skus[sku]);
  const documented = provisioned && isProvisioned(sku) ? documentedSizes(provisioned, sku) : undefined;
  if (!listed || !documented) return listed ?? documented;
  return listed.asOf < documented.asOf ? documented : { ...documented, ...listed };
}

function listedSizes({ minimum, step, maximum, asOf }: SkuFacts): CapacitySizes | undefined {
  if (minimum === undefined && step === undefined && maximum === undefined) return undefined;
  return {
    // Azure lists a minimum or step of 0 for SKUs that have none.
    ...(minimum ? { min: minimum } : {}),
    ...(step ? { increment: step } : {}),
    ...(maximum === undefined ? {} : { max: maximum }),
    ...{ listed: true, asOf },
  };
}

function documentedSizes(shape: ProvisionedShape, sku: SkuName): CapacitySizes {
  const rest = { max: MOST_PTU, listed: false, asOf: READ_ON.ptu };
  return skuOf(sku).scope === 'region'
    ? { min: shape.regionalMin, increment: shape.regionalIncrement, ...rest }
    : { min: shape.globalMin, increment: shape.globalIncrement, ...rest };
}

/**
 * The documentation counts increments from the minimum and, where it rounds, from zero. That is the same unless the minimum is no
 * multiple of the increment, as for o1 in a region; then both readings pass.
 */
const startsOf = ({ min = 1, increment = 1 }: Sizes) => [min, Math.ceil(min / increment) * increment];

/** Whether Azure sells a size. */
export const isSold = (capacity: number, sizes: Sizes) => {
  const { increment = 1, max = Infinity } = sizes;
  return capacity <= max && startsOf(sizes).some((start) => capacity >= start && (capacity - start) % increment === 0);
};

/** The nearest sizes that Azure sells below and above a number of units; undefined: there is none. */
export function nearestSizes(units: number, sizes: Sizes): { readonly below?: number; readonly above?: number } {
  const { min = 1, increment = 1, max = Infinity } = sizes;
  const near = startsOf(sizes).flatMap((start) => {
    const size = start + Math.floor((Math.min(units, max) - start) / increment) * increment;
    return [size - increment, size, size + increment];
  });
  const sold = [min, ...near].filter((size) => isSold(size, sizes)).sort((one, other) => one - other);
  const [below, above] = [sold.findLast((size) => size < units), sold.find((size) => size > units)];
  return { ...(below === undefined ? {} : { below }), ...(above === undefined ? {} : { above }) };
}
