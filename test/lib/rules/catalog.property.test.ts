import fc from 'fast-check';
import { stringify } from 'yaml';
import { modelVersions } from '../../../lib/catalog/models';
import type { ModelVersion } from '../../../lib/catalog/models';
import type { RegionName } from '../../../lib/catalog/regions';
import { regionOf } from '../../../lib/catalog/regions';
import type { SkuName } from '../../../lib/catalog/skus';
import { SKU_NAMES, skuOf } from '../../../lib/catalog/skus';
import { checkFleet } from '../../../lib/rules';
import { fleetOf } from '../../support/project';
import { TODAY } from '../../support/root';

interface Part {
  readonly version: ModelVersion;
  readonly sku: SkuName;
  readonly region: RegionName;
}

/** Everything that can be deployed today. */
const PARTS: readonly Part[] = modelVersions()
  .filter(({ lifecycle }) => !lifecycle || (lifecycle.stage !== 'Retired' && (lifecycle.retirementDate ?? '9999') > TODAY))
  .flatMap((version) =>
    (Object.entries(version.regions) as [SkuName, readonly RegionName[]][])
      .filter(([sku]) => SKU_NAMES.includes(sku))
      .flatMap(([sku, regions]) => regions.map((region) => ({ version, sku, region }))),
  );

const BY_REGION = new Map(PARTS.map(({ region }) => [region, PARTS.filter((part) => part.region === region)]));

/** Provisioned capacity is a whole number of increments. */
function capacityOf({ version: { provisioned }, sku }: Part, steps: number): number {
  if (skuOf(sku).billing !== 'provisioned' || !provisioned) return steps;
  const { globalMin, globalIncrement, regionalMin, regionalIncrement } = provisioned;
  return sku === 'ProvisionedManaged' ? regionalMin + regionalIncrement * steps : globalMin + globalIncrement * steps;
}

const deployment = (part: Part, steps: number) => ({
  model: part.version.model as string,
  version: part.version.version,
  sku: part.sku as string,
  capacity: capacityOf(part, steps),
  alreadyDeployed: true,
  contentFilter: 'strict',
});

const configuration = fc.constantFrom(...BY_REGION.keys()).chain((region) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...(BY_REGION.get(region) ?? [])), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => ({
      region,
      parts: parts.map(([part]) => part),
      data: {
        environment: 'test',
        workload: 'catalog',
        subscriptionId: '00000000-0000-0000-0000-000000000001',
        residency: 'global',
        contentFilters: { strict: {} },
        deployments: Object.fromEntries(parts.map(([part, steps], i) => [`d-${i}`, deployment(part, steps)])),
        access: { app: { principalId: '00000000-0000-0000-0000-00000000aaaa', principalType: 'Group', role: 'inference' } },
        regions: { [region]: { network: { addressSpace: '10.0.0.0/24' } } },
      },
    })),
);

const errorsOf = (data: unknown) =>
  checkFleet(fleetOf({ test: stringify(data) }), { today: TODAY })
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

type Configuration = typeof configuration extends fc.Arbitrary<infer T> ? T : never;

/** The configuration with one deployment changed. */
const with0 = ({ data }: Configuration, change: Record<string, unknown>) => ({
  ...data,
  deployments: { ...data.deployments, 'd-0': { ...data.deployments['d-0'], ...change } },
});

describe('a configuration from the catalogue', () => {
  test('is accepted', () => {
    fc.assert(
      fc.property(configuration, ({ data }) => {
        expect(errorsOf(data)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  const single: readonly [rule: string, mutate: (configuration: Configuration) => unknown][] = [
    [
      'model/availability',
      (given) => {
        const [part] = given.parts;
        const missing = SKU_NAMES.filter(
          (sku) => part && !part.version.regions[sku]?.includes(given.region) && skuOf(sku).billing !== 'provisioned',
        );
        const zone = regionOf(given.region).dataZone;
        const sku = missing.find((each) => skuOf(each).scope !== 'dataZone' || zone !== null);
        return sku === undefined ? undefined : with0(given, { sku });
      },
    ],
    ['model/lifecycle', (given) => with0(given, { model: 'gpt-5.2-chat', version: '2025-12-11', capacity: 1 })],
    [
      'residency/processing',
      (given) =>
        given.parts.some(({ sku }) => skuOf(sku).scope === 'global') ? { ...given.data, residency: 'region' } : undefined,
    ],
    [
      'residency/places',
      ({ region, data }) => ({ ...data, residency: { geography: region === 'swedencentral' ? 'France' : 'Sweden' } }),
    ],
    ['reference/content-filter', (given) => with0(given, { contentFilter: 'strcit' })],
    ['access/role', ({ data }) => ({ ...data, access: { app: { ...data.access.app, role: 'Contributor' } } })],
    [
      'network/addresses',
      ({ region, data }) => ({ ...data, regions: { [region]: { network: { addressSpace: '9.0.0.0/24' } } } }),
    ],
    ['names/azure', ({ data }) => ({ ...data, names: { account: 'under_score' } })],
    ['schema/value', (given) => with0(given, { sku: 'Everywhere' })],
    ['schema/type', (given) => with0(given, { version: 1 })],
  ];

  test.each(single)('is rejected by %s after one mutation', (rule, mutate) => {
    fc.assert(
      fc.property(configuration, (given) => {
        const mutated = mutate(given);
        fc.pre(mutated !== undefined);
        expect(errorsOf(mutated)).toContain(rule);
      }),
      { numRuns: 50 },
    );
  });
});
