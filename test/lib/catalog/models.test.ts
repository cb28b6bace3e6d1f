import data from '../../../lib/catalog/data/models.json';
import regions from '../../../lib/catalog/data/regions.json';
import { CATALOG_AS_OF, findVersion, MODEL_NAMES, modelVersions, versionsOf } from '../../../lib/catalog/models';
import type { ModelVersion } from '../../../lib/catalog/models';
import { CATALOG_SOURCES, sourcesOf } from '../../../lib/catalog/query';
import type { RegionName } from '../../../lib/catalog/regions';
import { regionOf } from '../../../lib/catalog/regions';
import type { SkuName } from '../../../lib/catalog/skus';
import { SKU_NAMES, skuOf } from '../../../lib/catalog/skus';

const named = ({ model, version }: ModelVersion) => `${model} ${version}`;
const placed = modelVersions().filter((version) => Object.keys(version.regions).length > 0);
const cells = modelVersions().flatMap((version) =>
  Object.entries(version.regions).flatMap(([sku, names]) =>
    names.map((region) => ({ name: `${named(version)} ${sku} ${region}`, sku: sku as SkuName, region })),
  ),
);
const regionsOf = (model: string, version: string, sku: SkuName) => findVersion(model, version)?.regions[sku] ?? [];

test('the catalogue contains as much as its source: models, versions, cells, regions', () => {
  expect(MODEL_NAMES).toHaveLength(68);
  expect(modelVersions()).toHaveLength(84);
  expect(new Set(placed.map(({ model }) => model)).size).toBe(61);
  expect(placed).toHaveLength(74);
  expect(cells).toHaveLength(3186);
  expect(new Set(cells.map(({ region }) => region)).size).toBe(28);
  expect(CATALOG_AS_OF).toBe('2026-07-30');
});

test('no version is listed twice, and no region twice for a SKU', () => {
  expect(new Set(modelVersions().map(named)).size).toBe(84);
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length);
});

test('a version is found only by its model and its own name', () => {
  expect(versionsOf('gpt-4o').map(({ version }) => version)).toEqual(['2024-05-13', '2024-08-06', '2024-11-20']);
  expect(findVersion('whisper', '001')).toMatchObject({ model: 'whisper', format: 'OpenAI', capability: 'speech-to-text' });
  expect(findVersion('whisper', '1')).toBeUndefined();
  expect(versionsOf('gpt-9')).toEqual([]);
  expect(versionsOf('constructor')).toEqual([]);
});

test('every region is in the catalogue of regions', () => {
  expect(cells.filter(({ region }) => !Object.hasOwn(regions.regions, region))).toEqual([]);
});

test('every SKU is one that can be deployed', () => {
  const skus = modelVersions().flatMap((version) => [...Object.keys(version.regions), ...Object.keys(version.quota)]);
  expect([...new Set(skus)].sort()).toEqual([...SKU_NAMES].sort());
});

test('a data zone SKU is listed only where there is a data zone', () => {
  const zoned = cells.filter(({ sku }) => skuOf(sku).scope === 'dataZone');
  expect(zoned).toHaveLength(801);
  expect(zoned.filter(({ region }) => regionOf(region).dataZone === null)).toEqual([]);
});

test('the APAC data zone has standard SKUs only', () => {
  const apac = cells.filter(({ sku, region }) => skuOf(sku).scope === 'dataZone' && regionOf(region).dataZone === 'APAC');
  expect([...new Set(apac.map(({ sku }) => sku))]).toEqual(['DataZoneStandard']);
});

test('every version has a source with the commit and the date', () => {
  expect(modelVersions().filter((version) => sourcesOf(version).length === 0)).toEqual([]);
  for (const source of Object.values(CATALOG_SOURCES))
    expect(source).toMatch(/ @ [0-9a-f]{40} .*(\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4})/);
});

describe('the lifecycle of a version', () => {
  test('is taken from the later reading, which is not verified', () => {
    expect(data.models['gpt-5.4-mini'].versions['2026-03-17'].lifecycle.retirementDate).toBe('2027-03-18');
    expect(findVersion('gpt-5.4-mini', '2026-03-17')?.lifecycle).toEqual({
      stage: 'GA',
      retirementDate: '2027-09-21',
      replacement: null,
      verified: false,
      source: 'thirdParty',
      asOf: '2026-10-09',
      other: { stage: 'GA', retirementDate: '2027-03-18', replacement: null, source: 'documentation', asOf: '2026-07-28' },
    });
    expect(findVersion('gpt-image-2.5-flare', '2026-09-09')?.lifecycle).toMatchObject({ stage: 'GA', verified: false });
  });

  test('says who else states another stage', () => {
    const stages = modelVersions().flatMap((version) => {
      const { stage, other } = version.lifecycle ?? {};
      return other && other.stage !== stage ? [`${named(version)}: ${other.stage}, later ${String(stage)}`] : [];
    });
    expect(stages).toEqual([
      'gpt-4o 2024-11-20: Deprecated, later Legacy',
      'gpt-realtime-2.1 2026-07-07: Preview, later GA',
      'gpt-realtime-2.1-mini 2026-07-07: Preview, later GA',
      'o1-pro 2025-03-19: GA, later Deprecated',
      'o3 2025-04-16: GA, later Deprecated',
      'o3-deep-research 2025-06-26: GA, later Deprecated',
      'o3-pro 2025-06-10: GA, later Deprecated',
    ]);
  });

  test('is verified if the documentation states the same', () => {
    expect(findVersion('whisper', '001')?.lifecycle).toMatchObject({ retirementDate: '2026-12-15', verified: true });
  });

  test('is verified if only the documentation states it', () => {
    expect(findVersion('gpt-realtime-mini', '2025-10-06')?.lifecycle).toMatchObject({
      retirementDate: '2026-09-21',
      verified: true,
    });
  });

  test('stays retired once the documentation says Retired', () => {
    const retired = modelVersions().filter(({ lifecycle }) => lifecycle?.stage === 'Retired');
    expect(retired.map((version) => [named(version), version.lifecycle?.verified])).toEqual([
      ['gpt-5-chat 2025-08-07', true],
      ['gpt-5-chat 2025-10-03', true],
      ['gpt-5.1-chat 2025-11-13', true],
      ['gpt-5.2-chat 2025-12-11', true],
      ['gpt-5.2-chat 2026-02-10', true],
      ['gpt-5.3-chat 2026-03-03', true],
    ]);
  });

  test('is not known if no source states it', () => {
    expect(
      modelVersions()
        .filter(({ lifecycle }) => !lifecycle)
        .map(named),
    ).toEqual([
      'computer-use-preview 2025-02-11',
      'computer-use-preview 2025-03-11',
      'gpt-realtime-translate 2026-05-06',
      'gpt-realtime-whisper 2026-05-06',
    ]);
  });
});

test.each<[string, string, SkuName, number, RegionName]>([
  ['gpt-5.1-codex-max', '2025-12-04', 'GlobalStandard', 28, 'uksouth'],
  ['gpt-5.4-mini', '2026-03-17', 'DataZoneStandard', 21, 'swedencentral'],
  ['gpt-5.6-sol', '2026-07-09', 'DataZoneStandard', 21, 'japaneast'],
  ['gpt-5.4', '2026-03-05', 'GlobalBatch', 22, 'westeurope'],
  ['gpt-5.4-mini', '2026-03-17', 'GlobalBatch', 22, 'westeurope'],
  ['gpt-5.4', '2026-03-05', 'DataZoneBatch', 7, 'westus3'],
  ['gpt-5.4-mini', '2026-03-17', 'DataZoneBatch', 7, 'westus3'],
])('the corrections to %s %s as %s are included: %i regions, with %s', (model, version, sku, count, region) => {
  expect(regionsOf(model, version, sku)).toHaveLength(count);
  expect(regionsOf(model, version, sku)).toContain(region);
});
