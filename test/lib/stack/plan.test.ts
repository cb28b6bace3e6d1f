import { impliedProvidersOf, providersOf, requiredProvidersOf } from '../../../lib/stack/facts/sections';
import { writtenSecretsOf } from '../../../lib/stack/facts/written-secrets';
import { stackOfPlan } from '../../../lib/stack/source/plan';

const plan = (edit: object) =>
  stackOfPlan(
    'plan',
    JSON.stringify({ format_version: '1.2', planned_values: { root_module: {} }, configuration: { root_module: {} }, ...edit }),
  );

describe('a plan', () => {
  test.each<[string, object]>([
    ['a module whose address is a number', { planned_values: { root_module: { child_modules: [{ address: 5 }] } } }],
    ['a configuration that is a list', { configuration: [] }],
    ['a resource without an address', { planned_values: { root_module: { resources: [{ type: 'x' }] } } }],
  ])('is refused with %s', (_, edit) => {
    expect(() => plan(edit)).toThrow('it is not the output of `terraform show -json` for a saved plan');
  });

  test('has the providers of modules', () => {
    const expressions = { client_secret: { constant_value: 'x' } };
    const provider_config = { azurerm: { name: 'azurerm' }, 'module.x:azurerm': { name: 'azurerm', expressions } };
    const stack = plan({ configuration: { root_module: {}, provider_config } });
    expect(providersOf(stack).map(({ name }) => name)).toEqual(['azurerm', 'azurerm.module.x']);
    expect(writtenSecretsOf(stack).map(({ of, argument }) => [of, argument])).toEqual([
      ['the provider azurerm.module.x', 'client_secret'],
    ]);
  });

  test('contains managed resources, without data sources', () => {
    const resources = [
      { address: 'data.azurerm_cognitive_account.a', type: 'azurerm_cognitive_account', name: 'a', mode: 'data', values: {} },
      { address: 'azurerm_subnet.x', type: 'azurerm_subnet', name: 'x', mode: 'managed', values: {} },
    ];
    expect([...plan({ planned_values: { root_module: { resources } } }).resources.keys()]).toEqual(['azurerm_subnet.x']);
  });

  test('takes values that are known only after the apply from the configuration', () => {
    const resource = { address: 'azurerm_cognitive_deployment.x', type: 'azurerm_cognitive_deployment', name: 'x' };
    const references = ['azurerm_cognitive_account.a.id', 'azurerm_cognitive_account.a'];
    const stack = plan({
      planned_values: { root_module: { resources: [{ ...resource, mode: 'managed', values: {} }] } },
      configuration: { root_module: { resources: [{ ...resource, expressions: { cognitive_account_id: { references } } }] } },
    });
    expect(stack.resources.get(resource.address)?.attributes).toEqual({
      cognitive_account_id: '${azurerm_cognitive_account.a.id}',
    });
  });

  test('requires the providers of all modules and resources', () => {
    const hashicorp = (name: string) => `registry.terraform.io/hashicorp/${name}`;
    const provider_config = {
      terraform: { name: 'terraform', full_name: 'terraform.io/builtin/terraform' },
      az: { name: 'az', full_name: hashicorp('azurerm'), version_constraint: '>= 4.0' },
      'module.m:azurerm': { name: 'azurerm', full_name: hashicorp('azurerm'), version_constraint: '4.81.0' },
      'module.m:azapi': { name: 'azapi', full_name: 'registry.terraform.io/azure/azapi' },
    };
    const resource = { address: 'null_resource.x', type: 'null_resource', name: 'x', mode: 'managed', values: {} };
    const stack = plan({
      configuration: { root_module: {}, provider_config },
      planned_values: { root_module: { resources: [{ ...resource, provider_name: hashicorp('null') }] } },
    });
    expect(requiredProvidersOf(stack)).toEqual([
      { name: 'null', source: hashicorp('null'), version: undefined },
      { name: 'azurerm', source: hashicorp('azurerm'), version: '>= 4.0, 4.81.0' },
      { name: 'azapi', source: 'registry.terraform.io/azure/azapi', version: undefined },
    ]);
    expect(impliedProvidersOf(stack)).toEqual([]);
  });
});
