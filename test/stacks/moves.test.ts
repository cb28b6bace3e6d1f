import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkFleet } from '../../lib/rules';
import { configurationIn, exampleFleet, fleetOf, synthesized } from '../support/project';
import { TODAY } from '../support/root';
import { addressesOf, at } from '../support/terraform';

const DEPLOYMENT = { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard', capacity: 1 };
const PRINCIPAL = { principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02', principalType: 'Group' };

const environment = (more: object, regions: object = { swedencentral: {} }) => ({
  environment: 'dev',
  workload: 'assistants',
  subscriptionId: '11111111-1111-1111-1111-111111111111',
  homeRegion: 'swedencentral',
  residency: { dataZone: 'EU' },
  ...more,
  regions: Object.fromEntries(
    Object.entries(regions).map(
      ([region, own], i) => [region, { network: { addressSpace: `10.0.${i}.0/24` }, ...own }] as const,
    ),
  ),
});

const synthesize = (data: object, region = 'swedencentral') =>
  configurationIn(synthesized(fleetOf({ dev: stringify(data) })), `dev/${region}`);

/** Every stamp with its own network moves its subnet from the type that version 0.1 of the kit used. */
const OF_SUBNET = { from: 'azurerm_subnet.network_private_endpoints', to: 'azapi_resource.network_private_endpoints' };

const inShort = (data: object, region?: string) =>
  synthesize(data, region)
    .moved?.filter(({ from }) => from !== OF_SUBNET.from)
    .map(({ from, to }) => `${from.split('.')[1]} → ${to.split('.')[1]}`);

describe('a stamp with renamed keys', () => {
  const configuration = configurationIn(synthesized(exampleFleet('renamed')), 'amber/swedencentral');

  test('moves every address, step by step, and each role assignment', () => {
    const role = (key: string, name: string) => `azurerm_role_assignment.account_grant_${key}_${name}`;
    expect(configuration.moved).toEqual([
      { from: 'azapi_resource.account_filter_strict', to: 'azapi_resource.account_filter_house-rules' },
      {
        from: 'azurerm_cognitive_deployment.account_deployment_chat',
        to: 'azurerm_cognitive_deployment.account_deployment_assistant',
      },
      {
        from: 'azurerm_cognitive_deployment.account_deployment_gpt-5_1',
        to: 'azurerm_cognitive_deployment.account_deployment_chat',
      },
      ...['cognitive-services-openai-user', 'reader'].map((name) => ({
        from: role('app', name),
        to: role('assistants-app', name),
      })),
      OF_SUBNET,
    ]);
  });

  test('keeps the names in Azure, which clients use', () => {
    expect(at(configuration, 'azapi_resource.account_filter_house-rules')['name']).toBe('strict');
    expect(at(configuration, 'azurerm_cognitive_deployment.account_deployment_assistant')).toMatchObject({
      name: 'gpt-5.1',
      rai_policy_name: '${azapi_resource.account_filter_house-rules.name}',
    });
    expect(configuration.output?.['deployment_names']?.value).toEqual(['gpt-5.1']);
  });
});

test('a stamp without renamed keys moves only its subnet', () => {
  expect(synthesize(environment({ deployments: { chat: DEPLOYMENT } })).moved).toEqual([OF_SUBNET]);
});

test('if a grant has fewer roles now, only the remaining ones move', () => {
  const access = { now: { ...PRINCIPAL, role: 'inference' } };
  expect(inShort(environment({ access, moved: { access: { before: 'now' } } }))).toEqual([
    'account_grant_before_cognitive-services-openai-user → account_grant_now_cognitive-services-openai-user',
  ]);
});

test('moves merge layer by layer: a region adds moves, and null removes them', () => {
  const data = environment(
    { deployments: { assistant: DEPLOYMENT, mini: DEPLOYMENT }, moved: { deployments: { chat: 'assistant' } } },
    { swedencentral: {}, francecentral: { moved: { deployments: { chat: null, small: 'mini' } } } },
  );
  expect(inShort(data)).toEqual(['account_deployment_chat → account_deployment_assistant']);
  expect(inShort(data, 'francecentral')).toEqual(['account_deployment_small → account_deployment_mini']);
});

const key = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,5}$/);
const keysOf = (map: 'access' | 'contentFilters' | 'deployments') =>
  fc.uniqueArray(key, { maxLength: 4 }).chain((keys) =>
    fc.array(fc.tuple(key, fc.oneof(key, ...keys.map((each) => fc.constant(each)))), { maxLength: 3 }).map((moves) => ({
      [map]: keys,
      moved: Object.fromEntries(moves),
    })),
  );

/** Renamings that can contradict each other and the existing keys. */
const renamed = fc.record({
  access: keysOf('access'),
  contentFilters: keysOf('contentFilters'),
  deployments: keysOf('deployments'),
});

test('Terraform can follow all accepted moves: from a missing key to one that exists or has moved on, without duplicates', () => {
  let accepted = 0;
  fc.assert(
    fc.property(renamed, ({ access, contentFilters, deployments }) => {
      const all = (keys: unknown, value: (i: number) => object) =>
        Object.fromEntries((keys as string[]).map((each, i) => [each, value(i)]));
      const data = environment({
        access: all(access['access'], (i) => ({
          ...PRINCIPAL,
          principalId: PRINCIPAL.principalId.replace('4f7f', `000${i}`),
          role: 'operator',
        })),
        contentFilters: all(contentFilters['contentFilters'], () => ({})),
        deployments: all(deployments['deployments'], () => ({ ...DEPLOYMENT, contentFilter: 'Microsoft.DefaultV2' })),
        moved: { access: access.moved, contentFilters: contentFilters.moved, deployments: deployments.moved },
      });
      const problems = checkFleet(fleetOf({ dev: stringify(data) }), { today: TODAY }).filter(
        ({ severity }) => severity === 'error',
      );
      fc.pre(problems.length === 0);
      const configuration = synthesize(data);
      const moved = configuration.moved ?? [];
      if (moved.length > 0) accepted++;
      const [addresses, from, to] = [addressesOf(configuration), moved.map((each) => each.from), moved.map((each) => each.to)];
      expect(from.filter((address) => addresses.includes(address))).toEqual([]);
      expect(to.filter((address) => !addresses.includes(address) && !from.includes(address))).toEqual([]);
      expect([new Set(from).size, new Set(to).size]).toEqual([moved.length, moved.length]);
    }),
    { numRuns: 30 },
  );
  expect(accepted).toBeGreaterThan(5);
});
