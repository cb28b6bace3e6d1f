import { Facts } from '../../../lib/stack/facts/facts';
import { dangersOf } from '../../../lib/stack/facts/rights';
import { readStack } from '../../../lib/stack/stack';

/** The role that a resource is read as. */
const roleOf = (type: string, attributes: object) =>
  Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]]))).all(
    'role',
  )[0]?.value ?? { actions: [], exceptions: [], permissions: [] };

const KEYS = 'Microsoft.CognitiveServices/accounts/listKeys/action';

test.each<[string, unknown, string[]]>([
  ['an exception in the same block', [{ actions: ['*'], not_actions: ['*'] }], []],
  ['an exception of data', [{ actions: ['*'], not_data_actions: ['*'] }], ['*']],
  ['an exception of Resource Manager, on data', [{ data_actions: ['*'], not_actions: ['*'] }], ['*']],
  ['an exception of data, on data', [{ data_actions: ['*'], not_data_actions: ['*'] }], []],
  ['an exception in another block', [{ actions: [KEYS] }, { actions: ['x/read'], not_actions: ['*'] }], [KEYS]],
  ['the same twice', [{ actions: [KEYS] }, { actions: [KEYS] }], [KEYS]],
  ['one block as itself', { actions: [KEYS] }, [KEYS]],
  ['an expression', '${local.p}', ['${local.p}']],
  ['an expression in a list', ['${local.p}'], ['${local.p}']],
  ['operations that are an expression', [{ actions: '${local.a}' }], ['${local.a}']],
  ['an operation that is an expression', [{ actions: ['${"*"}'] }], ['${"*"}']],
  ['an operation that ends in an expression', [{ actions: ['Microsoft.Insights/${var.x}'] }], ['Microsoft.Insights/${var.x}']],
  ['exceptions that are an expression', [{ actions: ['*'], not_actions: '${local.n}' }], ['*']],
  ['nothing dangerous', [{ actions: ['Microsoft.Insights/metrics/read'] }], []],
])('a role with %s', (_, permissions, expected) => {
  expect(dangersOf(roleOf('azurerm_role_definition', { permissions }))).toEqual(expected);
});

test.each<[string, unknown, string[]]>([
  ['an exception in the same block', { properties: { permissions: [{ actions: ['*'], notActions: ['*'] }] } }, []],
  ['an exception of data', { properties: { permissions: [{ actions: ['*'], notDataActions: ['*'] }] } }, ['*']],
  ['a body that is an expression', '${local.body}', ['${local.body}']],
])('a role of azapi with %s', (_, body, expected) => {
  const type = 'Microsoft.Authorization/roleDefinitions@2022-04-01';
  expect(dangersOf(roleOf('azapi_resource', { type, body }))).toEqual(expected);
});

test('a role lists all its operations and exceptions from all blocks', () => {
  const permissions = [
    { actions: ['a/read'], not_actions: ['b/read'] },
    { data_actions: ['c/read'], not_data_actions: ['d/read'] },
  ];
  const { actions, exceptions } = roleOf('azurerm_role_definition', { permissions });
  expect({ actions, exceptions }).toEqual({ actions: ['a/read', 'c/read'], exceptions: ['b/read', 'd/read'] });
});
