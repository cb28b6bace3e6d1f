import { CLOUD_NAMES } from '../../../lib/catalog/cloud-name';
import type { Claim } from '../../../lib/catalog/clouds';
import {
  ACCOUNT_KINDS,
  cloudOf,
  doubtsAbout,
  endpointOf,
  PRIVATE_LINK_GROUP,
  privateDnsZonesOf,
  TOKEN_SCOPE,
  tokenScopeOf,
  unknownZonesOf,
  v1BaseUrlOf,
} from '../../../lib/catalog/clouds';
import { REGION_NAMES } from '../../../lib/catalog/regions';

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
  expect(endpointOf('oai-test', 'public')).toBe('https://oai-test.openai.azure.com/');
  expect(v1BaseUrlOf('oai-test', 'public')).toBe('https://oai-test.openai.azure.com/openai/v1/');
});

test('tokens are requested with the scope of the v1 API', () => {
  expect(TOKEN_SCOPE).toBe('https://ai.azure.com/.default');
});

test('there are three clouds', () => {
  expect(CLOUD_NAMES.map((name) => cloudOf(name).displayName)).toEqual([
    'Azure',
    'Azure Government',
    'Azure operated by 21Vianet',
  ]);
});

const said = (claim: Claim<unknown>) => (claim.kind === 'unknown' ? ['unknown'] : [claim.kind, claim.value]);

describe('the public cloud', () => {
  const cloud = cloudOf('public');

  test.each(ACCOUNT_KINDS)('has the zones that a private endpoint of %s gets', (kind) => {
    expect(cloud.privateDnsZones[kind].map(said)).toEqual(privateDnsZonesOf(kind).map((zone) => ['verified', zone]));
  });

  test('has the endpoint and the scope that clients get', () => {
    expect(said(cloud.endpointSuffix)).toEqual(['verified', 'openai.azure.com']);
    expect(said(cloud.tokenScope)).toEqual(['verified', 'https://ai.azure.com/.default']);
  });

  test('has a region that is not verified, so the list is not', () => {
    expect(said(cloud.regions)).toEqual(['unverified', REGION_NAMES]);
  });
});

describe('Azure Government', () => {
  const cloud = cloudOf('usgovernment');

  test('has documented regions, endpoints and an authority, and a scope that is not verified', () => {
    expect(said(cloud.regions)).toEqual(['verified', ['usgovarizona', 'usgovvirginia']]);
    expect(said(cloud.endpointSuffix)).toEqual(['verified', 'openai.azure.us']);
    expect(said(cloud.authority)).toEqual(['verified', 'https://login.microsoftonline.us']);
    expect(said(cloud.tokenScope)).toEqual(['unverified', 'https://ai.azure.us/.default']);
  });

  test('has zones that are not verified, and one that is not known', () => {
    expect(cloud.privateDnsZones.OpenAI.map(said)).toEqual([['unverified', 'privatelink.openai.azure.us']]);
    expect(cloud.privateDnsZones.AIServices.map(said)).toEqual([
      ['verified', 'privatelink.cognitiveservices.azure.us'],
      ['unverified', 'privatelink.openai.azure.us'],
      ['unknown'],
    ]);
  });

  test('has other names for the same account', () => {
    expect(endpointOf('oai-test', 'usgovernment')).toBe('https://oai-test.openai.azure.us/');
    expect(v1BaseUrlOf('oai-test', 'usgovernment')).toBe('https://oai-test.openai.azure.us/openai/v1/');
    expect(tokenScopeOf('usgovernment')).toBe('https://ai.azure.us/.default');
    expect(privateDnsZonesOf('OpenAI', 'usgovernment')).toEqual(['privatelink.openai.azure.us']);
  });

  test('has one zone without a known name, for one kind of account', () => {
    expect(privateDnsZonesOf('AIServices', 'usgovernment')).toHaveLength(2);
    expect(unknownZonesOf('AIServices', 'usgovernment')).toEqual([expect.stringContaining('services.ai')]);
    expect(unknownZonesOf('OpenAI', 'usgovernment')).toEqual([]);
  });

  test('has values that stamps use although they are not verified; the public cloud has none', () => {
    expect(doubtsAbout('usgovernment', 'OpenAI').map(({ value }) => value)).toEqual([
      'privatelink.openai.azure.us',
      'https://ai.azure.us/.default',
    ]);
    for (const kind of ACCOUNT_KINDS) expect(doubtsAbout('public', kind)).toEqual([]);
  });
});

describe('the cloud in China', () => {
  const cloud = cloudOf('china');

  test('is not documented at all', () => {
    expect([cloud.endpointSuffix, cloud.tokenScope, cloud.regions].map(said)).toEqual([['unknown'], ['unknown'], ['unknown']]);
    expect(cloud.privateDnsZones.OpenAI.map(said)).toEqual([['unknown']]);
    expect(cloud.privateDnsZones.AIServices.map(said)).toEqual([
      ['unverified', 'privatelink.cognitiveservices.azure.cn'],
      ['unknown'],
      ['unknown'],
    ]);
  });
});

test.each(CLOUD_NAMES)('every claim about %s has a date in its source or its reason', (name) => {
  const { privateDnsZones, endpointSuffix, tokenScope, authority, regions } = cloudOf(name);
  for (const claim of [...Object.values(privateDnsZones).flat(), endpointSuffix, tokenScope, authority, regions])
    expect(claim.kind === 'unknown' ? claim.because : claim.source).toMatch(/\d{4}-\d\d-\d\d/);
});
