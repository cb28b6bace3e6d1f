import { certificateFor } from '../../support/azure/certificate';
import { TOKEN } from '../../support/azure/client';
import { apiError } from '../../support/azure/data-plane';
import { linesOf, outcomesOf, verified, wordsOf } from '../../support/azure/verify';
import { exampleFleet } from '../../support/project';

const fleet = exampleFleet('dev-and-prod');
const ID = 'prod-swedencentral';

test('without an address, nothing else is checked, and nothing passes', async () => {
  const result = await verified(fleet, ID, { dns: 'NXDOMAIN' });
  expect(new Set(Object.values(outcomesOf(result)))).toEqual(new Set(['failed', 'not-checked']));
  expect(wordsOf(result, 'deployments')).toMatch(/^not-checked: it was not checked, because \S+ does not resolve$/);
  expect(result.requests).toEqual([]);
});

test('to a server that is not trusted, nothing is sent', async () => {
  const result = await verified(fleet, ID, { certificate: await certificateFor('*.openai.azure.com') });
  expect(wordsOf(result, 'token')).toMatch(/^not-checked: .* is not trusted, and nothing was sent$/);
  expect(result.requests).toEqual([]);
});

test('the token is not sent to a proxy', async () => {
  const result = await verified(fleet, ID, { answers: () => ({ status: 403, body: '<html>' }) });
  expect(wordsOf(result, 'token')).toBe(
    'not-checked: it was not checked, because the first request was not answered by the account',
  );
  expect(result.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('a token that the server sends back is hidden', async () => {
  const result = await verified(fleet, ID, {
    answers: ({ question, headers: { authorization = '' } }) =>
      question.endsWith('/models') && authorization !== ''
        ? apiError(401, 'PermissionDenied', `You sent ${authorization}`)
        : undefined,
  });
  expect(linesOf(result)).toContain(
    'token failed: the identity has no role on the account: 401 PermissionDenied: You sent Bearer [token]',
  );
  expect(JSON.stringify(result.checked.map(({ verdicts }) => verdicts))).not.toContain(TOKEN);
});

describe('a role that was just assigned', () => {
  const refusedTimes = (times: number) => {
    let before = 0;
    return ({ question, headers }: { question: string; headers: { authorization?: string | undefined } }) =>
      question === 'GET /openai/v1/models' && headers.authorization !== undefined && before++ < times
        ? apiError(401, 'PermissionDenied')
        : undefined;
  };

  test('is waited for', async () => {
    const result = await verified(fleet, ID, { answers: refusedTimes(3), context: () => ({ wait: 30_000, pause: 10_000 }) });
    expect(outcomesOf(result)['token']).toBe('passed');
    expect(outcomesOf(result)['deployments']).toBe('passed');
  });

  test('is not waited for longer than allowed', async () => {
    const result = await verified(fleet, ID, { answers: refusedTimes(4), context: () => ({ wait: 30_000, pause: 10_000 }) });
    expect(outcomesOf(result)['token']).toBe('failed');
    expect(outcomesOf(result)['deployments']).toBe('not-checked');
  });
});

test('a fault of the kit is uncertain, and the checks that need the token do not run', async () => {
  const result = await verified(fleet, ID, { context: () => ({ token: () => Promise.reject(new Error('a bug')) }) });
  expect(wordsOf(result, 'token')).toBe('uncertain: the check ended with an error of the kit: a bug');
  expect(outcomesOf(result)['deployments']).toBe('not-checked');
});
