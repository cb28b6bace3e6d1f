import { drift } from '../../../lib/drift/drift';
import { readStacks } from '../../../lib/stack/read-stacks';
import { accountOf, serve } from '../../support/azure/account-of';
import { clientOf } from '../../support/azure/client';
import { armError, FakeResourceManager, forbidden } from '../../support/azure/resource-manager';
import { exampleFiles } from '../../support/project';
import { TODAY } from '../../support/root';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

const LISTS = readStacks(exampleFiles('blocklists'), 'blocklists');

test('what may not be read is not compared, and is named', async () => {
  const stack = LISTS.get('generated/lists/swedencentral');
  if (!stack) throw new Error('no stack');
  const has = accountOf(stack);
  serve(azure, has);
  azure.on(`GET ${has.id}/raiPolicies`, forbidden('Microsoft.CognitiveServices/accounts/raiPolicies/read'));
  const result = await drift(LISTS, () => clientOf(azure), TODAY);
  expect(result.review.stacks).toEqual([]);
  expect(result.unread).toMatchObject([
    {
      stack: 'lists-swedencentral',
      answer: { kind: 'forbidden', operation: 'Microsoft.CognitiveServices/accounts/raiPolicies/read' },
    },
  ]);
});

test('a list that Azure does not have is not compared, and is named', async () => {
  const stack = LISTS.get('generated/lists/swedencentral');
  if (!stack) throw new Error('no stack');
  const has = accountOf(stack);
  serve(azure, has);
  azure.on(`GET ${has.id}/privateEndpointConnections`, armError(404, 'NotFound'));
  const result = await drift(LISTS, () => clientOf(azure), TODAY);
  expect(result.unread).toMatchObject([
    { stack: 'lists-swedencentral', answer: { kind: 'unclear', because: 'Azure has no such list' } },
  ]);
});

test('an account that does not exist is named', async () => {
  const result = await drift(LISTS, () => clientOf(azure), TODAY);
  expect(result).toMatchObject({ absent: ['lists-swedencentral'], compared: [], unread: [] });
});
