import { stringify } from 'yaml';
import { CUSTOM_POLICIES } from '../../lib/governance/custom-definitions';
import { configurationIn, exampleFleet, fleetOf, synthesized } from '../support/project';
import type { Configuration } from '../support/terraform';
import { addressesOf, at } from '../support/terraform';

const SUBSCRIPTION = '22222222-2222-4222-8222-222222222222';

/** The stack of the policies of one environment, with some settings, and of the organisation. */
function stackOf(settings: object, defaults: object = {}, name = SUBSCRIPTION): Configuration {
  const prod = {
    environment: 'prod',
    workload: 'desk',
    subscriptionId: SUBSCRIPTION,
    residency: { dataZone: 'EU' },
    governance: { scope: 'subscription' },
    regions: { swedencentral: { network: { addressSpace: '10.0.0.0/24' } } },
    ...settings,
  };
  const files = { defaults: stringify(defaults), prod: stringify(prod) };
  return configurationIn(synthesized(fleetOf(files)), `governance/${name}`);
}

interface Reference {
  readonly reference_id: string;
  readonly policy_definition_id: string;
  readonly parameter_values: string;
}

const SET = 'azurerm_policy_set_definition.policy_set';

/** The values of the policies of a set, by the name of the policy. */
function policiesIn(configuration: Configuration, set = SET): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const references = at(configuration, set)['policy_definition_reference'] as readonly Reference[];
  return Object.fromEntries(
    references.map(({ reference_id, parameter_values }) => {
      const values = JSON.parse(parameter_values) as Record<string, { readonly value: unknown }>;
      return [reference_id, Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]))];
    }),
  );
}

const effectsIn = (configuration: Configuration) =>
  Object.fromEntries(Object.entries(policiesIn(configuration)).map(([key, { effect }]) => [key, effect]));

describe('the policies of a subscription', () => {
  const audited = stackOf({});

  test('only report unless deny is set; those that cannot refuse always report', () => {
    const policies = {
      'diagnostic-logs': 'AuditIfNotExists',
      firewall: 'Audit',
      'local-auth': 'Audit',
      'managed-identity': 'Audit',
      'named-filter': 'Audit',
      network: 'Audit',
      outbound: 'Audit',
      'private-link': 'Audit',
      publishers: 'Audit',
      regions: 'Audit',
      skus: 'Audit',
      spillover: 'Audit',
    };
    expect(effectsIn(audited)).toEqual(policies);
    const denied = Object.fromEntries(
      Object.entries(policies).map(([key, effect]) => [
        key,
        ['diagnostic-logs', 'private-link'].includes(key) ? effect : 'Deny',
      ]),
    );
    expect(effectsIn(stackOf({ governance: { scope: 'subscription', effect: 'deny' } }))).toEqual(denied);
  });

  test('are assigned to it without an identity, and enforced', () => {
    const assignment = at(audited, 'azurerm_subscription_policy_assignment.policy_assignment');
    expect(assignment).toMatchObject({
      subscription_id: `/subscriptions/${SUBSCRIPTION}`,
      policy_definition_id: `\${${SET}.id}`,
      enforce: true,
      not_scopes: [],
    });
    expect(assignment).not.toHaveProperty('identity');
  });

  test('allow the deployment types and the regions of the residency', () => {
    expect(policiesIn(audited)).toMatchObject({
      skus: {
        allowedSkus: ['DataZoneBatch', 'DataZoneProvisionedManaged', 'DataZoneStandard', 'ProvisionedManaged', 'Standard'],
      },
      regions: { allowedRegions: expect.arrayContaining(['swedencentral', 'norwayeast']) as unknown },
    });
    const members = policiesIn(stackOf({ residency: { dataZone: 'EU', euMembersOnly: true } }));
    expect(members['skus']).toMatchObject({ allowedSkus: ['ProvisionedManaged', 'Standard'] });
    expect(members['regions']?.['allowedRegions']).not.toContain('norwayeast');
    expect(policiesIn(stackOf({ residency: 'region' }))['regions']).toMatchObject({ allowedRegions: ['swedencentral'] });
    const global = policiesIn(stackOf({ residency: 'global' }));
    expect(global['skus']?.['allowedSkus']).toContain('GlobalStandard');
    expect(global).not.toHaveProperty('regions');
    expect(global).not.toHaveProperty('publishers');
  });

  test('have every custom definition, so that none is deleted while the set uses it', () => {
    const of = (configuration: Configuration) =>
      addressesOf(configuration).filter((address) => address.startsWith('azurerm_policy_definition.'));
    expect(of(audited)).toEqual(CUSTOM_POLICIES.map((name) => `azurerm_policy_definition.policy_definition_${name}`));
    expect(of(stackOf({ residency: 'global' }))).toEqual(of(audited));
  });

  test('judge deployments in the mode All, because they have no location', () => {
    for (const name of ['skus', 'publishers', 'named-filter', 'spillover', 'harm-filter', 'shield-filter'])
      expect(at(audited, `azurerm_policy_definition.policy_definition_${name}`)['mode']).toBe('All');
  });
});

test('the policy about publishers names those that process prompts themselves, and no others', () => {
  const rule = at(stackOf({ residency: 'region' }), 'azurerm_policy_definition.policy_definition_publishers')['policy_rule'];
  expect(JSON.parse(String(rule))).toEqual({
    if: {
      allOf: [
        { field: 'type', equals: 'Microsoft.CognitiveServices/accounts/deployments' },
        { field: 'Microsoft.CognitiveServices/accounts/deployments/model.format', in: ['Anthropic'] },
      ],
    },
    then: { effect: "[parameters('effect')]" },
  });
});

describe('a customer-managed key', () => {
  const prod = (name: string, account: object) => ({
    governance: { scope: 'subscription', effect: 'deny' },
    account,
    regions: { [name]: { network: { addressSpace: '10.0.0.0/24' } } },
  });
  const own = { customerManagedKey: { create: true } };

  test('is required if every stamp of the scope has one, also for AIServices if a stamp is of that kind', () => {
    const policy = policiesIn(stackOf(prod('swedencentral', own)))['customer-managed-key'];
    expect(policy).toMatchObject({ effect: 'Deny', excludedKinds: expect.arrayContaining(['AIServices', 'LUIS']) as unknown });
    expect(policy?.['excludedKinds']).not.toContain('OpenAI');
    const foundry = policiesIn(stackOf(prod('swedencentral', { ...own, kind: 'AIServices' })))['customer-managed-key'];
    expect(foundry?.['excludedKinds']).not.toContain('AIServices');
  });

  test('is not required if a stamp of the scope has none, also one of another environment', () => {
    expect(policiesIn(stackOf(prod('swedencentral', {})))).not.toHaveProperty('customer-managed-key');
    const keyed = { ...prod('swedencentral', own), ...{ environment: 'prod', workload: 'desk', subscriptionId: SUBSCRIPTION } };
    const { governance, ...other } = { ...keyed, ...prod('francecentral', {}), environment: 'test' };
    expect(governance).toBeDefined();
    const files = [keyed, other].map(
      (each) => [each.environment, stringify({ residency: { dataZone: 'EU' }, ...each })] as const,
    );
    const stack = configurationIn(synthesized(fleetOf(Object.fromEntries(files))), `governance/${SUBSCRIPTION}`);
    expect(policiesIn(stack)).not.toHaveProperty('customer-managed-key');
  });
});

describe('the filter floor', () => {
  const floor = {
    harms: { hate: 'medium-and-above', violence: { prompt: 'annotate' } },
    shields: { jailbreak: 'block', protectedCode: 'annotate' },
  };
  const policies = policiesIn(stackOf({ governance: { scope: 'subscription', effect: 'deny' } }, { filterFloor: floor }));

  test('is required of the filters of accounts, as strictly as it is or stricter', () => {
    expect(policies['filter-hate-prompt']).toEqual({
      ...{ effect: 'Deny', filterName: 'Hate', source: 'Prompt' },
      ...{ allowedBlocking: ['true'], allowedSeverities: ['Low', 'Medium'] },
    });
    expect(policies['filter-violence-prompt']).toMatchObject({
      allowedBlocking: ['true', 'false'],
      allowedSeverities: ['Low', 'Medium', 'High'],
    });
    expect(policies).not.toHaveProperty('filter-violence-completion');
    expect(policies['filter-jailbreak-prompt']).toMatchObject({ allowedBlocking: ['true'] });
    expect(policies['filter-protected-material-code-completion']).toMatchObject({ allowedBlocking: ['true', 'false'] });
  });

  test('is reported for deployments, where a direction without a demand accepts everything', () => {
    const any = { enabled: ['true', 'false'], severities: ['Low', 'Medium', 'High'] };
    expect(policies['deployments-violence']).toEqual({
      ...{ effect: 'Audit', filterName: 'Violence' },
      ...{
        allowedSeveritiesForPrompt: any.severities,
        allowedEnabledForPrompt: ['true'],
        allowedBlockingForPrompt: any.enabled,
      },
      allowedSeveritiesForCompletion: any.severities,
      ...{ allowedEnabledForCompletion: any.enabled, allowedBlockingForCompletion: any.enabled },
    });
    expect(policies['deployments-hate']).toMatchObject({ allowedSeveritiesForPrompt: ['Low', 'Medium'] });
    expect(policies['deployments-jailbreak-prompt']).toEqual({
      ...{ effect: 'Audit', filterName: 'Jailbreak' },
      ...{ allowedEnabledForPrompt: ['true'], allowedBlockingForPrompt: ['true'] },
    });
  });
});

describe('environments that share a management group', () => {
  const files = synthesized(exampleFleet('governance'));
  const shared = configurationIn(files, 'governance/mg-ai');

  test('have one stack, whose definitions are in the group', () => {
    const group = '/providers/Microsoft.Management/managementGroups/mg-ai';
    for (const address of addressesOf(shared))
      expect([address, at(shared, address)['management_group_id']]).toEqual([address, group]);
    expect(addressesOf(shared)).toContain('azurerm_management_group_policy_assignment.policy_assignment');
  });

  test('are required only what the floors of all of them have in common', () => {
    const policies = policiesIn(shared, 'azurerm_management_group_policy_set_definition.policy_set');
    expect(policies['filter-hate-prompt']).toMatchObject({ allowedSeverities: ['Low', 'Medium', 'High'] });
    const alone = policiesIn(configurationIn(files, 'governance/00000000-0000-0000-0000-0000000000b3'));
    expect(alone['filter-hate-prompt']).toMatchObject({ allowedSeverities: ['Low', 'Medium'] });
  });
});

describe('the state of the policies', () => {
  const storage = { resourceGroup: 'rg-tfstate', storageAccount: 'sttfstate', container: 'prod' };
  const backendOf = (state: object | undefined, governance: object = {}) =>
    stackOf({ governance: { scope: 'subscription', ...governance }, ...(state ? { state } : {}) }).terraform;
  const local = { backend: { local: { path: `../../../terraform.governance-${SUBSCRIPTION}.tfstate` } } };
  const create = { location: 'swedencentral', replication: 'ZRS' };

  test('is never in the container of an environment', () => {
    expect(backendOf(undefined)).toMatchObject(local);
    expect(backendOf(storage)).toMatchObject(local);
    expect(backendOf({ ...storage, create })).toMatchObject(local);
    expect(backendOf(storage, { container: 'governance' })).toMatchObject({
      backend: {
        azurerm: { storage_account_name: 'sttfstate', container_name: 'governance', key: `governance-${SUBSCRIPTION}.tfstate` },
      },
    });
    expect(backendOf({ ...storage, create: { ...create, migrated: true } })).toMatchObject({
      backend: { azurerm: { storage_account_name: 'sttfstate', container_name: 'bootstrap' } },
    });
  });

  test('has a workspace of its own', () => {
    expect(backendOf({ cloud: { organization: 'contoso' } })).toMatchObject({
      cloud: { workspaces: { name: `desk-governance-${SUBSCRIPTION}` } },
    });
  });
});
