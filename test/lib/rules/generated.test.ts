import { stringify } from 'yaml';
import type { GeneratedStamp } from '../../../lib/fleet/generated-stamp';
import { checkAll } from '../../../stacks/rules';
import { fleetOf, inShort, TODAY } from '../../support/project';

const SUBNET = { virtualNetwork: 'vnet-assistants-dev-sdc', name: 'snet-assistants-dev-sdc', prefix: '10.0.1.0/27' };

function found(settings: object, before: Partial<GeneratedStamp> = {}, rule = /^(network|names)\//): string[] {
  const environment = {
    environment: 'dev',
    workload: 'assistants',
    subscriptionId: '11111111-1111-1111-1111-111111111111',
    residency: { dataZone: 'EU' },
    deployments: { chat: { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard', capacity: 1 } },
    regions: { swedencentral: { network: { addressSpace: '10.0.0.0/23' }, ...settings } },
  };
  const generated = new Map([['dev-swedencentral', { filterNames: new Map<string, string>(), ...before }]]);
  return checkAll(fleetOf({ dev: stringify(environment) }), { today: TODAY, generated })
    .filter((problem) => rule.test(problem.rule))
    .map(inShort);
}

const network = (settings: object) => ({ network: { addressSpace: '10.0.0.0/23', ...settings } });

describe('the subnet of the private endpoint', () => {
  test('does not move because the address space begins elsewhere', () => {
    expect(found({}, { subnet: SUBNET })).toEqual([
      'network/subnet-moves: the subnet of the private endpoint would move from 10.0.1.0/27 to 10.0.0.0/27, which Azure refuses while the endpoint is in it',
    ]);
  });

  test.each([
    ['the default has not changed', {}, { ...SUBNET, prefix: '10.0.0.0/27' }],
    ['somebody writes where it stays', network({ privateEndpointPrefix: '10.0.1.0/27' }), SUBNET],
    ['somebody writes where it goes', network({ privateEndpointPrefix: '10.0.0.0/27' }), SUBNET],
    ['the network gets another name, and so another subnet', { names: { virtualNetwork: 'vnet-next' } }, SUBNET],
    ['the subnet gets another name', { names: { subnet: 'snet-next' } }, SUBNET],
  ])('passes where %s', (_, settings, subnet) => {
    expect(found(settings, { subnet })).toEqual([]);
  });

  test('passes for a stamp that is new', () => {
    expect(found({})).toEqual([]);
  });
});

describe('the subscription of an environment', () => {
  const rule = /^environment\//;

  test('does not change under a state', () => {
    expect(found({}, { subscriptionId: '22222222-2222-2222-2222-222222222222' }, rule)).toEqual([
      'environment/subscription-moves: dev moves from the subscription 22222222-2222-2222-2222-222222222222 to 11111111-1111-1111-1111-111111111111, but its state is about resources in the first',
    ]);
  });

  test('passes where it stays, and where nothing is known', () => {
    expect(found({}, { subscriptionId: '11111111-1111-1111-1111-111111111111' }, rule)).toEqual([]);
    expect(found({}, {}, rule)).toEqual([]);
  });
});

describe('the name of a content filter', () => {
  const filterNames = new Map([['azapi_resource.account_filter_strict', 'strict']]);
  const filters = (contentFilters: object, moved: object = {}) => ({ contentFilters, moved: { contentFilters: moved } });

  test('is not taken while another one has it, whatever its case', () => {
    expect(found(filters({ house: { name: 'Strict' } }), { filterNames })).toEqual([
      "names/filter-taken: the content filter 'house' takes the name 'Strict' of azapi_resource.account_filter_strict, which is deleted only after it is made: Azure refuses that at every apply, if azapi_resource.account_filter_strict is deployed",
    ]);
  });

  test.each([
    ['it keeps it', filters({ strict: {} })],
    ['its key moves', filters({ house: { name: 'strict' } }, { strict: 'house' })],
    ['nothing has it', filters({ house: {} })],
  ])('passes where %s', (_, settings) => {
    expect(found(settings, { filterNames })).toEqual([]);
  });
});
