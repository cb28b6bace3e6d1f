import { Testing } from 'cdktf';
import type { BaseStackProps } from '../../../lib';
import { BaseStack } from '../../../lib';
import { refusalOf } from '../../support/refusal';
import { configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const PROPS: BaseStackProps = { subscriptionId: SUBSCRIPTION, state: { type: 'local', path: 'terraform.tfstate' } };
const AZURE = {
  ...{ type: 'azurerm', subscriptionId: SUBSCRIPTION, resourceGroup: 'rg-a' },
  ...{ storageAccount: 'sta', container: 'tfstate', key: 'a.tfstate' },
};

const stackWith = (props: unknown) => new BaseStack(Testing.app(), 'team', props as BaseStackProps);

test.each<[unknown, string]>([
  [undefined, 'the props must be an object, not undefined'],
  ['x', "the props must be an object, not 'x'"],
  [{ ...PROPS, subscriptionId: 'banana' }, "the subscription 'banana' is not a UUID"],
  [{ ...PROPS, subscriptionId: undefined }, 'the subscription undefined is not a UUID'],
  [{ ...PROPS, state: undefined }, 'the state must be an object, not undefined; its type is one of: azurerm, cloud, local'],
  [{ ...PROPS, state: 'foo' }, "the state must be an object, not 'foo'; its type is one of: azurerm, cloud, local"],
  [{ ...PROPS, state: { type: 'foo' } }, "unknown type of the state 'foo'; use one of: azurerm, cloud, local"],
  [{ ...PROPS, state: { type: 'toString' } }, "unknown type of the state 'toString'; use one of: azurerm, cloud, local"],
  [{ ...PROPS, state: { type: 'local' } }, 'the path of the state is undefined; it must be text'],
  [{ ...PROPS, state: { ...AZURE, container: 5 } }, 'the container of the state is 5; it must be text'],
  [{ ...PROPS, state: { type: 'cloud', organization: 'a', workspace: '' } }, 'the workspace of the state is empty'],
  [{ ...PROPS, guardrails: 'none' }, "the guardrails must be an object, not 'none'"],
])('a stack refuses %j', (props, message) => {
  expect(refusalOf(() => stackWith(props))).toBe(`team: ${message}`);
});

test('a stack reports all mistakes at once', () => {
  const props = { subscriptionId: 'banana', state: 'foo', guardrails: { residency: 'eu' } };
  expect(refusalOf(() => stackWith(props))?.split('\n')).toEqual([
    'team:',
    "- the subscription 'banana' is not a UUID",
    "- the state must be an object, not 'foo'; its type is one of: azurerm, cloud, local",
    expect.stringContaining("- unknown residency 'eu'; use one of: region, global, { dataZone: 'APAC' }"),
  ]);
});

test('a subscription that only Terraform knows is accepted', () => {
  const { provider } = configurationOf(stackWith({ ...PROPS, subscriptionId: '${var.subscription}' }));
  expect(provider['azurerm']?.[0]?.['subscription_id']).toBe('${var.subscription}');
});

test.each<[string, (stack: BaseStack) => unknown, string]>([
  [
    'addRenamed',
    (stack) => {
      stack.addRenamed(undefined as never, 'x');
    },
    'the construct is undefined; pass the construct, such as account.addDeployment(…)',
  ],
  [
    'overrideAttributes without attributes',
    (stack) => {
      stack.overrideAttributes('azurerm_subnet.a', undefined as never);
    },
    'the attributes of azurerm_subnet.a must be an object, not undefined',
  ],
  [
    'overrideAttributes without an address',
    (stack) => {
      stack.overrideAttributes(undefined as never, {});
    },
    'the address is undefined; it must be text',
  ],
])('%s refuses what JavaScript can pass', (_, call, message) => {
  expect(refusalOf(() => call(emptyStack().stack))).toBe(`test: ${message}`);
});
