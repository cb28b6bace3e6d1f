import { describe as described } from '../../../lib/adopt/describe';
import { partsOf } from '../../../lib/adopt/ids';
import { readExisting } from '../../../lib/adopt/read-existing';
import { keysOn } from '../../support/azure/adopted-accounts';
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
