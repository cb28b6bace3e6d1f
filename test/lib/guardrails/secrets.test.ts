import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

test.each(['apiKey', 'clientSecret', 'connectionString', 'password'])('a secret of a body is found by its name: %s', (name) => {
  const x = { type: 'Microsoft.Web/sites@2024-04-01', name: 'x', body: { properties: { [name]: 'abc', maxTokens: 'abc' } } };
  const stack = readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { azapi_resource: { x } } })]]));
  const found = breachesOf(stack, {}).filter(({ guardrail }) => guardrail === 'guardrails/secrets');
  expect(found.map(({ attribute }) => attribute)).toEqual([`body.properties.${name}`]);
});

/** The attributes of a resource that contain a secret. */
const secretsIn = (type: string, attributes: object) => {
  const stack = readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]]));
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
  expect(secretsIn('azurerm_mssql_server', attributes)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['azurerm_key_vault_secret', 'value', ['value']],
  ['azurerm_key_vault_secret', 'value_wo', ['value_wo']],
  ['azurerm_key_vault_secret', 'content_type', []],
  ['azurerm_app_configuration_key', 'value', []],
  ['azurerm_virtual_network_gateway_connection', 'shared_key', ['shared_key']],
  ['azurerm_virtual_network_gateway_connection', 'authorization_key', ['authorization_key']],
  ['azurerm_machine_learning_datastore_blobstorage', 'shared_access_signature', ['shared_access_signature']],
  [
    'azurerm_cognitive_account',
    'custom_question_answering_search_service_key',
    ['custom_question_answering_search_service_key'],
  ],
])('a secret of azurerm is found by its name: %s.%s', (type, name, expected) => {
  expect(secretsIn(type, { [name]: 'abc' }).filter((each) => each === name)).toEqual(expected);
});

test('keys of a connection are secrets, regardless of their names', () => {
  expect(secretsIn('azurerm_cognitive_account_connection_custom_keys', { custom_keys: { mine: 'abc' } })).toEqual([
    'custom_keys.mine',
  ]);
});

test.each(['primary_key', 'secondary_key', 'default_primary_connection_string', 'secondary_connection_string_alias'])(
  'a key is read by its name: %s',
  (name) => {
    expect(secretsIn('azurerm_x', { tags: { a: `\${azurerm_y.z.${name}}` } })).toEqual(['tags.a']);
    expect(secretsIn('azurerm_x', { tags: { a: `\${azurerm_y.z.${name}_id}` } })).toEqual([]);
  },
);
