import { z } from 'zod';
import { clientOf } from '../../support/azure/client';
import { armError, FakeResourceManager } from '../../support/azure/resource-manager';

const PATH = '/subscriptions/s/things';
const THING = z.object({ name: z.string() });
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
  expect(await clientOf(azure, { timeout: 2500 }).get(PATH, '1', THING)).toEqual(FOUND);
  expect(azure.requests).toHaveLength(2);
});
