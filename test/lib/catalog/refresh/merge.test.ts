import type { CatalogFile, VersionRow } from '../../../../lib/catalog/refresh/catalog-file';
import type { LiveUsage, LocationAnswer } from '../../../../lib/catalog/refresh/live-answer';
import { mergeLive } from '../../../../lib/catalog/refresh/merge';
import { answer, catalogOf, live, ORIGIN } from './live';

const merged = (before: CatalogFile, ...answers: readonly LocationAnswer[]) => mergeLive(before, answers, ORIGIN);
const rowOf = (catalog: CatalogFile, model = 'gpt', version = '1') => catalog.models[model]?.versions[version];
const after = (row: Partial<VersionRow>, ...answers: readonly LocationAnswer[]) => rowOf(merged(catalogOf(row), ...answers));

describe('where a version is offered', () => {
  const regions = { Standard: ['eastus', 'uksouth'], GlobalStandard: ['eastus'] };

  test('is replaced for locations that were listed and kept for others', () => {
    expect(after({ regions }, answer('eastus', live(['DataZoneStandard'])), answer('eastus2', live(['Standard'])))).toEqual({
      lifecycle: null,
      lifecycleLater: null,
      regions: { Standard: ['eastus2', 'uksouth'], GlobalStandard: [], DataZoneStandard: ['eastus'] },
    });
  });

  test('names SKUs in the order of the file', () => {
    const skus = Object.keys(after({ regions }, answer('eastus', live(['GlobalBatch', 'DataZoneStandard'])))?.regions ?? {});
    expect(skus).toEqual(['Standard', 'GlobalStandard', 'DataZoneStandard', 'GlobalBatch']);
  });

  test('is empty if a version is missing, and an empty answer contains no versions', () => {
    expect(after({ regions }, answer('eastus'))?.regions).toEqual({ Standard: ['uksouth'], GlobalStandard: [] });
  });

  test('includes offers for any kind of account', () => {
    const kinds = answer('eastus', live(['Standard']), live(['GlobalStandard']));
    expect(after({ regions }, kinds)).toEqual(rowOf(catalogOf({ regions })));
  });

  test('is known only from live answers if the documentation states nothing', () => {
    const row = after({}, answer('eastus', live(['Standard'])));
    expect(row).toMatchObject({ regionsFrom: 'live', regions: { Standard: ['eastus'] } });
    expect(Object.keys(row ?? {})).toEqual(['lifecycle', 'lifecycleLater', 'regionsFrom', 'regions']);
    const other = merged(catalogOf(row ?? {}), answer('eastus2', live(['Standard'])));
    expect(rowOf(other)).toMatchObject({ regionsFrom: 'live', regions: { Standard: ['eastus', 'eastus2'] } });
  });

  test('ignores SKUs and formats that the catalogue does not store', () => {
    const before = catalogOf({ regions });
    const same = live(['Standard', 'GlobalStandard', 'DeveloperTier']);
    expect(merged(before, answer('eastus', same, live(['GlobalStandard'], { name: 'Llama', format: 'Meta' })))).toBe(before);
  });
});

describe('a new model', () => {
  test('is added in alphabetical order, without facts from the documentation', () => {
    const fresh = live(['GlobalStandard'], { name: 'a', status: 'Preview', retirementDate: '2028-01-01' });
    const catalog = merged(catalogOf({}), answer('eastus', fresh, live(['Standard'], { version: '0' })));
    expect(Object.keys(catalog.models)).toEqual(['a', 'gpt']);
    expect(Object.keys(catalog.models['gpt']?.versions ?? {})).toEqual(['0', '1']);
    expect(catalog.models['a']).toEqual({
      format: 'OpenAI',
      capability: 'chat',
      versions: {
        '1': {
          lifecycle: { stage: 'Preview', retirementDate: '2028-01-01', replacement: null, ...ORIGIN },
          lifecycleLater: null,
          regionsFrom: 'live',
          regions: { GlobalStandard: ['eastus'] },
        },
      },
    });
  });

  test.each([
    [['realtime', 'chatCompletion'], 'realtime-audio'],
    [['imageGenerations'], 'image'],
    [['embeddings'], 'embeddings'],
    [['responses'], 'responses'],
    [['fineTune'], 'unknown'],
  ])('has the capability that it claims: %j is %s', (capabilities, word) => {
    const catalog = merged(catalogOf({}), answer('eastus', live(['Standard'], { name: 'a', capabilities })));
    expect(catalog.models['a']?.capability).toBe(word);
  });

  test('is not added if it cannot be deployed', () => {
    const before = catalogOf({});
    expect(merged(before, answer('eastus', live([], { name: 'a' }), live(['DeveloperTier'], { version: '2' })))).toBe(before);
  });
});

describe('the lifecycle of a version', () => {
  const documented = { stage: 'GA', retirementDate: '2027-06-01', replacement: 'gpt-next' };
  const later = { stage: 'Deprecated', retirementDate: '2027-05-01', replacement: null, asOf: '2026-10-09' };

  test('is the live one, which replaces the reading of a third party', () => {
    const said = live([], { status: 'Deprecating', retirementDate: '2027-04-01', replacement: 'gpt-other' });
    expect(after({ lifecycle: documented, lifecycleLater: later }, answer('eastus', said))).toMatchObject({
      lifecycle: { stage: 'Deprecated', retirementDate: '2027-04-01', replacement: 'gpt-other', ...ORIGIN },
      lifecycleLater: null,
    });
  });

  test('keeps the stage and the replacement that a live answer does not name', () => {
    const said = live([], { retirementDate: '2027-04-01' });
    const lifecycle = { stage: 'GA', retirementDate: '2027-04-01', replacement: 'gpt-next' };
    expect(after({ lifecycle: documented }, answer('eastus', said))).toMatchObject({ lifecycle, lifecycleLater: null });
    expect(after({}, answer('eastus', said))).toMatchObject({ lifecycle: null });
  });

  test('keeps the documentation as its source if the live answer states the same', () => {
    const before = catalogOf({ lifecycle: documented });
    expect(merged(before, answer('eastus', live([], { status: 'Stable', retirementDate: '2027-06-01' })))).toBe(before);
  });

  test('is kept if a live answer has no date', () => {
    const before = catalogOf({ lifecycle: documented, lifecycleLater: later });
    expect(merged(before, answer('eastus', live([], { status: 'Deprecated' })))).toBe(before);
  });

  test.each([
    ['Stable', 'GA'],
    ['GenerallyAvailable', 'GA'],
    ['Preview', 'Preview'],
    ['Legacy', 'Legacy'],
    ['Deprecating', 'Deprecated'],
    ['Deprecated', 'Retired'],
    ['SomethingNew', 'GA'],
    ['constructor', 'GA'],
  ])('calls %s %s', (status, stage) => {
    const said = live([], { status, retirementDate: '2027-04-01' });
    expect(after({ lifecycle: documented }, answer('eastus', said))).toMatchObject({ lifecycle: { stage } });
  });

  test('uses the earliest date if locations differ, and the most cautious stage on the same date', () => {
    const said = (status: string, retirementDate: string) => live([], { status, retirementDate });
    const answers = [
      answer('eastus', said('Preview', '2027-04-02')),
      answer('eastus2', said('GenerallyAvailable', '2027-04-01')),
      answer('uksouth', said('Deprecating', '2027-04-01')),
    ];
    expect(after({}, ...answers)).toMatchObject({ lifecycle: { stage: 'Deprecated', retirementDate: '2027-04-01' } });
  });
});

describe('the facts about a SKU', () => {
  const quota = { name: 'Standard', usageName: 'OpenAI.Standard.gpt' };
  const skusAfter = (row: Partial<VersionRow>, ...answers: readonly LocationAnswer[]) => after(row, ...answers)?.skus;

  test('are its quota and the bounds of its capacity, with the source and the day', () => {
    const said = live([{ ...quota, minimum: 15, step: 5, maximum: 1000, default: 15 }, 'GlobalStandard']);
    expect(skusAfter({}, answer('eastus', said))).toEqual({
      Standard: { usageName: 'OpenAI.Standard.gpt', minimum: 15, step: 5, maximum: 1000, default: 15, ...ORIGIN },
    });
  });

  test('include a day of retirement only if it differs from that of the version', () => {
    const skus = [
      { name: 'Standard', retirementDate: '2027-03-01' },
      { name: 'GlobalStandard', retirementDate: '2027-04-01' },
    ];
    const answers = [answer('eastus', live(skus, { status: 'Stable', retirementDate: '2027-04-01' }))];
    expect(skusAfter({}, ...answers)).toEqual({ Standard: { retirementDate: '2027-03-01', ...ORIGIN } });
    const other = { Standard: { retirementDate: '2026-12-01', asOf: '2026-04-23' } };
    const same = live([{ name: 'Standard', retirementDate: '2027-04-01' }], { status: 'Stable', retirementDate: '2027-04-01' });
    expect(skusAfter({ skus: other }, answer('eastus', same))).toBeUndefined();
  });

  test('have the day of the answer if the version has it too, because an earlier day of a SKU does not apply', () => {
    const skus = { Standard: { retirementDate: '2027-03-01', asOf: '2026-04-23' } };
    const said = live([{ name: 'Standard', retirementDate: '2027-03-01' }], { status: 'Stable', retirementDate: '2027-04-01' });
    expect(skusAfter({ skus }, answer('eastus', said))).toEqual({ Standard: { retirementDate: '2027-03-01', ...ORIGIN } });
  });

  test('are those that pass everywhere if locations differ, and not known if there is no such value', () => {
    const one = { ...quota, minimum: 15, step: 5, maximum: 1000, retirementDate: '2027-04-01' };
    const other = {
      ...quota,
      usageName: 'OpenAI.standard.gpt',
      minimum: 25,
      step: 25,
      maximum: 500,
      retirementDate: '2027-03-01',
    };
    expect(skusAfter({}, answer('eastus', live([one])), answer('eastus2', live([other])))).toEqual({
      Standard: { retirementDate: '2027-03-01', minimum: 15, maximum: 1000, ...ORIGIN },
    });
  });

  test('are kept with their source and day if no answer states something else', () => {
    const skus = { Standard: { usageName: 'OpenAI.Standard.gpt', maximum: 1000, asOf: '2026-04-23' } };
    const before = catalogOf({ skus, regions: { Standard: ['eastus'] } });
    expect(merged(before, answer('eastus', live([quota])))).toBe(before);
    expect(rowOf(merged(before, answer('eastus')))?.skus).toEqual(skus);
  });
});

describe('the scope of a quota', () => {
  const NAME = 'OpenAI.Standard.gpt';
  const offer = live([{ name: 'Standard', usageName: NAME }]);
  const usagesAfter = (...usages: readonly (readonly LiveUsage[])[]) =>
    merged(catalogOf({}), ...usages.map((each, i) => ({ ...answer(i === 0 ? 'eastus' : 'eastus2', offer), usages: each })))
      .usages;

  test('is the one that Azure lists, for the quotas of the catalogue', () => {
    const shared = { name: 'OpenAI.GlobalProvisionedManaged', scope: 'Global', scopeId: 'Global' };
    const other = { name: 'AccountCount', scope: 'Regional', scopeId: 'EastUS' };
    expect(usagesAfter([{ name: NAME, scope: 'Regional', scopeId: 'EastUS' }, shared, other])).toEqual({
      'OpenAI.GlobalProvisionedManaged': { scope: 'Global', ...ORIGIN },
      'OpenAI.Standard.gpt': { scope: 'Regional', ...ORIGIN },
    });
  });

  test('names the data zones for which Azure lists it', () => {
    const zone = (scopeId: string) => ({ name: NAME, scope: 'DataZone', scopeId });
    expect(usagesAfter([zone('US')], [zone('EUR')])).toEqual({
      [NAME]: { scope: 'DataZone', dataZones: ['EUR', 'US'], ...ORIGIN },
    });
  });

  test('is not known if Azure states none, or not the same everywhere', () => {
    expect(usagesAfter([{ name: NAME }])).toBeUndefined();
    expect(usagesAfter([{ name: NAME, scope: 'Classic' }], [{ name: NAME, scope: 'Global' }])).toBeUndefined();
  });

  test('is kept if the quotas of a location could not be listed', () => {
    const once = merged(catalogOf({}), { ...answer('eastus', offer), usages: [{ name: NAME, scope: 'Global' }] });
    expect(Object.keys(once)).toEqual(['sources', 'asOf', 'live', 'notes', 'usages', 'models']);
    expect(mergeLive(once, [answer('eastus', offer)], { source: 'another', asOf: '2027-02-01' })).toBe(once);
  });
});

describe('the record of the source', () => {
  test('names every location that was listed, and is kept if nothing changes', () => {
    const once = merged(catalogOf({}), answer('uksouth'), answer('eastus', live(['Standard'])));
    expect(once.live).toEqual({ eastus: ORIGIN, uksouth: ORIGIN });
    expect(Object.keys(once)).toEqual(['sources', 'asOf', 'live', 'notes', 'models']);
    const tomorrow = { source: ORIGIN.source, asOf: '2027-02-01' };
    expect(mergeLive(once, [answer('eastus', live(['Standard']))], tomorrow)).toBe(once);
    expect(mergeLive(once, [answer('eastus', live(['GlobalStandard']))], tomorrow).live).toEqual({
      eastus: tomorrow,
      uksouth: ORIGIN,
    });
  });

  test('does not change the sources, the date and the notes of the documentation', () => {
    const before = catalogOf({ quota: { Standard: { 'Tier 1': { tpm: 1 } } }, ptu: { globalMin: 15 } });
    const { models, live: origins, ...rest } = merged(before, answer('eastus', live(['Standard'])));
    expect(origins).toBeDefined();
    expect(rest).toEqual({ sources: before.sources, asOf: before.asOf, notes: before.notes });
    expect(models['gpt']?.versions['1']).toMatchObject({
      quota: { Standard: { 'Tier 1': { tpm: 1 } } },
      ptu: { globalMin: 15 },
    });
  });
});
