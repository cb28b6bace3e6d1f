import type { ModelVersion, ProvisionedShape, SkuFacts } from './models';
import { READ_ON } from './models';
import type { SkuName } from './skus';
import { skuOf } from './skus';

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
  const documented = provisioned && skuOf(sku).billing === 'provisioned' ? documentedSizes(provisioned, sku) : undefined;
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
