import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/root';
import type { Over } from '../../support/review-edits';
import { stacks } from '../../support/review-edits';

test('the review never shows secrets, words of blocklists or defaults of variables', () => {
  const SECRET = 'zq9-word';
  const after: Over = {
    ...{ variable: { words: { default: SECRET } }, locals: { words: [SECRET] } },
    ...{
      terraform: { backend: { azurerm: { access_key: SECRET } } },
      provider: { azurerm: [{ client_secret: SECRET, oidc_request_token: SECRET }], other: { token: SECRET } },
    },
    '//': { overrides: { 'azapi_resource_action.fill': ['body'], 'azapi_resource.item': ['body.properties'] } },
    resource: {
      azapi_resource_action: { fill: { body: [{ name: SECRET, properties: { pattern: SECRET } }] } },
      azapi_resource: { item: { type: 'raiBlocklistItems@x', body: { properties: { pattern: SECRET } } } },
      azurerm_cognitive_account: { account: { custom_question_answering_search_service_key: SECRET } },
    },
  };
  const before = JSON.parse(JSON.stringify(after).replaceAll(SECRET, 'other')) as Over;
  for (const [one, other] of [
    [{}, after],
    [before, after],
    [after, {}],
  ] as const)
    expect(JSON.stringify(review(stacks(one), stacks(other), { today: TODAY }))).not.toContain(SECRET);
});
