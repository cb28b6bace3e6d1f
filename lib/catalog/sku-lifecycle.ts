import type { Lifecycle, ModelVersion } from './models';
import type { SkuName } from './skus';

/**
 * The lifecycle of deployments of a version with a SKU: that of the version, unless Azure listed another stage or day for the SKU no
 * earlier.
 *
 * @returns undefined if no source states it
 */
export function lifecycleOf(
  { lifecycle, skus }: Pick<ModelVersion, 'lifecycle' | 'skus'>,
  sku: SkuName,
): Lifecycle | undefined {
  const own = skus[sku];
  if (!lifecycle || !own || own.asOf < lifecycle.asOf) return lifecycle;
  const { stage = lifecycle.stage, retirementDate = lifecycle.retirementDate, asOf } = own;
  if (stage === lifecycle.stage && retirementDate === lifecycle.retirementDate) return lifecycle;
  return { stage, retirementDate, replacement: lifecycle.replacement, source: 'azure', asOf, verified: true };
}
