import { cognitiveAccount } from '../../../../lib/azure/reads/account';
import { accountWith } from '../../../../lib/azure/reads/accounts';
import { clientOf } from '../../../support/azure/client';
import { FakeResourceManager } from '../../../support/azure/resource-manager';

const ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

/** An account as both reads see it. */
async function read(body: object) {
  azure.on(`GET ${ID}`, { body });
  return { whole: await cognitiveAccount(clientOf(azure), ID), brief: await accountWith(clientOf(azure), ID) };
}

test('an account with nulls wherever Azure can write them is found', async () => {
  const { whole, brief } = await read({
    ...{ id: ID, name: 'a', kind: null, location: null, tags: { owner: null }, identity: null, unknown: [] },
    properties: {
      customSubDomainName: null,
      allowedFqdnList: null,
      networkAcls: { defaultAction: null, ipRules: [{ value: null }], virtualNetworkRules: [{ id: null, state: null }] },
      privateEndpointConnections: [{ properties: null }],
    },
  });
  expect(whole).toMatchObject({
    kind: 'found',
    value: {
      kind: '',
      location: '',
      properties: { networkAcls: { ipRules: [{ value: '' }], virtualNetworkRules: [{ id: '' }] } },
    },
  });
  expect(brief).toEqual({ kind: 'found', value: { id: ID, name: 'a', kind: '', location: '' } });
});

test('an account without properties has a kind and a region', async () => {
  const { whole, brief } = await read({ id: ID, name: 'a', kind: 'OpenAI', location: 'Sweden Central', properties: null });
  expect(whole).toMatchObject({ kind: 'unclear', because: expect.stringContaining('(properties)') as string });
  expect(brief).toEqual({ kind: 'found', value: { id: ID, name: 'a', kind: 'OpenAI', location: 'Sweden Central' } });
});

test.each(['id', 'name'])('what has no %s is no account', async (key) => {
  const { whole, brief } = await read({ id: ID, name: 'a', properties: {}, [key]: undefined });
  expect([whole.kind, brief.kind]).toEqual(['unclear', 'unclear']);
});
