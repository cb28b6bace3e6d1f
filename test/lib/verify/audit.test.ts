import { CredentialUnavailableError } from '@azure/identity';
import { INSIDE } from '../../../lib/verify/checks';
import { accountCertificate, outcomesOf, verified, wordsOf } from '../../support/azure/verify';
import type { Arranged } from '../../support/azure/verify';
import { clientOf } from '../../support/azure/client';
import type { Answers, Asked } from '../../support/azure/resource-manager';
import { armError, FakeResourceManager, forbidden } from '../../support/azure/resource-manager';
import { queryOf, result } from '../../support/azure/workspace';
import { exampleFleet } from '../../support/project';

const fleet = exampleFleet('dev-and-prod');
const ID = 'prod-swedencentral';
const WORKSPACE = fleet.stamps.find(({ value }) => value.id === ID)?.value.names.workspace ?? '';
const MINUTE = 60_000;

/** The words of the check, with how often the workspace was asked. */
async function found(arranged: Arranged): Promise<{ readonly words: string; readonly asked: number }> {
  const verdicts = await verified(fleet, ID, arranged);
  return { words: wordsOf(verdicts, 'audit'), asked: verdicts.questions.length };
}

const waiting = (minutes: number): Pick<Arranged, 'context'> => ({
  context: () => ({ wait: minutes * MINUTE, pause: MINUTE }),
});
const fromThe = (attempt: number, then: Answers, before: Answers): Answers => {
  let count = 0;
  return (asked: Asked) => {
    const answers = ++count >= attempt ? then : before;
    return typeof answers === 'function' ? answers(asked) : answers;
  };
};
// The local account tells the time of this machine, which the clock of the tests does not.
const later = result('2126-01-01T00:00:00Z', 0);
const NOTHING = result(null, 0);

describe('a record that arrives', () => {
  test('is found by the ID of a request, in the workspace of the stamp', async () => {
    const asked: Asked[] = [];
    const { requests, checked } = await verified(fleet, ID, {
      workspace: (question) => {
        asked.push(question);
        return result('2026-11-27T03:00:00.123Z', '2');
      },
    });
    expect(wordsOf({ requests, checked, questions: [] }, 'audit')).toBe(
      `passed: the record of a request of this command arrived in the workspace ${WORKSPACE}`,
    );
    const [question] = asked;
    expect(question?.query.get('api-version')).toBe('2017-10-01');
    expect(question?.parts['workspace']).toBe(WORKSPACE);
    expect(question?.body).toMatchObject({ timespan: 'P1D' });
    const query = question ? queryOf(question) : '';
    expect(query).toMatch(/=~ "\/subscriptions\/[^"]+\/providers\/Microsoft\.CognitiveServices\/accounts\/[\w-]+"/);
    expect(query.match(/"[\da-f]{8}-[\da-f-]{27}"/g)).toEqual(requests.map(({ id }) => `"${id}"`));
  });

  test('can be that of another request, if it is newer than the command', async () => {
    expect((await found({ workspace: later })).words).toBe(
      `passed: a record of a request to the account, from after the start of this command, arrived in the workspace ${WORKSPACE}`,
    );
  });

  test('is waited for, also while Azure does not answer', async () => {
    const workspace = fromThe(4, later, fromThe(2, armError(400, 'BadArgumentError'), NOTHING));
    const { words, asked } = await found({ ...waiting(10), workspace });
    expect([words.split(':')[0], asked]).toEqual(['passed', 4]);
  });

  test('is not waited for if the wait is shorter than records ever take', async () => {
    expect(await found({ ...waiting(2), workspace: NOTHING })).toEqual({
      words: `uncertain: no record of these requests arrived in the workspace ${WORKSPACE}: none of the last day is there`,
      asked: 1,
    });
  });
});

describe('without a record,', () => {
  test.each<[string, Answers]>([
    ['of the last day', NOTHING],
    ['in a workspace without data', { status: 204 }],
    ['in a result without rows', { body: { tables: [] } }],
  ])('none %s is there', async (_, workspace) => {
    expect((await found({ workspace })).words).toMatch(/^uncertain: no record .*: none of the last day is there$/);
  });

  test('the latest one is named', async () => {
    expect((await found({ workspace: result('2026-11-27T03:00:00Z', 0) })).words).toMatch(
      /^uncertain: .*: the latest one is of 2026-11-27T03:00:00\.000Z$/,
    );
  });

  test('it fails after the time that records usually take, if a model has answered', async () => {
    const { words, asked } = await found({ ...waiting(10), workspace: NOTHING });
    expect(words).toMatch(/^failed: no record of these requests arrived in the workspace \S+ within 600 seconds: none/);
    expect(asked).toBe(11);
  });

  test('it is uncertain if no model was asked', async () => {
    const checks = INSIDE.filter(({ costsTokens }) => costsTokens !== true);
    const { words } = await found({ ...waiting(10), workspace: NOTHING, checks });
    expect(words).toMatch(/^uncertain: .* within 600 seconds/);
  });
});

test.each<[string, Answers, RegExp]>([
  [
    'a right is missing',
    forbidden('Microsoft.OperationalInsights/workspaces/query/read'),
    /^not-checked: it was not checked whether the record .*: the identity may not Microsoft\.OperationalInsights\/workspaces\/query\/read \(403 AuthorizationFailed/,
  ],
  [
    'the workspace refuses the query',
    armError(403, 'InsufficientAccessError', 'The provided credentials have insufficient access'),
    /^not-checked: .* may not Microsoft\.OperationalInsights\/workspaces\/query\/read \(403 InsufficientAccessError/,
  ],
  ['the token is refused', armError(401, 'InvalidAuthenticationToken'), /^not-checked: .*: Azure does not accept the token/],
  ['there is no workspace', armError(404, 'ResourceNotFound'), /^failed: the workspace \S+ does not exist/],
  ['Azure fails', armError(500, 'InternalServerError'), /^uncertain: it is not known whether the record .* 500 Internal/],
  [
    'the result is not complete',
    { body: { tables: [{ rows: [[null, 0]] }], error: { code: 'PartialError' } } },
    /^uncertain: it is not known .* a result that is not complete$/,
  ],
  ['the result has another form', { body: { tables: [{ rows: 'none' }] } }, /^uncertain: it is not known .*documented shape/],
  [
    'the result has other values',
    { body: { tables: [{ rows: [['soon', 'many']] }] } },
    /^uncertain: no record of these requests/,
  ],
])('if %s, nothing passes', async (_, workspace, expected) => {
  expect((await found({ workspace })).words).toMatch(expected);
});

test('a refusal can also mean that the workspace is closed to the public network', async () => {
  const { checked } = await verified(fleet, ID, { workspace: armError(403, 'InsufficientAccessError') });
  expect(checked.at(-1)?.verdicts[0]?.help).toMatch(
    /^give the identity Reader .* may admit queries from its own network only$/,
  );
});

test('without a token for Azure Resource Manager, it is not checked', async () => {
  const azure = await FakeResourceManager.start(await accountCertificate());
  const credential = { getToken: () => Promise.reject(new CredentialUnavailableError('Azure CLI could not be found.')) };
  try {
    const { words } = await found({ context: () => ({ azure: () => clientOf(azure, { credential }) }) });
    expect(words).toBe(
      'not-checked: it was not checked whether the record of a request arrives in the workspace: no token for Azure Resource Manager: Azure CLI could not be found',
    );
  } finally {
    await azure.close();
  }
});

test('the ID of a request is not trusted: it cannot change the query', async () => {
  const queries: string[] = [];
  const id = '") or true //';
  await verified(fleet, ID, {
    answers: ({ headers }) =>
      headers['api-key'] === undefined
        ? undefined
        : { status: 403, headers: { 'apim-request-id': id }, body: { error: { code: 'AuthenticationTypeDisabled' } } },
    workspace: (asked) => {
      queries.push(queryOf(asked));
      return NOTHING;
    },
  });
  expect(queries).toHaveLength(1);
  expect(queries[0]).not.toContain('or true');
});

test('without access to the account, no record is looked for', async () => {
  const result = await verified(fleet, ID, {
    context: () => ({ token: () => Promise.reject(new CredentialUnavailableError('no')) }),
  });
  expect([outcomesOf(result)['audit'], result.questions]).toEqual(['not-checked', []]);
});
