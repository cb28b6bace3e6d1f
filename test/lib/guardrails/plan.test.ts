import { readFileSync } from 'node:fs';
import path from 'node:path';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { overlay } from '../../../lib/resolve/overlay';
import { stackOfPlan } from '../../../lib/stack/source/plan';

const EU = { residency: { dataZone: 'EU' } } as const;

describe('a plan of Terraform that this kit did not generate', () => {
  const text = readFileSync(path.join(__dirname, 'hand-written/plan.json'), 'utf8');
  const found = breachesOf(stackOfPlan('plan', text), EU);

  test('is read across modules, with each resource at its own address', () => {
    expect(found.map(({ guardrail, severity, address, attribute }) => [severity, guardrail, address ?? attribute])).toEqual([
      ['error', 'guardrails/content-filter', 'module.openai.azurerm_cognitive_deployment.chat["batch"]'],
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

  test('is refused if it is not a plan', () => {
    expect(() => stackOfPlan('plan', '{}')).toThrow('it is not the output of `terraform show -json` for a saved plan');
  });
});

/** A small plan with changes. */
const plan = (edit: unknown) =>
  stackOfPlan(
    'plan',
    JSON.stringify(
      overlay(
        {
          ...{ format_version: '1.2', complete: true, errored: false, planned_values: { root_module: {} } },
          configuration: {
            provider_config: {
              azurerm: {
                ...{ name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm', version_constraint: '4.81.0' },
                expressions: { features: [{}], subscription_id: { constant_value: 'a' } },
              },
            },
            root_module: {},
          },
        },
        edit,
      ),
    ),
  );
const messages = (edit: unknown) => breachesOf(plan(edit), EU).map(({ guardrail, message }) => `${guardrail}: ${message}`);

/** A plan with one resource in its values and its configuration. */
const withResource = (type: string, values: object, written: object, providers: object = {}) => ({
  planned_values: { root_module: { resources: [{ address: `${type}.x`, mode: 'managed', type, name: 'x', values }] } },
  configuration: {
    provider_config: providers,
    root_module: { resources: [{ address: `${type}.x`, mode: 'managed', type, name: 'x', ...written }] },
  },
});

describe('a plan', () => {
  test.each<[string, unknown]>([
    ['made with -target', { complete: false }],
    ['that ended with an error', { errored: true }],
    ['that defers changes', { deferred_changes: [{ reason: 'unknown' }] }],
  ])('%s is refused', (_, edit) => {
    expect(messages({})).toEqual([]);
    expect(() => plan(edit)).toThrow(
      /^the plan is not complete: it was created with -target, defers changes, or ended with an error/,
    );
  });

  test('shows the programs that it runs, also in modules', () => {
    const data = { address: 'data.external.probe', mode: 'data', type: 'external', name: 'probe', expressions: {} };
    const providers = {
      external: { name: 'external', full_name: 'registry.terraform.io/hashicorp/external', version_constraint: '2.3.5' },
    };
    const module_calls = { acc: { module: { module_calls: { inner: { module: { resources: [data] } } } } } };
    const edit = { configuration: { provider_config: providers, root_module: { resources: [data], module_calls } } };
    expect(breachesOf(plan(edit), EU).map(({ guardrail, address }) => [guardrail, address])).toEqual([
      ['guardrails/hidden', 'data.external.probe'],
      ['guardrails/hidden', 'module.acc.module.inner.data.external.probe'],
    ]);
  });

  test('shows the keys that it reads', () => {
    const type = 'azapi_resource_action';
    const expressions = { action: { constant_value: 'listKeys' } };
    const data = { address: `data.${type}.x`, mode: 'data', type, name: 'x', expressions };
    const providers = {
      azapi: { name: 'azapi', full_name: 'registry.terraform.io/azure/azapi', version_constraint: '2.12.0' },
    };
    expect(messages({ configuration: { provider_config: providers, root_module: { resources: [data] } } })).toEqual([
      'guardrails/secrets: data azapi_resource_action.x reads keys',
    ]);
  });

  test('shows provisioners without their commands', () => {
    const provisioners = [{ type: 'local-exec', expressions: { command: { constant_value: 'curl secret' } } }];
    const edit = withResource('azurerm_resource_group', {}, { provisioners });
    expect(messages(edit)).toEqual([
      'guardrails/hidden: azurerm_resource_group.x has a provisioner, which runs programs with the rights of the pipeline and can change anything',
    ]);
    expect(JSON.stringify([...plan(edit).resources])).not.toContain('secret');
  });

  test.each<[string, string, object, number]>([
    ['in another subscription', 'azurerm.hub', { alias: 'hub', expressions: { subscription_id: { constant_value: 'b' } } }, 1],
    ['in the same one', 'azurerm.hub', { alias: 'hub', expressions: { subscription_id: { constant_value: 'a' } } }, 0],
    ['that a module has', 'module.m:azurerm', { expressions: { subscription_id: { constant_value: 'b' } } }, 1],
    ['that a module is given', 'module.m:azurerm', { module_address: 'module.m' }, 0],
  ])('shows the resources of another provider: %s', (_, key, settings, expected) => {
    const azurerm = { name: 'azurerm', full_name: 'registry.terraform.io/hashicorp/azurerm', version_constraint: '4.81.0' };
    const edit = withResource(
      'azurerm_resource_group',
      {},
      { provider_config_key: key },
      { [key]: { ...azurerm, ...settings } },
    );
    expect(messages(edit).filter((each) => each.startsWith('guardrails/hidden'))).toHaveLength(expected);
  });

  test('keeps the references of providers, except those of secrets', () => {
    const expressions = {
      metadata_host: { references: ['var.host'] },
      client_secret: { references: ['var.secret'] },
      use_oidc: { constant_value: true },
    };
    expect(messages({ configuration: { provider_config: { azurerm: { expressions } } } })).toEqual([
      'guardrails/providers: the provider azurerm sends its token to another place: metadata_host is set',
    ]);
  });

  test('reports that the content of sensitive_body is not known', () => {
    const body = { properties: { disableLocalAuth: true, publicNetworkAccess: 'Disabled' } };
    const type = 'Microsoft.CognitiveServices/accounts@2025-06-01';
    const values = { type, name: 'oai', location: 'swedencentral', body, sensitive_body: null };
    const expressions = { sensitive_body: { references: ['var.pub'] } };
    const providers = {
      azapi: { name: 'azapi', full_name: 'registry.terraform.io/azure/azapi', version_constraint: '2.12.0' },
    };
    const edit = withResource('azapi_resource', values, { expressions }, providers);
    expect(messages(edit)).toEqual([
      "guardrails/everybody: the account 'oai' allows ${sensitive_body}: known only to Terraform",
      "guardrails/keys: whether the account 'oai' accepts keys is known only to Terraform",
      "guardrails/public-network: whether the account 'oai' can be reached from the public internet is known only to Terraform",
    ]);
    expect(messages(withResource('azapi_resource', values, {}, providers))).toEqual([]);
  });
});
