import type { Region } from '../catalog/regions';
import type { SkuName } from '../catalog/skus';
import { processingPlace, SKU_NAMES, skuOf } from '../catalog/skus';
import type { Residency } from '../environment/stamp';
import { finding, stampRule } from './rule';

/** Prompts are processed only where the environment allows. */
export const residencyProcessing = stampRule(
  'residency/processing',
  'Every deployment processes prompts only where the environment allows it.',
  ({ environment, region, residency, deployments }, located) =>
    deployments
      .filter(({ sku }) => !allows(residency, sku, region))
      .map(({ key, sku }) =>
        finding(located, ['deployments', key, 'sku'], {
          message: `'${sku}' in ${region.name} may process prompts in ${processingPlace(sku, region)}; ${environment} allows ${words(residency)}`,
          help: advice(residency, region),
        }),
      ),
);

function allows(residency: Residency, sku: SkuName, region: Region): boolean {
  const { scope } = skuOf(sku);
  if (scope === 'dataZone' && region.dataZone === null) return false;
  if (residency === 'global') return true;
  if (residency === 'region') return scope === 'region';
  if (residency.dataZone !== undefined) return scope !== 'global' && region.dataZone === residency.dataZone;
  return scope === 'region' && region.geography === residency.geography;
}

function words(residency: Residency): string {
  if (residency === 'global') return 'any Azure region';
  if (residency === 'region') return 'only the region of the account';
  return residency.dataZone === undefined ? `only ${residency.geography}` : `only the ${residency.dataZone} data zone`;
}

function advice(residency: Residency, region: Region): string {
  const fitting = SKU_NAMES.filter((sku) => allows(residency, sku, region));
  if (fitting.length === 0) return `no deployment type in ${region.name} stays there: choose another region`;
  return `write one of: ${fitting.join(', ')}`;
}
