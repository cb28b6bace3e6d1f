import type { Answer } from '../../../lib/catalog/availability';
import { availabilityOf, regionsWith, skusIn } from '../../../lib/catalog/availability';
import type { RegionName } from '../../../lib/catalog/regions';
import type { SkuName } from '../../../lib/catalog/skus';

/** Cells from the sources of the catalogue. Corrected cells are wrong in the mirror of the page and right in the page. */
const CELLS: readonly [string, string, SkuName, RegionName, Answer['kind'], string][] = [
  ['gpt-5.1-codex-max', '2025-12-04', 'GlobalStandard', 'uksouth', 'available', 'corrected'],
  ['gpt-5.4-mini', '2026-03-17', 'DataZoneStandard', 'swedencentral', 'available', 'corrected'],
  ['gpt-5.6-sol', '2026-07-09', 'DataZoneStandard', 'japaneast', 'available', 'corrected'],
  ['gpt-5.4', '2026-03-05', 'GlobalBatch', 'westeurope', 'available', 'corrected'],
  ['gpt-4.1', '2025-04-14', 'Standard', 'switzerlandnorth', 'available', 'as the page has it'],
  ['whisper', '001', 'Standard', 'westeurope', 'available', 'as the page has it'],
  ['gpt-5.4', '2026-03-05', 'DataZoneBatch', 'swedencentral', 'unavailable', 'corrected for the US only'],
  ['gpt-5.4', '2026-03-05', 'DataZoneStandard', 'uksouth', 'unavailable', 'the region has no data zone'],
  ['text-embedding-3-small', '1', 'Standard', 'swedencentral', 'unavailable', 'there with other SKUs'],
  ['computer-use-preview', '2025-02-11', 'GlobalStandard', 'swedencentral', 'unavailable', 'there in the next version'],
  ['gpt-image-2.5-flare', '2026-09-09', 'GlobalStandard', 'swedencentral', 'unverified', 'newer than the tables'],
  ['o1-pro', '2025-03-19', 'GlobalStandard', 'eastus2', 'unverified', 'not in the tables'],
  ['gpt-5.1', '2025-11-13', 'DataZoneStandard', 'usgovvirginia', 'available', 'in the table of Azure Government'],
  ['gpt-5.1', '2025-11-13', 'Standard', 'usgovvirginia', 'unavailable', 'there with another SKU'],
  ['text-embedding-3-large', '1', 'Standard', 'usgovvirginia', 'unavailable', 'only in the other region'],
  ['gpt-4o', '2024-11-20', 'GlobalStandard', 'usgovvirginia', 'unavailable', 'no Global SKU is there'],
  ['gpt-5.4', '2026-03-05', 'DataZoneStandard', 'usgovvirginia', 'unavailable', 'only in the public cloud'],
  ['gpt-9', '1', 'DataZoneStandard', 'usgovvirginia', 'unverified', 'not in the catalogue'],
];

test.each(CELLS)('%s %s as %s in %s is %s: %s', (model, version, sku, region, kind) => {
  expect(availabilityOf(model, version, sku, region).kind).toBe(kind);
});

test('a version that is not offered is reported with the date of the documentation', () => {
  expect(availabilityOf('text-embedding-3-small', '1', 'Standard', 'swedencentral')).toEqual({
    kind: 'unavailable',
    because: 'text-embedding-3-small 1 is not offered as Standard in swedencentral (as of 2026-07-30)',
  });
});

test('the table of Azure Government has a date of its own, and no region of the public cloud is in its answers', () => {
  expect(availabilityOf('gpt-5.4', '2026-03-05', 'DataZoneStandard', 'usgovvirginia')).toEqual({
    kind: 'unavailable',
    because: 'gpt-5.4 2026-03-05 is not offered as DataZoneStandard in usgovvirginia (as of 2026-11-26)',
  });
  expect(skusIn('gpt-4o', '2024-11-20', 'usgovarizona')).toEqual([
    'Standard',
    'DataZoneStandard',
    'ProvisionedManaged',
    'DataZoneProvisionedManaged',
  ]);
  expect(regionsWith('gpt-5.1', '2025-11-13', 'DataZoneStandard', 'usgovernment')).toEqual(['usgovarizona', 'usgovvirginia']);
  expect(regionsWith('gpt-5.1', '2025-11-13', 'DataZoneStandard')).not.toContain('usgovvirginia');
});

test('an unknown version is unverified, and the answer names the known versions', () => {
  expect(availabilityOf('gpt-5.4', '2099-01-01', 'GlobalStandard', 'swedencentral')).toEqual({
    kind: 'unverified',
    because: 'the catalogue knows only these versions of gpt-5.4: 2026-03-05 (as of 2026-07-30)',
  });
});

test('an unknown model is unverified', () => {
  expect(availabilityOf('gpt-9', '1', 'GlobalStandard', 'swedencentral')).toEqual({
    kind: 'unverified',
    because: 'the catalogue does not know gpt-9 (as of 2026-07-30)',
  });
});

test('a model without known regions is unverified', () => {
  expect(availabilityOf('gpt-image-2.5-flare', '2026-09-09', 'GlobalStandard', 'swedencentral')).toEqual({
    kind: 'unverified',
    because: 'the catalogue does not know where gpt-image-2.5-flare 2026-09-09 is offered (as of 2026-07-30)',
  });
});

test('the SKUs in a region', () => {
  expect(skusIn('gpt-5.4', '2026-03-05', 'uksouth').toSorted()).toEqual([
    'GlobalBatch',
    'GlobalProvisionedManaged',
    'GlobalStandard',
    'ProvisionedManaged',
  ]);
  expect(skusIn('whisper', '001', 'uksouth')).toEqual([]);
  expect(skusIn('gpt-9', '1', 'uksouth')).toEqual([]);
});

test('the regions with a SKU', () => {
  expect(regionsWith('computer-use-preview', '2025-03-11', 'GlobalStandard')).toEqual([
    'eastus2',
    'southindia',
    'swedencentral',
  ]);
  expect(regionsWith('computer-use-preview', '2025-03-11', 'Standard')).toEqual([]);
  expect(regionsWith('gpt-9', '1', 'Standard')).toEqual([]);
});
