import type { DataZone, RegionName } from '../../../lib/catalog/regions';
import {
  ALL_REGION_NAMES,
  DATA_ZONES,
  dataZonesOf,
  GEOGRAPHIES,
  geographiesOf,
  REGION_NAMES,
  regionNamesOf,
  regionOf,
} from '../../../lib/catalog/regions';

const regionsIn = (zone: DataZone | null) => ALL_REGION_NAMES.filter((name) => regionOf(name).dataZone === zone);

test('a region is found by its Azure name', () => {
  expect(regionOf('swedencentral')).toEqual({
    name: 'swedencentral',
    displayName: 'Sweden Central',
    geography: 'Sweden',
    code: 'sdc',
    dataZone: 'EU',
    cloud: 'public',
  });
});

test('the regions of Azure Government are apart from those of the public cloud', () => {
  expect(regionNamesOf('usgovernment')).toEqual(['usgovarizona', 'usgovvirginia']);
  expect(REGION_NAMES.filter((name) => name.startsWith('usgov'))).toEqual([]);
  expect([...REGION_NAMES, ...regionNamesOf('usgovernment')].sort()).toEqual(ALL_REGION_NAMES);
  expect([dataZonesOf('usgovernment'), dataZonesOf('public')]).toEqual([['USGov'], ['APAC', 'EU', 'US']]);
  expect(geographiesOf('usgovernment')).toEqual(['US Government']);
  expect(geographiesOf('public')).not.toContain('US Government');
});

test('prompts in a data zone stay within these regions', () => {
  expect(regionsIn('EU')).toEqual([
    'francecentral',
    'germanywestcentral',
    'italynorth',
    'northeurope',
    'norwayeast',
    'polandcentral',
    'spaincentral',
    'swedencentral',
    'switzerlandnorth',
    'westeurope',
  ]);
  expect(regionsIn('US')).toEqual(['centralus', 'eastus', 'eastus2', 'northcentralus', 'southcentralus', 'westus', 'westus3']);
  expect(regionsIn('USGov')).toEqual(['usgovarizona', 'usgovvirginia']);
  expect(regionsIn('APAC')).toEqual(['australiaeast', 'japaneast', 'koreacentral', 'southeastasia', 'southindia']);
});

test.each<RegionName>(['uksouth', 'switzerlandwest', 'canadaeast'])('%s is in no data zone', (name) => {
  expect(regionOf(name).dataZone).toBeNull();
});

test('every region is in a known data zone or in none', () => {
  expect([...DATA_ZONES, null].flatMap(regionsIn).sort()).toEqual([...ALL_REGION_NAMES].sort());
});

test('no two regions share a code, because names contain it', () => {
  const codes = ALL_REGION_NAMES.map((name) => regionOf(name).code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z]+\d?$/.test(code))).toEqual([]);
});

test('geographies are distinct and in alphabetical order', () => {
  expect(GEOGRAPHIES).toEqual([...new Set(ALL_REGION_NAMES.map((name) => regionOf(name).geography))].sort());
  expect(GEOGRAPHIES).toContain('Sweden');
});
