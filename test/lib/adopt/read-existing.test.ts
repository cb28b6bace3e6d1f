import { accountOf, targetNamed } from '../../../lib/adopt/account-of';
import { describe as described } from '../../../lib/adopt/describe';
import { partsOf } from '../../../lib/adopt/ids';
import { readExisting } from '../../../lib/adopt/read-existing';
import { keysOn, otherNames, ownFilters, policyZones, publicAccount } from '../../support/azure/adopted-accounts';
import type { FakeAccount } from '../../support/azure/fake-account';
import { idOf, serve, SUBSCRIPTION } from '../../support/azure/fake-account';
import { clientOf } from '../../support/azure/client';
import { armError, FakeResourceManager, forbidden, list } from '../../support/azure/resource-manager';
import { TODAY } from '../../support/root';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

async function read(fake: FakeAccount) {
  const id = partsOf('account', idOf(fake));
  if (!id) throw new Error('malformed');
  return readExisting(clientOf(azure), id);
}

const WANTED = { cloud: 'public', today: TODAY, zones: [] } as const;

test.each([
  ['', 'the account', 'Microsoft.CognitiveServices/accounts/read'],
  ['/deployments', 'the deployments', 'Microsoft.CognitiveServices/accounts/deployments/read'],
  ['/raiPolicies', 'the content filters', 'Microsoft.CognitiveServices/accounts/raiPolicies/read'],
])('without the right to read %s, nothing is described', async (path, what, operation) => {
  serve(azure, keysOn);
  azure.on(`GET ${idOf(keysOn)}${path}`, forbidden(operation));
  await expect(read(keysOn)).rejects.toThrow(`${what} could not be read: the identity lacks the right ${operation}`);
});

test.each([
  ['/providers/Microsoft.Authorization/roleAssignments', 'role assignments', 'Microsoft.Authorization/roleAssignments/read'],
  ['/providers/Microsoft.Authorization/locks', 'locks', 'Microsoft.Authorization/locks/read'],
  ['/providers/Microsoft.Insights/diagnosticSettings', 'diagnostic settings', 'Microsoft.Insights/diagnosticSettings/read'],
  ['/raiBlocklists', 'blocklists', 'Microsoft.CognitiveServices/accounts/raiBlocklists/read'],
])('without the right to read %s, a note says what is missing', async (path, subject, operation) => {
  serve(azure, otherNames);
  azure.on(`GET ${idOf(otherNames)}${path}`, forbidden(operation));
  expect((await read(otherNames)).notes).toEqual([
    { kind: 'not-read', subject, message: `the identity lacks the right ${operation}: the description leaves them out` },
  ]);
});

test('a list whose words cannot be read is not described, and the filter would lose it', async () => {
  serve(azure, ownFilters);
  azure.on(`GET ${idOf(ownFilters)}/raiBlocklists/projects/raiBlocklistItems`, armError(500, 'InternalServerError'));
  const { environment, notes } = described(await read(ownFilters), WANTED);
  expect(environment['blocklists']).toBeUndefined();
  expect(notes).toContainEqual(
    expect.objectContaining({ kind: 'changed', message: expect.stringContaining('would detach it') as unknown }),
  );
});

test('an endpoint that cannot be read ends the command, because another one would be created', async () => {
  serve(azure, keysOn);
  azure.on(`GET ${keysOn.endpoint?.id ?? ''}`, forbidden('Microsoft.Network/privateEndpoints/read'));
  await expect(read(keysOn)).rejects.toThrow('the identity lacks the right Microsoft.Network/privateEndpoints/read');
});

test('unknown fields and nulls change nothing', async () => {
  const odd = { ...keysOn, properties: { ...keysOn.properties, apiProperties: null, newField: [{ a: 1 }], networkAcls: null } };
  serve(azure, odd);
  expect((await read(odd)).account.name).toBe('oai-keys');
});

test('the resource group has the case in which it was created', async () => {
  serve(azure, publicAccount);
  const id = partsOf('account', idOf(publicAccount).toLowerCase());
  if (!id) throw new Error('malformed');
  expect((await readExisting(clientOf(azure), id)).accountId).toBe(idOf(publicAccount));
});

test.each([
  ['customer-managed key', { encryption: { keySource: 'Microsoft.KeyVault' } }, {}, /customer-managed key/],
  ['another kind', {}, { kind: 'FormRecognizer' }, /kind FormRecognizer: the kit has only/],
  ['an unknown region', {}, { location: 'atlantis' }, /atlantis, which is not a region of the kit's catalogue/],
  ['another cloud', {}, { location: 'USGov Virginia' }, /usgovvirginia, .* choose its cloud with --cloud/],
])('%s cannot be described', async (_, properties, account, message) => {
  const odd = {
    ...keysOn,
    account: { ...keysOn.account, ...account },
    properties: { ...keysOn.properties, ...properties },
  };
  serve(azure, odd);
  const existing = await read(odd);
  expect(() => described(existing, WANTED)).toThrow(message);
});

test('an account without an endpoint needs a subnet, and the zones', async () => {
  serve(azure, publicAccount);
  const existing = await read(publicAccount);
  expect(() => described(existing, WANTED)).toThrow('with --subnet');
  expect(() => described(existing, { ...WANTED, subnet: '/subscriptions/x' })).toThrow(
    'must be registered in privatelink.openai.azure.com: give the ID of each of these zones with --zone',
  );
});

test('a provisioned deployment keeps nothing of azurerm', async () => {
  serve(azure, policyZones);
  expect(described(await read(policyZones), WANTED).pins.map(({ type }) => type)).toEqual(['azurerm_private_endpoint']);
});

test('a spillover to a deployment that stays outside ends, and the report says so', async () => {
  const [reserved] = policyZones.deployments as readonly { readonly properties: object }[];
  if (!reserved) throw new Error('no deployment');
  const spilling = { ...reserved, properties: { ...reserved.properties, spilloverDeploymentName: 'retired' } };
  const odd = { ...policyZones, deployments: [spilling] };
  serve(azure, odd);
  expect(described(await read(odd), WANTED).notes).toContainEqual(
    expect.objectContaining({ kind: 'changed', message: expect.stringMatching(/^it spills over to retired, /) as unknown }),
  );
});

const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-keys`;

test('a resource group stands for its only account', async () => {
  serve(azure, keysOn);
  const target = targetNamed(GROUP);
  if (typeof target === 'string') throw new Error(target);
  expect((await accountOf(clientOf(azure), target)).names).toEqual(['oai-keys']);
});

test.each([
  [[], 'has no account of kind'],
  [['one', 'two'], 'has 2 accounts: give the ID of one of them'],
])('a resource group with the accounts %j is refused', async (names, message) => {
  const bodies = names.map((name) => ({ ...keysOn.account, properties: {}, name, id: `${GROUP}/${name}` }));
  const other = { kind: 'SpeechServices', location: 'x', properties: {}, name: 'speech', id: 'x' };
  azure.on(`GET ${GROUP}/providers/Microsoft.CognitiveServices/accounts`, list(other, ...bodies));
  const target = targetNamed(GROUP);
  if (typeof target === 'string') throw new Error(target);
  await expect(accountOf(clientOf(azure), target)).rejects.toThrow(message);
});

test.each([
  ['', 'it is not the ID of an account or of a resource group'],
  ['oai-keys', 'it is not the ID of an account or of a resource group'],
  ['/subscriptions/x', 'it is not the ID of an account or of a resource group'],
  ['/subscriptions/x/resourceGroups/rg', "its subscription 'x' must be a UUID"],
  [`${GROUP}?x=1`, 'its name'],
  [`${GROUP}/providers/Microsoft.Search/searchServices/s`, 'it names a resource of type Microsoft.Search/searchServices'],
  [`${idOf(keysOn)}/deployments/embed`, `it names a part of an account: give ${idOf(keysOn)}`],
  [idOf({ group: 'rg', name: 'a\u001b[2J' }), "its name 'a\u001b[2J' has characters that are not valid"],
])('%j is no target', (id, message) => {
  expect(targetNamed(id)).toContain(message);
});

test.each([`${idOf(keysOn)}/`, ` ${idOf(keysOn)} `, idOf(keysOn).replace('resourceGroups', 'resourcegroups')])(
  '%j names an account',
  (id) => {
    expect(targetNamed(id)).toEqual({ account: partsOf('account', idOf(keysOn)) });
  },
);

test('a token of another tenant is no missing right', async () => {
  serve(azure, keysOn);
  azure.on(
    `GET ${idOf(keysOn)}`,
    armError(401, 'InvalidAuthenticationTokenTenant', 'The access token is from the wrong issuer.'),
  );
  await expect(read(keysOn)).rejects.toThrow(
    'the account could not be read: Azure does not accept the token (401 InvalidAuthenticationTokenTenant: The access token is from the wrong issuer.): sign in to the tenant of the subscription',
  );
});

test('a resource group that does not exist is named', async () => {
  const target = targetNamed(GROUP);
  if (typeof target === 'string') throw new Error(target);
  await expect(accountOf(clientOf(azure), target)).rejects.toThrow('has no resource group rg-keys');
});
