import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesOf, GUARDRAILS } from '../../../lib/guardrails/breaches';
import { GUARDRAIL_IDS } from '../../../lib/guardrails/guardrail';
import { notedWaivers } from '../../../lib/guardrails/noted-waivers';
import { judged } from '../../../lib/guardrails/waiver';
import { demandsOf } from '../../../lib/content-safety/floor';
import { overlay } from '../../../lib/environment/overlay';
import { readStacks } from '../../../lib/stack/read-stacks';
import { filesIn } from '../../../lib/stack/source/working-folder';
import { stackOfPlan } from '../../../lib/stack/source/plan';
import type { Stack } from '../../../lib/stack/stack';
import { readStack } from '../../../lib/stack/stack';
import { ROOT } from '../../support/project';

const FOLDER = 'generated/prod/swedencentral';
const EU = { residency: { dataZone: 'EU' } } as const;
const generated = readStacks(
  filesIn(ROOT, () => true),
  'the project',
);
const configuration = generated.get(FOLDER)?.files.get('cdk.tf.json') ?? '';

/** The stamp with something laid over it by hand. */
const over = (edit: unknown, ...files: readonly (readonly [string, string])[]): Stack =>
  readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), edit))], ...files]));

const resource = (type: string, name: string, attributes: unknown) => over({ resource: { [type]: { [name]: attributes } } });

const inShort = (stack: Stack, promises: Parameters<typeof breachesOf>[1] = EU) =>
  breachesOf(stack, promises).map(({ guardrail, severity, address, attribute }) =>
    [severity, guardrail.replace('guardrails/', ''), address?.split('.')[0] ?? '', attribute ?? ''].join(' ').trim(),
  );

describe('guardrails', () => {
  test('are all there, each under an id of its own', () => {
    expect(GUARDRAILS.map(({ id }) => id)).toEqual([...GUARDRAIL_IDS]);
  });

  test.each([...generated.keys()])('are kept by %s', (folder) => {
    const stack = generated.get(folder);
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
      'a deployment type that nobody knows',
      resource('azurerm_cognitive_deployment', 'account_deployment_chat', { sku: { name: 'UniverseStandard' } }),
      ['error residency azurerm_cognitive_deployment sku.name'],
    ],
    [
      'logs elsewhere',
      resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', { location: 'eastus' }),
      ['error places azurerm_log_analytics_workspace location'],
    ],
    [
      'logs in a place that nobody knows',
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
      'a filter that lets harms through',
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
      'a role that nobody knows',
      resource('azurerm_role_assignment', 'x', {
        principal_id: 'a',
        role_definition_name: 'Mine',
        scope: '${azurerm_cognitive_account.account.id}',
      }),
      ['warning roles azurerm_role_assignment role_definition_id'],
    ],
    [
      'a role that allows everything',
      resource('azurerm_role_definition', 'x', { name: 'all', permissions: [{ actions: ['*'] }] }),
      ['error roles azurerm_role_definition permissions'],
    ],
    [
      'a version that moves',
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
      'an action that gives out keys',
      resource('azapi_resource_action', 'x', { type: 'Microsoft.CognitiveServices/accounts@2025-06-01', action: 'listKeys' }),
      ['error secrets azapi_resource_action action'],
    ],
    [
      'a rule that lets everybody in',
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
      'an account that lets everybody in',
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

  test('let nothing but the region pass where no residency is promised', () => {
    expect(inShort(over({}), {})).toEqual([
      'error residency azurerm_cognitive_deployment sku.name',
      'error residency azurerm_cognitive_deployment sku.name',
    ]);
  });
});

describe('waivers in the notes of a stack', () => {
  const waiver = { owner: 'platform', reason: 'a trial for a month', expires: '2026-12-31' };
  const waivers = (subject: string, rule: string) => ({ '//': { waivers: { one: { ...waiver, rule, subject } } } });
  const open = { resource: { azurerm_cognitive_account: { account: { public_network_access_enabled: true } } } };
  const global = {
    resource: { azurerm_cognitive_deployment: { account_deployment_chat: { sku: { name: 'GlobalStandard' } } } },
  };
  const left = (stack: Stack, today = '2026-12-31') => judged(breachesOf(stack, EU), notedWaivers(stack), today).broken.length;

  test.each<[string, unknown, string, string, number]>([
    ['an override', open, 'overrides.azurerm_cognitive_account.account', 'guardrails/public-network', 0],
    [
      'an override in one region',
      open,
      'swedencentral/overrides.azurerm_cognitive_account.account',
      'guardrails/public-network',
      0,
    ],
    ['another resource', open, 'overrides.azurerm_cognitive_account.other', 'guardrails/public-network', 1],
    ['another guardrail', open, 'overrides.azurerm_cognitive_account.account', 'guardrails/keys', 1],
    ['a setting', global, 'deployments.chat', 'residency/processing', 0],
    ['another setting', global, 'deployments.embedding', 'residency/processing', 1],
  ])('are for %s', (_, edit, subject, rule, expected) => {
    expect(left(over(overlay(edit, waivers(subject, rule))))).toBe(expected);
  });

  test('end after their last day', () => {
    const stack = over(overlay(open, waivers('overrides.azurerm_cognitive_account.account', 'guardrails/public-network')));
    expect([left(stack, '2026-12-31'), left(stack, '2027-01-01')]).toEqual([0, 1]);
  });
});

describe('a plan of Terraform that this kit did not make', () => {
  const text = readFileSync(path.join(__dirname, 'hand-written/plan.json'), 'utf8');
  const found = breachesOf(stackOfPlan('plan', text), EU);

  test('is understood across modules, each resource at its own address', () => {
    expect(found.map(({ guardrail, severity, address, attribute }) => [severity, guardrail, address ?? attribute])).toEqual([
      ['error', 'guardrails/filter-approval', 'module.openai.azapi_resource.filter'],
      ['error', 'guardrails/keys', 'module.openai.azurerm_cognitive_account.this'],
      ['error', 'guardrails/providers', 'terraform.required_providers.azurerm.version'],
      ['error', 'guardrails/public-network', 'module.openai.azurerm_cognitive_account.this'],
      ['error', 'guardrails/residency', 'module.openai.azurerm_cognitive_deployment.chat["chat"]'],
      ['error', 'guardrails/roles', 'azurerm_role_assignment.owner'],
      ['error', 'guardrails/secrets', 'provider.azurerm.client_secret'],
      ['error', 'guardrails/secrets', 'output.key.value'],
    ]);
  });

  test('never shows a secret', () => {
    expect(text).toContain('not-a-real-secret');
    expect(JSON.stringify(found)).not.toContain('not-a-real-secret');
  });

  test('is refused where it is something else', () => {
    expect(() => stackOfPlan('plan', '{}')).toThrow('it is not what `terraform show -json` prints of a saved plan');
  });
});
