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

/** Everything that Azure may leave out is null, and there are fields that are not known. */
const emptied = (value: object) => ({
  ...Object.fromEntries(Object.keys(value).map((key) => [key, null])),
  newField: [{ a: 1 }],
});

test('an account that says nothing is compared: everything open counts as open', async () => {
  const stack = LISTS.get('generated/lists/swedencentral');
  if (!stack) throw new Error('no stack');
  const has = accountOf(stack);
  Object.assign(has.account, { properties: emptied(has.account.properties), identity: null, systemData: null });
  for (const { properties } of has.deployments)
    Object.assign(properties, emptied(properties), { model: { ...emptied({ format: 1, version: 1 }), name: 'gpt-x' } });
  for (const { properties } of [...has.filters, ...has.connections, ...has.diagnostics])
    Object.assign(properties, emptied(properties));
  serve(azure, has);
  const { review, unread } = await drift(LISTS, () => clientOf(azure), TODAY);
  expect(unread).toEqual([]);
  const rules = [...new Set(review.stacks.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  expect(rules).toEqual([
    'access/identity',
    'content-safety/base-policy',
    'content-safety/blocklist-attachment',
    'content-safety/deployment-filter',
    'content-safety/weaker-filter',
    'cost/capacity',
    'cost/quota',
    'drift/foreign-endpoint',
    'drift/other-account',
    'drift/refused-endpoint',
    'exposure/local-authentication',
    'exposure/network-acls',
    'exposure/outbound',
    'exposure/public-network',
    'logging/coverage',
    'models/upgrades',
    'models/version',
    'replacement/forced',
  ]);
});
