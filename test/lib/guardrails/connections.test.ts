import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

/** The messages of guardrails/keys about some resources. */
const found = (resource: object) =>
  breachesOf(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])), {})
    .filter(({ guardrail }) => guardrail === 'guardrails/keys')
    .map(({ message }) => message);

const sent = (authType: string) => ({
  azapi_resource: {
    x: {
      ...{ type: 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01', name: 'x', parent_id: '/p' },
      body: { properties: { authType, category: 'CognitiveSearch', target: 'https://x' } },
    },
  },
});

test.each(['AAD', 'ManagedIdentity', 'None'])('a connection that signs in with %s has no key', (authType) => {
  expect(found(sent(authType))).toEqual([]);
});

test.each(['ApiKey', 'AccountKey', 'CustomKeys', 'SAS', 'PAT'])('a connection that signs in with %s has a key', (authType) => {
  expect(found(sent(authType))).toEqual([`the connection 'x' signs in with a key or another secret ('${authType}')`]);
});

test('the type of azurerm decides how a connection signs in', () => {
  const resource = (type: string) => ({ [type]: { x: { name: 'x', cognitive_account_id: '/a', category: 'ApiKey' } } });
  expect(found(resource('azurerm_cognitive_account_connection_entra_id'))).toEqual([]);
  expect(found(resource('azurerm_cognitive_account_connection_api_key'))).toEqual([
    "the connection 'x' signs in with a key or another secret ('ApiKey')",
  ]);
});

test('an expression may be a key', () => {
  expect(found(sent('${var.auth}'))).toEqual(["whether the connection 'x' signs in with a key is known only to Terraform"]);
});
