import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { z } from 'zod';
import { FakeResourceManager, armError, forbidden, list } from '../../support/azure/resource-manager';
import { clientOf, TOKEN } from '../../support/azure/client';

const PATH = '/subscriptions/s/things';
const THING = z.object({ name: z.string(), size: z.number().nullish() });

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

const listed = () => clientOf(azure).list(PATH, '2024-01-01', THING);
const got = () => clientOf(azure).get(PATH, '2024-01-01', THING);
const CALL = `GET ${PATH}`;

describe('an answer', () => {
  test('has what the shape names, whatever else there is', async () => {
    azure.on(`GET ${PATH}`, ({ headers }) => ({
      body: { name: headers.authorization, size: null, unknown: { deep: [] } },
    }));
    expect(await got()).toEqual({ kind: 'found', value: { name: `Bearer ${TOKEN}`, size: null } });
    expect(azure.versions.get(PATH)).toBe('2024-01-01');
  });

  test('is read to the end of a list', async () => {
    azure.on(`GET ${PATH}`, ({ query }) => {
      const page = Number(query.get('page') ?? '0');
      return {
        body: {
          value: [{ name: `thing ${page}` }],
          nextLink: page < 2 ? `${azure.endpoint}${PATH}?page=${page + 1}` : null,
        },
      };
    });
    expect(await listed()).toEqual({
      kind: 'found',
      value: [{ name: 'thing 0' }, { name: 'thing 1' }, { name: 'thing 2' }],
    });
  });

  test('is asked for once, by however many', async () => {
    azure.on(`GET ${PATH}`, list({ name: 'thing' }));
    const client = clientOf(azure);
    await Promise.all([1, 2, 3].map(() => client.list(PATH, '2024-01-01', THING)));
    await client.list(PATH, '2024-01-01', THING);
    await client.list(PATH, '2025-01-01', THING);
    expect(azure.requests).toEqual([CALL, CALL]);
    expect(client.calls).toBe(2);
  });

  test('is asked for again if it can change', async () => {
    azure.on(`POST ${PATH}`, ({ before }) => ({ body: { name: String(before) } }));
    const client = clientOf(azure);
    const ask = () => client.askAfresh(PATH, '1', { query: 'x' }, THING);
    expect([await ask(), await ask()]).toEqual(['0', '1'].map((name) => ({ kind: 'found', value: { name } })));
    expect(client.calls).toBe(2);
  });

  test('without content is nothing, and only for questions that allow for that an answer', async () => {
    azure.on(`GET ${PATH}`, { status: 204 });
    expect(await clientOf(azure).get(PATH, '1', THING.optional())).toEqual({ kind: 'found', value: undefined });
    expect(await got()).toMatchObject({ kind: 'unclear' });
  });

  test('is not waited for longer than allowed', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const endpoint = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    expect(await clientOf({ endpoint, ca: azure.ca }, { timeout: 100 }).get(PATH, '1', THING)).toEqual({
      kind: 'unclear',
      call: CALL,
      because: 'no answer within 0.1 seconds',
    });
    silent.close();
  });

  test('is never waited for by more than four questions at once', async () => {
    let [open, most] = [0, 0];
    const client = clientOf(azure, { onCall: () => (most = Math.max(most, ++open)) });
    azure.on('GET /things/{name}', () => {
      open--;
      return { body: { name: 'thing' } };
    });
    await Promise.all(Array.from({ length: 20 }, (_, i) => client.get(`/things/${i}`, '1', THING)));
    expect(azure.requests).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(4);
  });
});

describe('a resource that does not exist', () => {
  test.each(['ResourceNotFound', 'ResourceGroupNotFound', 'ParentResourceNotFound'])('is absent: %s', async (code) => {
    azure.on(`GET ${PATH}`, armError(404, code));
    expect(await got()).toEqual({ kind: 'absent', call: CALL });
  });

  test.each(['InvalidResourceType', 'NoRegisteredProviderFound'])('is not proven by %s', async (code) => {
    azure.on(`GET ${PATH}`, armError(404, code));
    expect(await got()).toMatchObject({ kind: 'unclear' });
  });

  test('is not proven by a page of a proxy', async () => {
    azure.on(`GET ${PATH}`, { status: 404, body: '<html>Not found</html>' });
    expect(await got()).toEqual({
      kind: 'unclear',
      call: CALL,
      because: '404, without an error of Azure: it may come from a proxy',
    });
  });
});

describe('a missing right', () => {
  test('is named', async () => {
    azure.on(`GET ${PATH}`, forbidden('Microsoft.Things/things/read'));
    expect(await got()).toMatchObject({ kind: 'forbidden', operation: 'Microsoft.Things/things/read' });
    expect(azure.requests).toHaveLength(1);
  });

  test('is reported without the name of the identity', async () => {
    azure.on(`GET ${PATH}`, forbidden('Microsoft.Things/things/read'));
    expect(await got()).toMatchObject({
      because: expect.stringMatching(/^403 AuthorizationFailed: the identity does not have authorization/i) as string,
    });
  });

  test('is also a subscription that is not found', async () => {
    azure.on(`GET ${PATH}`, armError(404, 'SubscriptionNotFound', 'First line\nsecond line'));
    expect(await got()).toEqual({ kind: 'forbidden', call: CALL, because: '404 SubscriptionNotFound: First line' });
  });

  test('is reported apart from a token that Azure does not accept', async () => {
    azure.on(`GET ${PATH}`, armError(401, 'InvalidAuthenticationTokenTenant', 'First line\nsecond line'));
    expect(await got()).toEqual({
      ...{ kind: 'forbidden', call: CALL, isTokenRefused: true },
      because: '401 InvalidAuthenticationTokenTenant: First line',
    });
  });
});

describe('an ID from an answer', () => {
  test.each(['get', 'list'] as const)('does not lead the token to another server: %s', async (method) => {
    const other = await FakeResourceManager.start();
    const client = clientOf({ endpoint: azure.endpoint, ca: `${azure.ca}\n${other.ca}` });
    for (const id of [`${other.endpoint}/x`, other.endpoint.replace('https:', '') + '/x'])
      expect(await client[method](id, '1', THING)).toMatchObject({
        kind: 'unclear',
        because: expect.stringMatching(/on another server$/) as string,
      });
    expect(other.requests).toEqual([]);
    await other.close();
  });
});

describe('a fault', () => {
  test.each([429, 500, 502, 503])('of %i is repeated until it is over', async (status) => {
    azure.on(`GET ${PATH}`, ({ before }) => (before < 3 ? armError(status, 'Busy') : { body: { name: 'thing' } }));
    expect(await got()).toMatchObject({ kind: 'found' });
    expect(azure.requests).toHaveLength(4);
  });

  test('that stays is unclear', async () => {
    azure.on(`GET ${PATH}`, armError(500, 'InternalServerError', 'Try later'));
    expect(await got()).toEqual({
      ...{ kind: 'unclear', call: CALL, code: 'InternalServerError' },
      because: '500 InternalServerError: Try later',
    });
    expect(azure.requests).toHaveLength(4);
  });

  test('is repeated after the time that Azure asks for', async () => {
    const times: number[] = [];
    azure.on(`GET ${PATH}`, ({ before }) => {
      times.push(Date.now());
      return before === 0 ? { ...armError(429, 'Busy'), headers: { 'retry-after': '1' } } : { body: { name: 'thing' } };
    });
    expect(await got()).toMatchObject({ kind: 'found' });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('is not repeated if Azure asks to wait for an hour', async () => {
    azure.on(`GET ${PATH}`, { ...armError(429, 'Busy', 'Too many'), headers: { 'retry-after': '3600' } });
    expect(await got()).toEqual({
      ...{ kind: 'unclear', call: CALL, code: 'Busy' },
      because: '429 Busy: Too many. Azure asks to wait 3600 seconds',
    });
    expect(azure.requests).toHaveLength(1);
  });

  test('is a connection that is cut', async () => {
    azure.on(`GET ${PATH}`, { cut: true });
    expect(await got()).toMatchObject({ kind: 'unclear', because: expect.stringMatching(/^no answer: /) as string });
  });

  test('is a server whose certificate is not trusted', async () => {
    const answer = await clientOf({ endpoint: azure.endpoint, ca: '' }).get(PATH, '1', THING);
    expect(answer).toMatchObject({ kind: 'unclear', because: expect.stringContaining('self-signed') as string });
    expect(azure.requests).toEqual([]);
  });
});

describe('an answer of another shape is unclear', () => {
  const SHAPES: readonly (readonly [string, unknown, string])[] = [
    ['no JSON', '<html>', 'the answer is not JSON: it may come from a proxy'],
    ['an empty text', '', 'the answer is not JSON: it may come from a proxy'],
    ['a missing field', { size: 1 }, 'the answer does not have the documented shape (name): Invalid input'],
    ['another type', { name: 1 }, 'the answer does not have the documented shape (name): Invalid input'],
    ['null', 'null', 'the answer does not have the documented shape: Invalid input'],
  ];
  test.each(SHAPES)('%s', async (_, body, because) => {
    azure.on(`GET ${PATH}`, { body });
    const answer = await got();
    expect(answer).toMatchObject({ kind: 'unclear', because: expect.stringContaining(because) as string });
  });

  test.each([
    ['no list', {}],
    ['an item of another shape', { value: [{ name: 'thing' }, {}] }],
  ])('%s', async (_, body) => {
    azure.on(`GET ${PATH}`, { body });
    expect(await listed()).toMatchObject({ kind: 'unclear' });
  });

  test('a list that never ends', async () => {
    azure.on(`GET ${PATH}`, ({ before, query }) => ({
      body: { value: [], nextLink: `${azure.endpoint}${PATH}?page=${Number(query.get('page') ?? '0') + 1 + before}` },
    }));
    expect(await listed()).toMatchObject({ kind: 'unclear', because: 'the list has more than 200 pages' });
  });
});

test('the token does not go to another server', async () => {
  const other = await FakeResourceManager.start();
  azure.on(`GET ${PATH}`, { body: { value: [], nextLink: `${other.endpoint}${PATH}` } });
  expect(await listed()).toMatchObject({ kind: 'unclear', because: 'the list continues on another server' });
  azure.on('GET /elsewhere', { status: 302, headers: { location: `${other.endpoint}${PATH}` } });
  expect(await clientOf(azure).get('/elsewhere', '1', THING)).toMatchObject({ kind: 'unclear' });
  expect(other.requests).toEqual([]);
  await other.close();
});

test('without a token, nothing is asked', async () => {
  const refusing = { getToken: () => Promise.reject(new Error('run az login')) };
  await expect(clientOf(azure, { credential: refusing }).get(PATH, '1', THING)).rejects.toThrow('run az login');
  expect(azure.requests).toEqual([]);
});
