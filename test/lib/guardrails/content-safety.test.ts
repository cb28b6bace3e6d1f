import { policyProperties } from '../../../lib/content-safety/content-filter-policy';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

/** The breaches of guardrails about content in some resources, with their messages. */
const found = (resource: object) =>
  breachesOf(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])), { residency: 'global' })
    .filter(({ guardrail }) => /content|filter/.test(guardrail))
    .map(({ guardrail, message }) => `${guardrail}: ${message}`);

const filter = (properties: unknown) => ({
  azapi_resource: {
    x: { type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01', name: 'x', body: { properties } },
  },
});
const PROPERTIES = policyProperties({ preset: 'strict' });

describe('a filter needs an approval', () => {
  test.each<[string, (entry: { readonly source: string; readonly name: string }) => object, string[]]>([
    ['not if it blocks everything', () => ({}), []],
    [
      'if it does not block harms in completions',
      ({ source, name }) => (source === 'Completion' && name === 'Violence' ? { enabled: false } : {}),
      ['violence: off'],
    ],
    [
      'if it does not block harms in prompts',
      ({ source, name }) => (source === 'Prompt' && name === 'Violence' ? { blocking: false } : {}),
      ['violence: annotate'],
    ],
    ['if no value states that entries are on', ({ name }) => (name === 'Hate' ? { enabled: undefined } : {}), ['hate: off']],
  ])('%s', (_, edit, names) => {
    const contentFilters = PROPERTIES.contentFilters.map((entry) => ({ ...entry, ...edit(entry) }));
    expect(found(filter({ ...PROPERTIES, contentFilters }))).toEqual(
      names.map(
        (name) =>
          `guardrails/filter-approval: the filter 'x' does not block harms (${name}), which Azure allows only with an approval`,
      ),
    );
  });
});

describe('a deployment names its filter', () => {
  const deployment = (rai_policy_name: unknown) => ({
    azurerm_cognitive_deployment: { x: { name: 'x', sku: { name: 'Standard' }, rai_policy_name } },
  });

  test.each([undefined, null, ''])('which %j is not', (name) => {
    expect(found(deployment(name))).toEqual(["guardrails/content-filter: the deployment 'x' names no content filter"]);
  });

  test('which a policy of Azure is', () => {
    expect(found(deployment('Microsoft.DefaultV2'))).toEqual([]);
  });
});
