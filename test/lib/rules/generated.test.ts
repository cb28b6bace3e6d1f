import { stringify } from 'yaml';
import type { GeneratedAccount, GeneratedStamp } from '../../../lib/fleet/generated-stamp';
import { checkAll } from '../../../stacks/rules';
import { fleetOf, inShort } from '../../support/project';
import { TODAY } from '../../support/root';

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
  test('does not move when the address space begins elsewhere', () => {
    expect(found({}, { subnet: SUBNET })).toEqual([
      'network/subnet-moves: the subnet of the private endpoint would move from 10.0.1.0/27 to 10.0.0.0/27, which Azure rejects while the endpoint is in it',
    ]);
  });

  test.each([
    ['the default has not changed', {}, { ...SUBNET, prefix: '10.0.0.0/27' }],
    ['privateEndpointPrefix keeps it in place', network({ privateEndpointPrefix: '10.0.1.0/27' }), SUBNET],
    ['privateEndpointPrefix moves it', network({ privateEndpointPrefix: '10.0.0.0/27' }), SUBNET],
    ['the network has a new name, and so the subnet is new', { names: { virtualNetwork: 'vnet-next' } }, SUBNET],
    ['the subnet has a new name', { names: { subnet: 'snet-next' } }, SUBNET],
  ])('passes if %s', (_, settings, subnet) => {
    expect(found(settings, { subnet })).toEqual([]);
  });

  test('passes for a new stamp', () => {
    expect(found({})).toEqual([]);
  });
});

describe('the subscription of an environment', () => {
  const rule = /^environment\//;

  test('cannot change once it has a state', () => {
    expect(found({}, { subscriptionId: '22222222-2222-2222-2222-222222222222' }, rule)).toEqual([
      'environment/subscription-moves: dev moves from the subscription 22222222-2222-2222-2222-222222222222 to 11111111-1111-1111-1111-111111111111, but its state describes resources in the first',
    ]);
  });

  test('passes if it stays the same, and if nothing is known', () => {
    expect(found({}, { subscriptionId: '11111111-1111-1111-1111-111111111111' }, rule)).toEqual([]);
    expect(found({}, {}, rule)).toEqual([]);
  });
});

describe('the name of a content filter', () => {
  const filterNames = new Map([['azapi_resource.account_filter_strict', 'strict']]);
  const filters = (contentFilters: object, moved: object = {}) => ({ contentFilters, moved: { contentFilters: moved } });

  test('is not used while another filter has it, regardless of case', () => {
    expect(found(filters({ house: { name: 'Strict' } }), { filterNames })).toEqual([
      "names/filter-taken: the content filter 'house' takes the name 'Strict' of azapi_resource.account_filter_strict, which Terraform deletes only after it creates the new filter: if azapi_resource.account_filter_strict is deployed, Azure rejects every apply",
    ]);
  });

  test.each([
    ['the filter keeps it', filters({ strict: {} })],
    ['the key of the filter moves', filters({ house: { name: 'strict' } }, { strict: 'house' })],
    ['no filter has it', filters({ house: {} })],
  ])('passes if %s', (_, settings) => {
    expect(found(settings, { filterNames })).toEqual([]);
  });
});

describe('the account of a stamp', () => {
  const rule = /^(account\/moves|encryption\/kind)$/;
  const before = (settings: Partial<GeneratedAccount>) => ({
    resourceGroup: 'rg-assistants-dev-sdc',
    account: {
      ...{ name: 'ais-assistants-dev-sdc', customSubdomain: 'ais-assistants-dev-sdc-bafde89c' },
      ...{ kind: 'AIServices', location: 'swedencentral', projectManagement: true, hasKey: true, ...settings },
    },
  });
  const account = { kind: 'AIServices', projectManagement: true, customerManagedKey: { create: true } };
  const override = (attributes: object) => ({ overrides: { 'azurerm_cognitive_account.account': attributes } });

  test('cannot lose projectManagement', () => {
    expect(found({ account: { kind: 'AIServices' } }, before({}), rule)).toEqual([
      'account/moves: projectManagement cannot be turned off: Terraform would replace the account, or refuse to while it is protected',
    ]);
  });

  test.each<[string, object, Partial<GeneratedAccount>]>([
    ['nothing changes', { account }, {}],
    [
      'an override keeps projects on',
      { account: { ...account, projectManagement: false }, ...override({ project_management_enabled: true }) },
      {},
    ],
    [
      'an override has the key',
      { account: { kind: 'AIServices', projectManagement: true }, ...override({ customer_managed_key: {} }) },
      {},
    ],
    ['an override has the kind', { account, ...override({ kind: 'OpenAI' }) }, { kind: 'OpenAI' }],
    ['an override has the name', { account, ...override({ name: 'ais-1' }) }, { name: 'ais-1' }],
    ['it is in another region', { account }, { name: 'ais-1', location: 'westeurope' }],
    ['another name is written', { account: {}, names: { account: 'oai-new' } }, {}],
  ])('passes if %s', (_, settings, was) => {
    expect(found(settings, before(was), rule)).toEqual([]);
  });
});

describe('a deployment that another provider would create', () => {
  const terms = { organizationName: 'Contoso AB', countryCode: 'SE', industry: 'technology' };
  const claude = { model: 'claude-haiku-4-5', version: '2', sku: 'GlobalStandard', capacity: 1, format: 'Anthropic' };
  const model = { ...claude, modelProviderData: terms };
  const was = {
    sku: 'GlobalStandard',
    capacity: 1,
    model: 'claude-haiku-4-5',
    version: '2',
    format: 'Anthropic',
    spillover: undefined,
  };
  const all = new Map([
    ['azurerm_cognitive_deployment.account_deployment_grok', { ...was, name: 'grok' }],
    ['azapi_resource.account_deployment_claude', { ...was, name: 'claude' }],
  ]);
  const problems = (deployments: object, account = 'oai-assistants-dev-sdc') =>
    found({ deployments }, { deployments: { account, all } }, /^model\/deployment-moves$/);

  test('does not take its name, in either direction and regardless of case', () => {
    const words = (text: string) =>
      `model/deployment-moves: ${text} has that name: Terraform may create the new one before it destroys the old one, which fails while the old one exists`;
    const gpt = { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard', capacity: 1 };
    expect(problems({ grok: model })).toEqual([
      words(
        "azapi would create the deployment 'grok' as azapi_resource.account_deployment_grok, but azurerm_cognitive_deployment.account_deployment_grok",
      ),
    ]);
    expect(problems({ other: { ...gpt, name: 'Claude' } })).toEqual([
      words(
        "azurerm would create the deployment 'Claude' as azurerm_cognitive_deployment.account_deployment_other, but azapi_resource.account_deployment_claude",
      ),
    ]);
  });

  test.each([
    ['the same provider creates it', { claude: model }, undefined],
    ['it has another name', { haiku: model }, undefined],
    ['the account has another name, so that Terraform recreates it', { grok: model }, 'oai-other'],
  ])('passes if %s', (_, deployments, account) => {
    expect(problems(deployments, account)).toEqual([]);
  });
});
