import fc from 'fast-check';
import { canonicalCatalog } from '../../../../lib/catalog/refresh/canonical';
import { byName, SKU_ORDER } from '../../../../lib/catalog/refresh/catalog-file';
import type { CatalogFile, SkuRow, VersionRow } from '../../../../lib/catalog/refresh/catalog-file';
import type { LiveModel, LiveSku, LiveUsage, LocationAnswer } from '../../../../lib/catalog/refresh/live-answer';
import { mergeLive } from '../../../../lib/catalog/refresh/merge';
import type { RegionName } from '../../../../lib/catalog/regions';
import { ORIGIN } from './live';

const LOCATIONS = ['eastus', 'eastus2', 'swedencentral', 'uksouth'] as const satisfies readonly RegionName[];
const days = fc.constantFrom('2027-01-01', '2027-02-01', '2027-03-01');
const replacements = fc.constantFrom(null, 'gpt-x', 'gpt-y');
const names = fc.constantFrom('gpt-a', 'gpt-b', 'o1');
const versions = fc.constantFrom('1', '2', '2026-01-01');

const lifecycles = fc.option(
  fc.record({
    stage: fc.constantFrom('GA', 'Preview', 'Deprecated', 'Retired'),
    retirementDate: days,
    replacement: replacements,
  }),
);

const optional = <T>(key: string, values: fc.Arbitrary<T>) =>
  fc.option(values).map((value) => (value === null ? {} : { [key]: value }));

/** The facts about a SKU, at least one of them. */
const facts = fc
  .tuple(
    optional('usageName', fc.constantFrom('OpenAI.Standard.a', 'OpenAI.Standard.b')),
    optional('retirementDate', days),
    optional('minimum', fc.constantFrom(0, 1, 15)),
    optional('step', fc.constantFrom(1, 5)),
    fc.record({ maximum: fc.constantFrom(100, 200) }),
  )
  .map((parts) => Object.assign({}, ...parts) as Omit<SkuRow, 'asOf'>);

const skuRows = fc
  .subarray([...SKU_ORDER], { minLength: 1 })
  .chain((skus) => fc.tuple(...skus.map((sku) => facts.map((row) => [sku, { ...row, asOf: '2026-04-23' }] as const))))
  .map((entries) => Object.fromEntries(entries));

const rowsWithoutSkus: fc.Arbitrary<VersionRow> = fc.record({
  lifecycle: lifecycles,
  lifecycleLater: lifecycles,
  regions: fc
    .subarray([...SKU_ORDER])
    .chain((skus) =>
      fc
        .tuple(...skus.map(() => fc.subarray([...LOCATIONS])))
        .map((all) => Object.fromEntries(skus.map((sku, i) => [sku, all[i] ?? []]))),
    ),
});

const rows = fc
  .tuple(rowsWithoutSkus, fc.option(skuRows))
  .map(([{ regions, ...row }, skus]): VersionRow => ({ ...row, ...(skus ? { skus } : {}), regions }));

const catalogs: fc.Arbitrary<CatalogFile> = fc
  .dictionary(names, fc.dictionary(versions, rows, { minKeys: 1 }), { noNullPrototype: true })
  .map((models) => ({
    sources: { availability: 'the documentation' },
    asOf: '2026-07-30',
    notes: [],
    models: byName(
      Object.entries(models).map(([name, all]) => [
        name,
        { format: 'OpenAI', capability: 'chat', versions: byName(Object.entries(all)) },
      ]),
    ),
  }));

const liveSkus = fc
  .subarray([...SKU_ORDER, 'DeveloperTier'])
  .chain((names) => fc.tuple(...names.map((name) => fc.option(facts).map((sku): LiveSku => ({ name, ...sku })))));

const usages: fc.Arbitrary<LiveUsage> = fc
  .tuple(
    fc.record({ name: fc.constantFrom('OpenAI.Standard.a', 'OpenAI.Standard.b', 'OpenAI.ProvisionedManaged', 'AccountCount') }),
    optional('scope', fc.constantFrom('Classic', 'DataZone', 'Global', 'Regional')),
    optional('scopeId', fc.constantFrom('EUR', 'US')),
  )
  .map((parts) => Object.assign({}, ...parts) as LiveUsage);

const models: fc.Arbitrary<LiveModel> = fc
  .tuple(
    fc.record({
      format: fc.constantFrom('OpenAI', 'OpenAI', 'Meta'),
      name: fc.oneof(names, fc.constant('gpt-new')),
      version: versions,
      skus: liveSkus,
      capabilities: fc.subarray(['chatCompletion', 'realtime', 'fineTune']),
    }),
    optional('status', fc.constantFrom('GenerallyAvailable', 'Preview', 'Deprecating', 'Deprecated', 'Other')),
    optional('retirementDate', days),
    optional('replacement', fc.constantFrom('gpt-x', 'gpt-z')),
  )
  .map((parts) => Object.assign({}, ...parts) as LiveModel);

const answerSets: fc.Arbitrary<readonly LocationAnswer[]> = fc
  .subarray([...LOCATIONS])
  .chain((listed) =>
    fc.tuple(
      ...listed.map((location) =>
        fc.record({ location: fc.constant(location), models: fc.array(models), usages: fc.array(usages) }),
      ),
    ),
  );

/** Every offer in a catalogue, as `model version sku region`. */
const placesIn = (catalog: CatalogFile): string[] =>
  Object.entries(catalog.models).flatMap(([model, { versions: all }]) =>
    Object.entries(all).flatMap(([version, { regions }]) =>
      Object.entries(regions).flatMap(([sku, list]) => list.map((region) => `${model} ${version} ${sku} ${region}`)),
    ),
  );

const isIn = (listed: readonly string[]) => (place: string) => listed.includes(place.split(' ').at(-1) ?? '');

test('merging the same answers again on another day changes nothing', () => {
  fc.assert(
    fc.property(catalogs, answerSets, (catalog, answers) => {
      const once = mergeLive(catalog, answers, ORIGIN);
      expect(mergeLive(once, answers, { ...ORIGIN, asOf: '2030-01-01' })).toBe(once);
    }),
  );
});

test('the order of locations and of their entries does not matter', () => {
  fc.assert(
    fc.property(catalogs, answerSets, (catalog, answers) => {
      const reversed = answers
        .map(({ location, models: all, usages: quotas = [] }) => ({
          ...{ location, models: [...all].reverse() },
          usages: [...quotas].reverse(),
        }))
        .reverse();
      expect(canonicalCatalog(mergeLive(catalog, reversed, ORIGIN))).toBe(
        canonicalCatalog(mergeLive(catalog, answers, ORIGIN)),
      );
    }),
  );
});

test('nothing changes in a location that was not listed, and no version is removed', () => {
  fc.assert(
    fc.property(catalogs, answerSets, (catalog, answers) => {
      const after = mergeLive(catalog, answers, ORIGIN);
      const others = LOCATIONS.filter((location) => !answers.some((each) => each.location === location));
      expect(placesIn(after).filter(isIn(others)).sort()).toEqual(placesIn(catalog).filter(isIn(others)).sort());
      for (const [model, row] of Object.entries(catalog.models))
        expect(Object.keys(after.models[model]?.versions ?? {})).toEqual(expect.arrayContaining(Object.keys(row.versions)));
    }),
  );
});

test('a location that was listed has exactly its live offers', () => {
  fc.assert(
    fc.property(catalogs, answerSets, (catalog, answers) => {
      const said = answers.flatMap(({ location, models: all }) =>
        all
          .filter(({ format }) => format === 'OpenAI')
          .flatMap(({ name, version, skus }) =>
            skus.filter((sku) => sku.name !== 'DeveloperTier').map((sku) => `${name} ${version} ${sku.name} ${location}`),
          ),
      );
      const listed = answers.map(({ location }) => location);
      const places = placesIn(mergeLive(catalog, answers, ORIGIN)).filter(isIn(listed));
      expect(places.sort()).toEqual([...new Set(said)].sort());
    }),
  );
});

test('the result of a merge is in the order of the file', () => {
  fc.assert(
    fc.property(catalogs, answerSets, (catalog, answers) => {
      for (const { versions: all } of Object.values(mergeLive(catalog, answers, ORIGIN).models))
        for (const { regions, skus = {} } of Object.values(all)) {
          expect(Object.keys(regions)).toEqual(SKU_ORDER.filter((sku) => sku in regions));
          expect(Object.keys(skus)).toEqual(SKU_ORDER.filter((sku) => sku in skus));
          for (const list of Object.values(regions)) expect(list).toEqual([...new Set(list)].sort());
        }
    }),
  );
});
