import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResourceAction } from '../../../lib/terraform/azapi';
import type { BaseStackProps } from '../../../lib/terraform/base-stack';
import { BaseStack } from '../../../lib/terraform/base-stack';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { addressesOf, at, configurationOf, SUBSCRIPTION } from '../../support/terraform';

const LOCATION = 'swedencentral';

const stackWith = (props: Partial<BaseStackProps> = {}) =>
  new BaseStack(Testing.app(), 'test', {
    subscriptionId: SUBSCRIPTION,
    state: { type: 'local', path: 'terraform.tfstate' },
    ...props,
  });

test('Terraform and both providers are pinned, with full source addresses', () => {
  expect(configurationOf(stackWith()).terraform).toEqual({
    backend: { local: { path: 'terraform.tfstate' } },
    required_providers: {
      azapi: { source: 'Azure/azapi', version: '2.12.0' },
      azurerm: { source: 'hashicorp/azurerm', version: '4.81.0' },
    },
    required_version: '>= 1.9',
  });
});

test('the providers get the subscription and no credentials, and register nothing', () => {
  expect(configurationOf(stackWith()).provider).toEqual({
    azapi: [{ subscription_id: SUBSCRIPTION, disable_default_output: true, skip_provider_registration: true }],
    azurerm: [
      {
        subscription_id: SUBSCRIPTION,
        resource_provider_registrations: 'none',
        features: [
          {
            cognitive_account: [{ purge_soft_delete_on_destroy: true }],
            log_analytics_workspace: [{ permanently_delete_on_destroy: false }],
            persist_id_on_create_before_polling_for_completion: true,
          },
        ],
      },
    ],
  });
});

test('a stack without azapi requires only azurerm', () => {
  const { provider, terraform } = configurationOf(stackWith({ azapi: false }));
  expect(Object.keys(provider)).toEqual(['azurerm']);
  expect(terraform['required_providers']).toEqual({ azurerm: { source: 'hashicorp/azurerm', version: '4.81.0' } });
});

test('destroyed accounts can be kept for recovery', () => {
  const { provider } = configurationOf(stackWith({ purgeAccountsOnDestroy: false }));
  expect(provider['azurerm']).toMatchObject([{ features: [{ cognitive_account: [{ purge_soft_delete_on_destroy: false }] }] }]);
});

test('a stack with storage accounts uses Entra ID, and needs no access to their data to create them', () => {
  expect(configurationOf(stackWith({ storage: true })).provider['azurerm']).toMatchObject([
    { storage_use_azuread: true, features: [{ storage: [{ data_plane_available: false }] }] },
  ]);
});

test('addresses are paths, without the stack and without a hash', () => {
  // GIVEN
  const stack = stackWith();
  const nested = new Construct(new Construct(stack, 'regions'), 'north');
  // WHEN
  for (const scope of [stack, nested])
    for (const id of ['gpt-4.1', 'gpt-41', '4o-mini']) new ResourceGroup(scope, id, { name: `rg-${id}`, location: LOCATION });
  // THEN
  expect(addressesOf(configurationOf(stack))).toEqual([
    'azurerm_resource_group._4o-mini',
    'azurerm_resource_group.gpt-41',
    'azurerm_resource_group.gpt-4_1',
    'azurerm_resource_group.regions_north_4o-mini',
    'azurerm_resource_group.regions_north_gpt-41',
    'azurerm_resource_group.regions_north_gpt-4_1',
  ]);
});

test('references and outputs use the same addresses', () => {
  const stack = stackWith();
  const group = new ResourceGroup(new Construct(stack, 'regions'), 'gpt-4.1', { name: 'rg-test', location: LOCATION });
  new TerraformOutput(stack, 'gpt-4.1', { value: group.reference });
  expect(configurationOf(stack).output).toEqual({ 'gpt-4_1': { value: '${azurerm_resource_group.regions_gpt-4_1.name}' } });
});

test('the address of a resource does not depend on the name of its stack or of stacks around it', () => {
  const outer = new TerraformStack(Testing.app(), 'outer');
  const inner = new BaseStack(outer, 'inner', { subscriptionId: SUBSCRIPTION, state: { type: 'local', path: 'x.tfstate' } });
  new ResourceGroup(inner, 'group', { name: 'rg-test', location: LOCATION });
  expect(at(configurationOf(inner), 'azurerm_resource_group.group')).toMatchObject({ name: 'rg-test' });
});

test('rejects two outputs that would become one', () => {
  const stack = stackWith();
  for (const id of ['gpt-4.1', 'gpt-4_1']) new TerraformOutput(stack, id, { value: id });
  expect(() => configurationOf(stack)).toThrow("'gpt-4.1' and 'gpt-4_1' would both get the Terraform address output.gpt-4_1");
});

test('rejects two paths that would become the same address, with both paths', () => {
  const stack = stackWith();
  const add = (id: string) => new ResourceGroup(stack, id, { name: 'rg-test', location: LOCATION }).reference;
  add('gpt-4.1');
  expect(() => {
    add('gpt-4_1');
    configurationOf(stack);
  }).toThrow(
    "'gpt-4.1/Resource' and 'gpt-4_1/Resource' would both get the Terraform address azurerm_resource_group.gpt-4_1: rename one of them",
  );
});

describe('a plain value', () => {
  test('is part of its resource, unless it is overridden', () => {
    const stack = stackWith();
    const action = (id: string) =>
      new AzapiResourceAction(stack, id, {
        type: 'Microsoft.Example/things@2025-06-01',
        resourceId: '/things/1',
        action: 'fill',
      });
    const [one, two] = [action('one'), action('two')];
    for (const resource of [one, two]) stack.addPlainValue(resource, 'body', [{ words: '${kept}' }]);
    two.addOverride('body', ['mine']);
    const configuration = configurationOf(stack, { validated: false });
    expect(at(configuration, 'azapi_resource_action.one')['body']).toEqual([{ words: '${kept}' }]);
    expect(at(configuration, 'azapi_resource_action.two')['body']).toEqual(['mine']);
  });
});
