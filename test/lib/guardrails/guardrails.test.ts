import { breachesOf, GUARDRAILS } from '../../../lib/guardrails/breaches';
import { GUARDRAIL_IDS } from '../../../lib/guardrails/guardrail';
import { demandsOf } from '../../../lib/content-safety/floor';
import type { Stack } from '../../../lib/stack/stack';
import { GENERATED_STACKS, over } from '../../support/edited-stack';

const EU = { residency: { dataZone: 'EU' } } as const;

const resource = (type: string, name: string, attributes: unknown) => over({ resource: { [type]: { [name]: attributes } } });

const inShort = (stack: Stack, promises: Parameters<typeof breachesOf>[1] = EU) =>
  breachesOf(stack, promises).map(({ guardrail, severity, address, attribute }) =>
    [severity, guardrail.replace('guardrails/', ''), address?.split('.')[0] ?? '', attribute ?? ''].join(' ').trim(),
  );

describe('guardrails', () => {
  test('are complete and have unique IDs', () => {
    expect(GUARDRAILS.map(({ id }) => id)).toEqual([...GUARDRAIL_IDS]);
  });

  test.each([...GENERATED_STACKS.keys()])('are kept by %s', (folder) => {
    const stack = GENERATED_STACKS.get(folder);
    const { residency } = stack?.notes ?? {};
    expect(stack ? breachesOf(stack, residency === undefined ? {} : { residency }) : undefined).toEqual([]);
  });

  test.each<[string, Stack, string[]]>([
    [
      'the public network',
      resource('azurerm_cognitive_account', 'account', { public_network_access_enabled: true }),
      ['error public-network azurerm_cognitive_account public_network_access_enabled'],
    ],
    [
      'a public network that a variable decides',
      resource('azurerm_cognitive_account', 'account', { public_network_access_enabled: '${var.open}' }),
      ['error public-network azurerm_cognitive_account public_network_access_enabled'],
    ],
    [
      'keys that are left to the provider',
      resource('azurerm_cognitive_account', 'account', { local_auth_enabled: null }),
      ['error keys azurerm_cognitive_account local_auth_enabled'],
    ],
    [
      'keys of the workspace',
      resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', { local_authentication_enabled: true }),
      ['error keys azurerm_log_analytics_workspace local_authentication_enabled'],
    ],
    [
      'an open container',
      resource('azurerm_storage_container', 'x', { name: 'x', container_access_type: 'blob' }),
      ['error public-network azurerm_storage_container container_access_type'],
    ],
    [
      'prompts anywhere',
      resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: 'GlobalStandard' } }),
      ['error residency azurerm_cognitive_deployment sku.name'],
    ],
    [
      'an unknown deployment type',
      resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: 'UniverseStandard' } }),
      ['error residency azurerm_cognitive_deployment sku.name'],
    ],
    [
      'logs elsewhere',
      resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', { location: 'eastus' }),
      ['error places azurerm_log_analytics_workspace location'],
    ],
    [
      'logs in an unknown region',
      resource('azurerm_monitor_diagnostic_setting', 'diagnostics', {
        log_analytics_workspace_id: '/subscriptions/x/workspaces/y',
      }),
      ['warning places azurerm_monitor_diagnostic_setting log_analytics_workspace_id'],
    ],
    [
      'a deployment without a filter',
      resource('azurerm_cognitive_deployment', 'account_deployment_chat', { rai_policy_name: null }),
      ['error content-filter azurerm_cognitive_deployment rai_policy_name'],
    ],
    [
      'a filter that does not block harms',
      resource('azapi_resource', 'account_filter_strict', { body: { properties: { contentFilters: [] } } }),
      ['error filter-approval azapi_resource body.properties.contentFilters'],
    ],
    [
      'Owner',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_name: 'Owner',
        scope: '${azurerm_cognitive_account.account.id}',
      }),
      ['error roles azurerm_role_assignment role_definition_id'],
    ],
    [
      'a right on the resource group',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_name: 'Reader',
        scope: '${azurerm_resource_group.resource_group.id}',
      }),
      ['error roles azurerm_role_assignment scope'],
    ],
    [
      'an unknown role',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_name: 'Mine',
        scope: '${azurerm_cognitive_account.account.id}',
      }),
      ['error roles azurerm_role_assignment role_definition_id'],
    ],
    [
      'Owner by the ID that any subscription gives it',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_id:
          '${data.azurerm_subscription.x.id}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
        scope: '${azurerm_cognitive_account.account.id}',
      }),
      ['error roles azurerm_role_assignment role_definition_id'],
    ],
    [
      'a scope that only mentions the account',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_name: 'Reader',
        scope: '${split("/resourceGroups", azurerm_cognitive_account.account.id)[0]}',
      }),
      ['error roles azurerm_role_assignment scope'],
    ],
    ...['var.scope.id', 'local.scope.id', 'module.scope.id'].map((scope): [string, Stack, string[]] => [
      `a scope that may be anything: ${scope}`,
      resource('azurerm_role_assignment', 'x', { principal_id: 'a', role_definition_name: 'Reader', scope: `\${${scope}}` }),
      ['error roles azurerm_role_assignment scope'],
    ]),
    [
      'a role that grants access',
      resource('azurerm_role_definition', 'x', {
        name: 'Reader',
        permissions: [{ actions: ['Microsoft.Authorization/*/write'] }],
      }),
      ['error roles azurerm_role_definition permissions'],
    ],
    [
      'a filter with entries of another type',
      resource('azapi_resource', 'account_filter_strict', { body: { properties: { contentFilters: [null] } } }),
      ['error filter-approval azapi_resource body.properties.contentFilters'],
    ],
    [
      'a role that allows everything',
      resource('azurerm_role_definition', 'x', { name: 'all', permissions: [{ actions: ['*'] }] }),
      ['error roles azurerm_role_definition permissions'],
    ],
    [
      'a version that is not pinned',
      over({ terraform: { required_providers: { azurerm: { version: '~> 4.0' } } } }),
      ['error providers  terraform.required_providers.azurerm.version'],
    ],
    [
      'a secret of a provider',
      over({ provider: { azurerm: [{ client_secret: 'x' }] } }),
      ['error secrets  provider.azurerm.client_secret'],
    ],
    [
      'a key in an output',
      over({ output: { key: { value: '${azurerm_cognitive_account.account.primary_access_key}' } } }),
      ['error secrets  output.key.value'],
    ],
    [
      'an action that returns keys',
      resource('azapi_resource_action', 'x', { type: 'Microsoft.CognitiveServices/accounts@2025-06-01', action: 'listKeys' }),
      ['error secrets azapi_resource_action action'],
    ],
    [
      'a rule that allows the whole internet',
      resource('azurerm_network_security_rule', 'x', {
        name: 'x',
        access: 'Allow',
        direction: 'Inbound',
        source_address_prefix: 'INTERNET',
      }),
      ['error everybody azurerm_network_security_rule name'],
    ],
    [
      'a rule with both halves of the internet',
      resource('azurerm_network_security_rule', 'x', {
        name: 'x',
        access: 'Allow',
        direction: 'Inbound',
        source_address_prefixes: ['0.0.0.0/1', '128.0.0.0/1'],
      }),
      ['error everybody azurerm_network_security_rule name'],
    ],
    [
      'an account that allows the whole internet',
      resource('azurerm_cognitive_account', 'account', { network_acls: { ip_rules: ['0.0.0.0/0'] } }),
      ['error everybody azurerm_cognitive_account network_acls.ip_rules'],
    ],
    ['a second file', over({}, ['run.tf', 'data "external" "x" {}']), ['error files']],
    [
      'a file that opens the account',
      over({}, ['open_override.tf.json', '{"resource":{"azurerm_cognitive_account":{"account":{"local_auth_enabled":true}}}}']),
      ['error files', 'error keys azurerm_cognitive_account local_auth_enabled'],
    ],
    [
      'an account by azapi',
      resource('azapi_resource', 'x', {
        type: 'Microsoft.CognitiveServices/accounts@2025-06-01',
        name: 'x',
        location: 'swedencentral',
        body: { properties: { disableLocalAuth: true } },
      }),
      ['error public-network azapi_resource body.properties.publicNetworkAccess'],
    ],
    [
      'an account of AI services',
      resource('azurerm_ai_services', 'x', {
        name: 'x',
        location: 'swedencentral',
        public_network_access: 'Disabled',
        local_authentication_enabled: false,
      }),
      [],
    ],
  ])('find %s', (_, stack, expected) => {
    expect(inShort(stack)).toEqual(expected);
  });

  test('compare filters with a floor', () => {
    const filterFloor = demandsOf({ harms: { hate: 'low-and-above' }, shields: { profanity: 'block' } });
    expect(inShort(over({}), { ...EU, filterFloor })).toEqual([
      'error filter-floor azapi_resource body.properties.contentFilters',
      'error filter-floor azapi_resource body.properties.contentFilters',
      'error filter-floor azapi_resource body.properties.contentFilters',
    ]);
  });

  test('take an approval into account', () => {
    const stack = resource('azapi_resource', 'account_filter_strict', { body: { properties: { contentFilters: [] } } });
    expect(inShort(stack, { ...EU, approvedModifiedFilters: true })).toEqual([]);
  });

  test('accept only the region if no residency is declared', () => {
    expect(inShort(over({}), {})).toEqual([
      'error residency azurerm_cognitive_deployment sku.name',
      'error residency azurerm_cognitive_deployment sku.name',
    ]);
  });
});
