import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const ALIAS = 'other.00000000-0000-0000-0000-000000000000.swedencentral.azure.privatelinkservice';
const ID = (name: string) =>
  `/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/${name}`;
const endpoint = (attributes: Over) =>
  resource('azurerm_private_endpoint', 'account_private_endpoint', { private_service_connection: attributes });
const renamed = overlay(
  resource('azurerm_cognitive_account', 'account', { name: 'oai-renamed' }),
  endpoint({ name: 'pep-renamed' }),
) as Over;

const about = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('exposure/endpoint-target'));
const ELSEWHERE = ['critical exposure/endpoint-target'];

test.each<[string, Over, Over, string[]]>([
  ['the same account with another name', {}, renamed, []],
  ['the same account through another connection', {}, endpoint({ name: 'pep-renamed' }), []],
  [
    'another account',
    endpoint({ private_connection_resource_id: ID('a') }),
    endpoint({ private_connection_resource_id: ID('b') }),
    ELSEWHERE,
  ],
  ['an account that is not in the stack', {}, endpoint({ private_connection_resource_id: ID('a') }), ELSEWHERE],
  ['an alias in addition to the account', {}, endpoint({ private_connection_resource_alias: ALIAS }), ELSEWHERE],
  ['no alias, unlike before', endpoint({ private_connection_resource_alias: ALIAS }), {}, ELSEWHERE],
])('an endpoint leads to %s', (_, before, after, expected) => {
  expect(about(before, after)).toEqual(expected);
});
