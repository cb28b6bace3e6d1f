import { z } from 'zod';
import type { ResourceManager } from '../../../lib/azure/resource-manager';
import { clientOf } from '../../support/azure/client';
import { armError, FakeResourceManager } from '../../support/azure/resource-manager';

const PATH = '/subscriptions/s/things';
const THING = z.object({ name: z.string() });
const get = (client: ResourceManager) => client.get(PATH, '1', THING);
const FOUND = { kind: 'found', value: { name: 'thing' } };

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

test('the time to wait for an answer does not end the pause that Azure asks for', async () => {
  azure.on(`GET ${PATH}`, ({ before }) =>
    before === 0 ? { ...armError(429, 'Busy'), headers: { 'retry-after': '3' } } : { body: { name: 'thing' } },
  );
  expect(await get(clientOf(azure, { timeout: 2500 }))).toEqual(FOUND);
  expect(azure.requests).toHaveLength(2);
});

test.each([['after', true] as const, ['before', 'before'] as const])(
  'a request is repeated if its connection is lost %s the headers of the answer',
  async (_, cut) => {
    azure.on(`GET ${PATH}`, ({ before }) => (before < 2 ? { cut } : { body: { name: 'thing' } }));
    expect(await get(clientOf(azure))).toEqual(FOUND);
    expect(azure.requests).toHaveLength(3);
  },
);

test('a request is repeated if no connection is accepted', async () => {
  const { endpoint, ca } = azure;
  await azure.close();
  let tries = 0;
  const getToken = () => Promise.resolve({ token: `token ${++tries}`, expiresOnTimestamp: 0 });
  expect(await get(clientOf({ endpoint, ca }, { credential: { getToken } }))).toMatchObject({
    kind: 'unclear',
    because: expect.stringMatching(/^no answer: .*ECONNREFUSED/) as string,
  });
  expect(tries).toBe(4);
});
