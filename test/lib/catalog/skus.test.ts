import { regionOf } from '../../../lib/catalog/regions';
import type { SkuName } from '../../../lib/catalog/skus';
import { processingPlace, SKU_NAMES, skuOf } from '../../../lib/catalog/skus';

const SCOPES: readonly [SkuName, string, string][] = [
  ['DataZoneBatch', 'dataZone', 'batch'],
  ['DataZoneProvisionedManaged', 'dataZone', 'provisioned'],
  ['DataZoneStandard', 'dataZone', 'standard'],
  ['GlobalBatch', 'global', 'batch'],
  ['GlobalProvisionedManaged', 'global', 'provisioned'],
  ['GlobalStandard', 'global', 'standard'],
  ['ProvisionedManaged', 'region', 'provisioned'],
  ['Standard', 'region', 'standard'],
];

test('the SKUs are those that azurerm accepts', () => {
  expect(SKU_NAMES).toEqual(SCOPES.map(([name]) => name));
});

test.each(SCOPES)('%s processes within %s and is billed as %s', (name, scope, billing) => {
  expect(skuOf(name)).toEqual({ scope, billing });
});

test('the place of processing in words', () => {
  const sweden = regionOf('swedencentral');
  expect(processingPlace('GlobalStandard', sweden)).toBe('any Azure region');
  expect(processingPlace('DataZoneStandard', sweden)).toBe('the EU data zone');
  expect(processingPlace('Standard', sweden)).toBe('Sweden Central (Sweden)');
});

test('a region without a data zone does not claim one', () => {
  expect(processingPlace('DataZoneStandard', regionOf('uksouth'))).toBe('no data zone (not offered in this region)');
});
