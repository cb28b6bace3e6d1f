import { z } from 'zod';
import type { ResourceManager } from '../../../lib/azure/resource-manager';
import { clientOf } from '../../support/azure/client';
import { FakeResourceManager } from '../../support/azure/resource-manager';

const SENT = expect.stringMatching(/^no answer: .*ECONNREFUSED/) as string;
const NOT_SENT = 'it was not sent, because the questions before it had no answer';

let azure: FakeResourceManager;
let client: ResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
  client = clientOf(azure);
  azure.on('GET /answered', { body: {} });
});

/** Asks questions that get no answer, one after the other. */
async function reasons(count: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    const answer = await client.get(`/things/${i}`, '1', z.object({}));
    found.push(answer.kind === 'unclear' ? answer.because : answer.kind);
  }
  return found;
}

test('after four questions without an answer, no other is sent', async () => {
  await azure.close();
  expect(await reasons(6)).toEqual([SENT, SENT, SENT, SENT, NOT_SENT, NOT_SENT]);
  expect(client.calls).toBe(4);
});

test('of many questions at once, those that wait are not sent', async () => {
  await azure.close();
  await Promise.all(Array.from({ length: 40 }, (_, i) => client.get(`/things/${i}`, '1', z.object({}))));
  expect(client.calls).toBeLessThanOrEqual(7);
});

test('after any answer, all questions are sent', async () => {
  expect(await client.get('/answered', '1', z.object({}))).toMatchObject({ kind: 'found' });
  await azure.close();
  expect(await reasons(6)).toEqual([SENT, SENT, SENT, SENT, SENT, SENT]);
});

test('a refusal is an answer', async () => {
  expect(await client.get('/unknown', '1', z.object({}))).toMatchObject({ kind: 'absent' });
  await azure.close();
  expect(await reasons(5)).toEqual([SENT, SENT, SENT, SENT, SENT]);
});
