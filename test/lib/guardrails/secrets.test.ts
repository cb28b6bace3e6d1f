import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

test.each(['apiKey', 'clientSecret', 'connectionString', 'password'])('a secret of a body is found by its name: %s', (name) => {
  const x = { type: 'Microsoft.Web/sites@2024-04-01', name: 'x', body: { properties: { [name]: 'abc', maxTokens: 'abc' } } };
  const stack = readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { azapi_resource: { x } } })]]));
  const found = breachesOf(stack, {}).filter(({ guardrail }) => guardrail === 'guardrails/secrets');
  expect(found.map(({ attribute }) => attribute)).toEqual([`body.properties.${name}`]);
});

/** The attributes of a resource in which a secret is found. */
const secretsIn = (attributes: object) => {
  const stack = readStack(
    'x',
    new Map([['cdk.tf.json', JSON.stringify({ resource: { azurerm_mssql_server: { x: attributes } } })]]),
  );
  return breachesOf(stack, {}).flatMap(({ guardrail, attribute }) => (guardrail === 'guardrails/secrets' ? [attribute] : []));
};

test.each<[string, object, string[]]>([
  ['a password', { login: { administrator_password: 'abc' } }, ['login.administrator_password']],
  ['a password that the state does not keep', { administrator_password_wo: 'abc' }, ['administrator_password_wo']],
  ['a password from a variable', { administrator_password: '${var.password}' }, []],
  ['the key of another resource', { tags: { a: '${azurerm_cognitive_account.a.primary_access_key}' } }, ['tags.a']],
  ['text about such a key', { tags: { a: 'rotate primary_access_key' } }, []],
  ['all of another resource', { tags: { a: '${jsonencode(azurerm_cognitive_account.a)}' } }, ['tags.a']],
])('in a resource, %s', (_, attributes, expected) => {
  expect(secretsIn(attributes)).toEqual(expected);
});
