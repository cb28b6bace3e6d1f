import { processingPlace, SKU_NAMES, skuOf } from '../catalog/skus';
import type { SkuName } from '../catalog/skus';
import type { Stamp } from '../environment/stamp';
import { allowsProcessing, residencyWords } from '../catalog/residency';
import { finding, stampRule } from './rule';

/** Prompts are processed only where the environment allows. */
export const residencyProcessing = stampRule(
  'residency/processing',
  'Every deployment processes prompts only where the environment allows it, batch and model-router included: the SKU decides.',
  (stamp, located) =>
    stamp.deployments
      .filter(({ sku }) => !allowsProcessing(stamp.residency, sku, stamp.region))
      .map(({ key, sku }) =>
        finding(located, ['deployments', key, 'sku'], { message: refusal(stamp, sku), help: advice(stamp) }),
      ),
  { waivable: true },
);

function refusal({ environment, region, residency }: Stamp, sku: SkuName): string {
  const zone = skuOf(sku).scope === 'dataZone' && typeof residency === 'object' && residency.euMembersOnly === true;
  const why = zone ? ', which includes Norway and Switzerland' : '';
  return `'${sku}' in ${region.name} may process prompts in ${processingPlace(sku, region)}${why}; ${environment} allows ${residencyWords(residency)}`;
}

function advice({ region, residency }: Stamp): string {
  const fitting = SKU_NAMES.filter((sku) => allowsProcessing(residency, sku, region));
  if (fitting.length === 0) return `no deployment type in ${region.name} stays there: choose another region`;
  return `write one of: ${fitting.join(', ')}`;
}
