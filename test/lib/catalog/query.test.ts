import { findVersion } from '../../../lib/catalog/models';
import type { CatalogRow } from '../../../lib/catalog/query';
import { CAPABILITIES, queryCatalog, sourcesOf } from '../../../lib/catalog/query';

const named = (rows: readonly CatalogRow[]) => rows.map(({ model, version }) => `${model} ${version}`);

test('without criteria, the answer has everything that is not retired, and lists versions without regions separately', () => {
  const { rows, unplaced, retired, regions, silentRegions } = queryCatalog();
  expect([rows.length, unplaced.length, retired.length, regions.length]).toEqual([74, 4, 6, 29]);
  expect(named(unplaced)).toEqual([
    'gpt-chat-latest 2026-08-06',
    'gpt-image-2.5-flare 2026-09-09',
    'gpt-image-2.5-sunburst 2026-09-09',
    'o1-pro 2025-03-19',
  ]);
  expect(silentRegions).toEqual(['northeurope']);
});

test('a row says all that a table needs', () => {
  expect(queryCatalog({ models: ['computer-use-preview', 'gpt-realtime-2'], regions: ['swedencentral'] }).rows).toEqual([
    {
      model: 'computer-use-preview',
      version: '2025-03-11',
      capability: 'computer-use',
      stage: null,
      retirementDate: null,
      skuRetirementDates: {},
      lifecycleVerified: false,
      places: { GlobalStandard: ['swedencentral'] },
      sources: ['availability', 'quota'],
    },
    {
      model: 'gpt-realtime-2',
      version: '2026-05-06',
      capability: 'realtime-audio',
      stage: 'Preview',
      retirementDate: null,
      skuRetirementDates: {},
      lifecycleVerified: false,
      places: { GlobalStandard: ['swedencentral'] },
      sources: ['availability', 'lifecycleLater'],
    },
  ]);
});

test('a place narrows down where, and leaves out what is not there', () => {
  const { rows } = queryCatalog({ capabilities: ['embeddings'], regions: ['swedencentral'] });
  expect(rows.map(({ model, version, places }) => [model, version, places])).toEqual([
    [
      'text-embedding-3-large',
      '1',
      { DataZoneStandard: ['swedencentral'], GlobalStandard: ['swedencentral'], Standard: ['swedencentral'] },
    ],
    ['text-embedding-3-small', '1', { DataZoneStandard: ['swedencentral'], GlobalStandard: ['swedencentral'] }],
    [
      'text-embedding-ada-002',
      '2',
      { DataZoneStandard: ['swedencentral'], GlobalStandard: ['swedencentral'], Standard: ['swedencentral'] },
    ],
  ]);
});

test('any of several values matches, and all kinds of place must match', () => {
  const places = (question: Parameters<typeof queryCatalog>[0]) =>
    queryCatalog({ models: ['whisper'], ...question }).rows[0]?.places?.Standard;
  expect(places({ regions: ['uaenorth', 'westeurope'] })).toEqual(['uaenorth', 'westeurope']);
  expect(places({ dataZones: ['EU'] })).toEqual(['norwayeast', 'swedencentral', 'switzerlandnorth', 'westeurope']);
  expect(places({ dataZones: ['EU', 'APAC'] })).toEqual([
    'norwayeast',
    'southindia',
    'swedencentral',
    'switzerlandnorth',
    'westeurope',
  ]);
  expect(places({ geographies: ['Switzerland', 'Sweden'] })).toEqual(['swedencentral', 'switzerlandnorth']);
  expect(places({ dataZones: ['EU'], geographies: ['Sweden', 'United States'] })).toEqual(['swedencentral']);
  expect(places({ skus: ['GlobalStandard'] })).toBeUndefined();
});

test('a SKU narrows down the SKUs', () => {
  const { rows } = queryCatalog({ skus: ['ProvisionedManaged', 'Standard'], regions: ['swedencentral'], models: ['gpt-4.1'] });
  expect(rows[0]?.places).toEqual({ ProvisionedManaged: ['swedencentral'], Standard: ['swedencentral'] });
});

test('places that have no region in common are answered by nothing, not by what is nowhere', () => {
  expect(queryCatalog({ regions: ['uksouth'], dataZones: ['EU'] })).toEqual({
    rows: [],
    unplaced: [],
    retired: [],
    regions: [],
    silentRegions: [],
  });
});

test('a region that no source mentions is distinguished from one without a match', () => {
  expect(queryCatalog({ regions: ['northeurope'] })).toMatchObject({ rows: [], silentRegions: ['northeurope'] });
  expect(queryCatalog({ regions: ['uksouth'], capabilities: ['video'] })).toMatchObject({ rows: [], silentRegions: [] });
});

describe('on a day', () => {
  const on = (availableOn: string) => queryCatalog({ models: ['text-embedding-3-small'], availableOn });

  test('a version can be used until the day before it retires', () => {
    expect(named(on('2028-02-08').rows)).toEqual(['text-embedding-3-small 1']);
    expect(named(on('2028-02-09').rows)).toEqual([]);
    expect(named(on('2028-02-09').retired)).toEqual(['text-embedding-3-small 1']);
  });

  test('a version without a date is kept: it is not known to be retired', () => {
    const { rows } = queryCatalog({ models: ['gpt-realtime-2', 'gpt-realtime-translate'], availableOn: '2099-12-31' });
    expect(named(rows)).toEqual(['gpt-realtime-2 2026-05-06', 'gpt-realtime-translate 2026-05-06']);
  });

  test('a version that the documentation calls retired is retired on every day', () => {
    expect(queryCatalog({ models: ['gpt-5-chat'], availableOn: '2026-01-01' })).toMatchObject({ rows: [], unplaced: [] });
  });
});

describe('Azure Government', () => {
  test('is in an answer only if the query names a place in it', () => {
    const places = (question: Parameters<typeof queryCatalog>[0]) =>
      queryCatalog({ models: ['gpt-5.1'], skus: ['DataZoneStandard'], ...question }).rows[0]?.places;
    expect(JSON.stringify(places({}))).not.toContain('usgov');
    const both = { DataZoneStandard: ['usgovarizona', 'usgovvirginia'] };
    expect(places({ dataZones: ['USGov'] })).toEqual(both);
    expect(places({ geographies: ['US Government'] })).toEqual(both);
    expect(places({ regions: ['usgovvirginia'] })).toEqual({ DataZoneStandard: ['usgovvirginia'] });
  });

  test('has a source of its own, and nothing in it is unknown', () => {
    const { rows, unplaced, silentRegions } = queryCatalog({ regions: ['usgovarizona'] });
    expect([rows.length, unplaced, silentRegions]).toEqual([11, [], []]);
    expect(rows.every(({ sources }) => sources.includes('availabilityGovernment'))).toBe(true);
    expect(queryCatalog({ regions: ['swedencentral'] }).rows.flatMap(({ sources }) => sources)).not.toContain(
      'availabilityGovernment',
    );
  });
});

test('retired versions are named', () => {
  expect(named(queryCatalog({ models: ['gpt-5-chat'] }).retired)).toEqual(['gpt-5-chat 2025-08-07', 'gpt-5-chat 2025-10-03']);
});

test('capabilities are distinct and in alphabetical order', () => {
  expect(CAPABILITIES).toEqual([
    'audio',
    'chat',
    'computer-use',
    'deep-research',
    'embeddings',
    'image',
    'realtime-audio',
    'responses',
    'router',
    'speech-to-text',
    'text-to-speech',
    'video',
  ]);
});

test('sources depend on the known facts', () => {
  const known = (model: string, version: string) => {
    const found = findVersion(model, version);
    return found && sourcesOf(found);
  };
  expect(known('gpt-4.1', '2025-04-14')).toEqual(['availability', 'lifecycle', 'ptu', 'quota', 'skus']);
  expect(known('gpt-image-2.5-flare', '2026-09-09')).toEqual(['lifecycleLater']);
});
