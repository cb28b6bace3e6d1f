import {
  ACCOUNT_KINDS,
  endpointOf,
  PRIVATE_LINK_GROUP,
  privateDnsZonesOf,
  TOKEN_SCOPE,
  v1BaseUrlOf,
} from '../../../lib/catalog/clouds';

test('an OpenAI account needs the one zone of its endpoint', () => {
  expect(privateDnsZonesOf('OpenAI')).toEqual(['privatelink.openai.azure.com']);
});

test('an AIServices account needs three zones, in the order of the zone group', () => {
  expect(privateDnsZonesOf('AIServices')).toEqual([
    'privatelink.cognitiveservices.azure.com',
    'privatelink.openai.azure.com',
    'privatelink.services.ai.azure.com',
  ]);
});

test('there are two kinds of account', () => {
  expect(ACCOUNT_KINDS).toEqual(['AIServices', 'OpenAI']);
});

test('private endpoints connect to the group that every kind of account has', () => {
  expect(PRIVATE_LINK_GROUP).toBe('account');
});

test('clients find the account by its custom subdomain', () => {
  expect(endpointOf('oai-test')).toBe('https://oai-test.openai.azure.com/');
  expect(v1BaseUrlOf('oai-test')).toBe('https://oai-test.openai.azure.com/openai/v1/');
});

test('tokens are asked for with the scope of the v1 API', () => {
  expect(TOKEN_SCOPE).toBe('https://ai.azure.com/.default');
});
