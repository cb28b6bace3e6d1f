import Ajv from 'ajv';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { hasErrors } from '../../lib/diagnostics/problem';
import { JSON_SCHEMAS } from '../../lib/settings/json-schema';
import { REGION_NAMES } from '../../lib/catalog/regions';
import { checkFleet } from '../../lib/rules';
import { blocklist, deployment, filter, grant, record, tags, trusted } from '../support/arbitraries';
import { configurationIn, fleetOf, synthesized } from '../support/project';
import { TODAY } from '../support/root';
import { synthesize } from '../../cli/synthesize';

const state = fc.record({
  resourceGroup: fc.constant('rg-tfstate'),
  storageAccount: fc.constant('sttfstate'),
  container: fc.constant('tfstate'),
  create: fc.record({
    location: fc.constantFrom(...REGION_NAMES),
    replication: fc.constantFrom('LRS', 'ZRS'),
    allowedRanges: fc.subarray(['203.0.113.9', '198.51.100.0/28']),
    deployers: fc.record({ plan: trusted('branch'), apply: trusted('environment') }),
  }),
});

const environment = fc
  .record({
    contentFilters: record(filter),
    blocklists: fc.dictionary(fc.stringMatching(/^[a-zA-Z][\w-]{1,12}$/), blocklist, { maxKeys: 3 }),
    deployments: record(deployment),
    access: record(grant),
    dns: fc.record({ mode: fc.constantFrom('environment', 'stamp', 'policy') }),
    account: fc.record({ kind: fc.constantFrom('OpenAI', 'AIServices') }),
    state: fc.option(state, { nil: undefined }),
    tags,
    regions: fc.uniqueArray(fc.constantFrom(...REGION_NAMES), { minLength: 1, maxLength: 3 }),
  })
  .map(({ regions, ...rest }) => ({
    environment: 'test',
    workload: 'properties',
    subscriptionId: '00000000-0000-0000-0000-000000000001',
    residency: 'global',
    homeRegion: regions[0],
    ...rest,
    regions: Object.fromEntries(regions.map((region, i) => [region, { network: { addressSpace: `10.0.${i}.0/24` } }])),
  }));

type Environment = typeof environment extends fc.Arbitrary<infer T> ? T : never;

const fleet = (data: unknown) => fleetOf({ test: stringify(data) });

/** The same data with the keys of every map in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, seed * 31 + 7)] as const);
  const turned = entries
    .map((entry, i) => [(i + 1) * seed * 7919 + entry[0].length * 104729, entry] as const)
    .sort(([one], [other]) => (one % 1009) - (other % 1009));
  return Object.fromEntries(turned.map(([, entry]) => entry));
}

/** Environments with problems are rejected; the others are used. */
const accepted = (data: Environment) => !hasErrors(checkFleet(fleet(data), { today: TODAY }));

describe('any environment', () => {
  test('always generates the same bytes, regardless of the order of its keys', () => {
    fc.assert(
      fc.property(environment, fc.integer({ min: 1, max: 500 }), (data, seed) => {
        fc.pre(accepted(data));
        const once = [...synthesize(fleet(data))].sort();
        expect([...synthesize(fleet(shuffled(data, seed)))].sort()).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps every deployment, filter and grant separate, or reports collisions', () => {
    // Terraform plans the stacks of some environments, because that takes seconds for each stack.
    let planned = 0;
    fc.assert(
      fc.property(environment, (data) => {
        const problems = checkFleet(fleet(data), { today: TODAY }).filter(({ severity }) => severity === 'error');
        if (problems.length > 0) {
          expect(
            problems.map(({ rule }) => rule).filter((rule) => !['names/distinct', 'access/role', 'names/azure'].includes(rule)),
          ).toEqual([]);
          return;
        }
        planned += 1;
        const files = (planned <= 12 ? synthesized : synthesize)(fleet(data));
        for (const region of Object.keys(data.regions)) {
          const { resource, variable } = configurationIn(files, `test/${region}`);
          // azapi creates provisioned deployments.
          const deployed = [
            ...Object.values(resource['azurerm_cognitive_deployment'] ?? {}),
            ...Object.values(resource['azapi_resource'] ?? {}).filter((each) => String(each['type']).includes('/deployments@')),
          ];
          const names = deployed.map((each) => String(each['name']));
          expect(names.sort()).toEqual(Object.keys(data.deployments).sort());
          const filters = Object.values(resource['azapi_resource'] ?? {}).map((each) => String(each['name']));
          expect(filters).toEqual(expect.arrayContaining(Object.keys(data.contentFilters)));
          const lists = Object.values(resource['azurerm_cognitive_account_rai_blocklist'] ?? {}).map((each) =>
            String(each['name']),
          );
          for (const key of Object.keys(data.blocklists))
            expect(lists.filter((list) => list.startsWith(`${key}-`))).not.toEqual([]);
          expect(lists).toHaveLength(Object.keys(data.blocklists).length);
          const asked = Object.values(data.blocklists).some((list) => 'termsVariable' in list);
          expect(Object.keys(variable ?? {})).toEqual(asked ? ['customer_words'] : []);
          const grants = Object.values(data.access).reduce((sum, { role }) => sum + (role === 'operator' ? 2 : 1), 0);
          expect(Object.keys(resource['azurerm_role_assignment'] ?? {})).toHaveLength(grants);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is valid for the JSON Schema if it is accepted', () => {
    const validate = new Ajv({ validateFormats: false }).compile(
      JSON.parse(JSON_SCHEMAS.get('schema/environment.schema.json') ?? '') as object,
    );
    fc.assert(
      fc.property(environment, (data) => {
        fc.pre(accepted(data));
        expect([validate(JSON.parse(JSON.stringify(data))), validate.errors]).toEqual([true, null]);
      }),
    );
  });
});
