import { Facts } from '../../../lib/stack/facts/facts';
import { idOf, NAME, refOf } from '../../../lib/stack/facts/field';
import { roleOf, scopeOf } from '../../../lib/stack/facts/rights';
import { readStack } from '../../../lib/stack/stack';

test.each<[string, string | undefined]>([
  ['${azapi_resource.a.id}', 'azapi_resource.a'],
  ['${azurerm_storage_container.a.resource_manager_id}', 'azurerm_storage_container.a'],
  ['${azapi_resource.a.parent_id}', undefined],
  ['${azapi_resource.a.name}', undefined],
  ['${azurerm_private_endpoint.a.subnet_id}', undefined],
])('where an ID is required, %s refers to %s', (written, address) => {
  expect(refOf(written).to?.address).toBe(address);
  expect(idOf(written).to?.address).toBe(address);
});

test('an attribute of another resource mentions that resource', () => {
  const unknown = { written: '${azapi_resource.a.parent_id}', mentions: ['azapi_resource.a'] };
  expect([refOf(unknown.written), idOf(unknown.written)]).toEqual([unknown, unknown]);
});

test.each<[string, string | undefined]>([
  ['${azurerm_resource_group.a.name}', 'azurerm_resource_group.a'],
  ['${azurerm_subnet.a.virtual_network_name}', undefined],
  ['${azurerm_resource_group.a.location}', undefined],
])('where a name is required, %s refers to %s', (written, address) => {
  expect(refOf(written, NAME).to?.address).toBe(address);
});

test.each<[string, string | undefined]>([
  ['${azurerm_storage_account.a.id}/containers/${azurerm_storage_container.c.name}', 'azurerm_storage_container.c'],
  ['${azurerm_storage_account.a.id}/containers/${azurerm_storage_container.c.storage_account_name}', undefined],
  ['${azapi_resource.a.parent_id}/containers/c', undefined],
])('%s is the ID of something in %s', (written, address) => {
  expect(idOf(written).to?.address).toBe(address);
});

/** The scope of a right in a stack with these azapi resources. */
const scope = (written: string, azapi: Readonly<Record<string, object>> = {}, more: object = {}) => {
  const resource = { azapi_resource: azapi, ...more, azurerm_role_assignment: { x: { scope: written } } };
  const facts = Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])));
  return facts.all('grant').map((grant) => scopeOf(facts, grant));
};
const of = (type: string) => ({ a: { type: `${type}@2024-01-01`, name: 'a' } });
const ID = '${azapi_resource.a.id}';

test.each<[string, string, Readonly<Record<string, object>>, string, string]>([
  ['a resource', ID, of('Microsoft.Network/applicationSecurityGroups'), 'the resource azapi_resource.a', 'resource'],
  ['a management group', ID, of('Microsoft.Management/managementGroups'), ID, 'beyond'],
  ['a subscription', ID, of('Microsoft.Subscription/aliases'), ID, 'beyond'],
  ['a resource of a type that only Terraform knows', ID, { a: { type: '${var.type}' } }, ID, 'beyond'],
  ['a resource without a type', ID, { a: {} }, ID, 'beyond'],
  ['a resource that is not in the stack', ID, {}, ID, 'beyond'],
  [
    'the parent of a resource',
    '${azapi_resource.a.parent_id}',
    of('Microsoft.Network/applicationSecurityGroups'),
    '${azapi_resource.a.parent_id}',
    'beyond',
  ],
  ['a subscription of azurerm', '${azurerm_subscription.a.id}', {}, '${azurerm_subscription.a.id}', 'beyond'],
  ['a management group of azurerm', '${azurerm_management_group.a.id}', {}, '${azurerm_management_group.a.id}', 'beyond'],
  ['a value of another provider', '${terraform_data.a.id}', {}, '${terraform_data.a.id}', 'beyond'],
  [
    'an azurerm resource that no longer exists',
    '${azurerm_key_vault.a.id}',
    {},
    'the resource azurerm_key_vault.a',
    'resource',
  ],
])('a right on %s', (_, written, azapi, on, reach) => {
  expect(scope(written, azapi)).toEqual([{ on, reach }]);
});

test('a right on the target of an action may apply to anything', () => {
  const action = {
    azapi_resource_action: { a: { resource_id: '/subscriptions/s', type: 'Microsoft.Resources/subscriptions' } },
  };
  const written = '${azapi_resource_action.a.id}';
  expect(scope(written, {}, action)).toEqual([{ on: written, reach: 'beyond' }]);
});

test.each<[string, string]>([
  ['role_definition_resource_id', 'own'],
  ['id', 'own'],
  ['scope', 'unknown'],
])('the attribute %s of a role of the stack is a role that is %s', (attribute, kind) => {
  const role_definition_id = `\${azurerm_role_definition.own.${attribute}}`;
  const resource = {
    azurerm_role_definition: { own: { name: 'own' } },
    azurerm_role_assignment: { x: { role_definition_id } },
  };
  const facts = Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])));
  expect(facts.all('grant').map((grant) => roleOf(facts, grant).kind)).toEqual([kind]);
});

test.each<[string, string | undefined]>([
  ['principal_id', 'azurerm_user_assigned_identity.a'],
  ['tenant_id', undefined],
])('the attribute %s of an identity stands for %s', (attribute, address) => {
  const principal_id = `\${azurerm_user_assigned_identity.a.${attribute}}`;
  const resource = { azurerm_role_assignment: { x: { principal_id } } };
  const facts = Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])));
  expect(facts.all('grant').map(({ value }) => value.principal?.to?.address)).toEqual([address]);
});
