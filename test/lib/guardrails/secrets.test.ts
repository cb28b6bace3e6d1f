import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

test.each(['apiKey', 'clientSecret', 'connectionString', 'password'])('a secret of a body is found by its name: %s', (name) => {
  const x = { type: 'Microsoft.Web/sites@2024-04-01', name: 'x', body: { properties: { [name]: 'abc', maxTokens: 'abc' } } };
  const stack = readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { azapi_resource: { x } } })]]));
  const found = breachesOf(stack, {}).filter(({ guardrail }) => guardrail === 'guardrails/secrets');
  expect(found.map(({ attribute }) => attribute)).toEqual([`body.properties.${name}`]);
});
