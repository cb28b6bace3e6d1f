import { describe as described } from '../../../lib/adopt/describe';
import { partsOf } from '../../../lib/adopt/ids';
import { readExisting } from '../../../lib/adopt/read-existing';
import { keysOn, otherNames, ownFilters } from '../../support/azure/adopted-accounts';
import { clientOf } from '../../support/azure/client';
import type { FakeAccount } from '../../support/azure/fake-account';
import { idOf, serve } from '../../support/azure/fake-account';
import { FakeResourceManager } from '../../support/azure/resource-manager';
import { TODAY } from '../../support/root';

let azure: FakeResourceManager;
beforeAll(async () => {
  azure = await FakeResourceManager.start();
});
afterAll(() => azure.close());

/** The description of an account. */
async function descriptionOf(fake: FakeAccount) {
  serve(azure, fake);
  const id = partsOf('account', idOf(fake));
  if (!id) throw new Error('malformed');
  return described(await readExisting(clientOf(azure), id), { cloud: 'public', today: TODAY, zones: [] });
}

test('identities are pinned in the spelling that azurerm accepts', async () => {
  const id = '/subscriptions/0000-A2/resourcegroups/RG-id/providers/microsoft.managedidentity/userassignedidentities/Team';
  const identity = { type: 'UserAssigned', userAssignedIdentities: { [id]: {} } };
  const { pins } = await descriptionOf({ ...keysOn, account: { ...keysOn.account, identity } });
  expect(pins.find(({ type }) => type === 'azurerm_cognitive_account')?.attributes).toEqual({
    identity: {
      type: 'SystemAssigned, UserAssigned',
      identity_ids: [
        '/subscriptions/0000-a2/resourceGroups/RG-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/Team',
      ],
    },
  });
});

test('a policy of Azure is spelled as the kit knows it, and the report says so', async () => {
  const [first, second] = keysOn.deployments as readonly [{ readonly properties: object }, unknown];
  const other = { ...first, properties: { ...first.properties, raiPolicyName: 'microsoft.DEFAULTv2' } };
  const { environment, notes } = await descriptionOf({ ...keysOn, deployments: [other, second] });
  expect(environment['deployments']).toMatchObject({
    'gpt-4.1_prod': { contentFilter: 'Microsoft.DefaultV2' },
    embed: { contentFilter: 'Microsoft.DefaultV2' },
  });
  expect(notes.filter(({ message }) => message.includes('spells the name'))).toEqual([
    {
      kind: 'changed',
      subject: 'deployment gpt-4.1_prod',
      message: 'the kit spells the name of its filter as the filter does: Microsoft.DefaultV2',
    },
  ]);
});

test('so is the policy that a filter is based on', async () => {
  const [house] = (ownFilters.filters ?? []) as readonly { readonly properties: object }[];
  const filters = [{ ...house, properties: { ...house?.properties, basePolicyName: 'microsoft.DEFAULT' } }];
  const { environment } = await descriptionOf({ ...ownFilters, filters });
  expect(environment['contentFilters']).toMatchObject({ 'house-rules': { basePolicy: 'Microsoft.Default' } });
});

test.each(['${var.x}', '%{ if true }'])('a role assignment with the description %s stays outside', async (text) => {
  const [first] = (otherNames.assignments ?? []) as readonly { readonly name: string; readonly properties: object }[];
  const assignment = { ...first, properties: { ...first?.properties, description: text } };
  const { environment, notes, pins } = await descriptionOf({ ...otherNames, assignments: [assignment] });
  expect(environment).not.toHaveProperty('access');
  expect(pins.filter(({ type }) => type === 'azurerm_role_assignment')).toEqual([]);
  expect(notes.filter(({ subject }) => subject === `role assignment ${first?.name ?? ''}`)).toEqual([
    expect.objectContaining({
      kind: 'outside',
      message:
        'Terraform would read its description as an expression: it stays with the principal 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02',
    }),
  ]);
});

/** The account and its endpoint with tags. */
function tagged(ofAccount: object, ofEndpoint: object): FakeAccount {
  if (!keysOn.endpoint) throw new Error('there is no endpoint');
  const endpoint = { ...keysOn.endpoint, body: { ...keysOn.endpoint.body, tags: ofEndpoint } };
  return { ...keysOn, account: { ...keysOn.account, tags: ofAccount }, endpoint };
}

const ADDED = 'the kit adds environment, workload, managedBy to the account and the private endpoint';

test('a tag of the endpoint that the account spells in another case is one tag', async () => {
  const { environment, notes, pins } = await descriptionOf(tagged({ Team: 'a', Same: 's' }, { team: 'b', same: 's' }));
  expect(environment['tags']).toEqual({ Team: 'a', Same: 's' });
  const ofEndpoint = pins.filter(({ type }) => type === 'azurerm_private_endpoint').map(({ attributes }) => attributes['tags']);
  expect(ofEndpoint.filter((tags) => tags !== undefined)).toEqual([{ Team: 'b' }]);
  expect(notes.filter(({ subject }) => subject.startsWith('tag')).map(({ subject, message }) => [subject, message])).toEqual([
    ['tag team of the private endpoint', 'the kit spells it as the account does: Team'],
    ['tag same of the private endpoint', 'the kit spells it as the account does: Same'],
    ['tags', ADDED],
  ]);
});

test('tags of the account that the endpoint gets are named', async () => {
  const { notes } = await descriptionOf(tagged({ team: 'a', cost: '1', both: 'x' }, { both: 'y', mine: 'z' }));
  expect(notes.filter(({ subject }) => subject === 'tags').map(({ message }) => message)).toEqual([
    `${ADDED}, and team, cost of the account to the private endpoint`,
  ]);
});

test.each([{}, { capacity: null }])('a capacity that Azure does not answer is reported: %j', async (sku) => {
  const [first] = keysOn.deployments as readonly object[];
  const deployments = [{ ...first, sku: { name: 'DataZoneStandard', ...sku } }];
  const { environment, notes } = await descriptionOf({ ...keysOn, deployments });
  expect(environment['deployments']).toMatchObject({ 'gpt-4.1_prod': { capacity: 1 } });
  expect(notes.filter(({ subject }) => subject === 'deployment gpt-4.1_prod')).toEqual([
    { kind: 'changed', subject: 'deployment gpt-4.1_prod', message: 'Azure answers no capacity, and the kit sets 1' },
  ]);
});
