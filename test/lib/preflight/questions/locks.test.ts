import { locks } from '../../../../lib/preflight/questions/locks';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const ROUTE = 'GET /subscriptions/{subscription}/providers/Microsoft.Authorization/locks';
const fleet = exampleFleet('dev-and-prod');
const stamp = 'dev-swedencentral';
const SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111';
const names = fleet.stamps[0]?.value.names ?? { resourceGroup: '', account: '' };
const GROUP = `${SUBSCRIPTION}/resourcegroups/${names.resourceGroup}`;
const [ZONES] = fleet.shared.map(({ value }) => `${SUBSCRIPTION}/resourceGroups/${value.resourceGroup}`);

const lock = (scope: string, level: string): Reply =>
  list({ id: `${scope}/providers/Microsoft.Authorization/locks/keep`, name: 'keep', properties: { level, notes: null } });

const CASES: readonly [string, Reply, string, RegExp?][] = [
  ['none', list(), 'passed'],
  [
    'the subscription',
    lock(SUBSCRIPTION, 'ReadOnly'),
    'failed',
    /the lock 'keep' makes the resource group \S+ read-only, so Azure refuses/,
  ],
  ['the group', lock(GROUP, 'ReadOnly'), 'failed'],
  ['the group, in another spelling', lock(GROUP, 'readonly'), 'failed'],
  [
    'the account',
    lock(`${GROUP}/providers/Microsoft.CognitiveServices/accounts/${names.account}`, 'ReadOnly'),
    'failed',
    /makes \S+ in the resource group/,
  ],
  [
    'another account in the group',
    lock(`${GROUP}/providers/Microsoft.CognitiveServices/accounts/other`, 'ReadOnly'),
    'uncertain',
    /may write to it/,
  ],
  ['a machine in the group', lock(`${GROUP}/providers/Microsoft.Compute/virtualMachines/v`, 'ReadOnly'), 'passed'],
  ['another group', lock(`${GROUP}-2`, 'ReadOnly'), 'passed'],
  ['the group of the zones', lock(ZONES ?? '', 'ReadOnly'), 'failed'],
  ['the group, against deletion', lock(GROUP, 'CanNotDelete'), 'passed'],
  ['no right to ask', forbidden('Microsoft.Authorization/locks/read'), 'not-checked', /locks\/read/],
  ['no list', armError(404, 'ResourceNotFound'), 'uncertain', /it is not known whether something is locked/],
  [
    'a token of another tenant',
    armError(401, 'InvalidAuthenticationTokenTenant'),
    'not-checked',
    /Azure does not accept the token/,
  ],
  ['another shape', list({ id: 1 }), 'uncertain'],
];

test.each(CASES)('locked: %s', async (_, reply, outcome, message = /^/) => {
  const { asked, calls } = await askedAbout(fleet, [locks], (azure) => azure.on(ROUTE, reply));
  expect(outcomes(asked)[stamp]).toBe(outcome);
  expect(
    linesOf(asked)
      .filter((line) => line.startsWith(stamp))
      .join('\n'),
  ).toMatch(message);
  expect(calls).toBe(2);
});

test('a lock against deletion is named although the check passes', async () => {
  const { asked } = await askedAbout(fleet, [locks], (azure) => azure.on(ROUTE, lock(GROUP, 'CanNotDelete')));
  const messages = asked.filter(({ target }) => target.stack.value.id === stamp).flatMap(({ verdicts }) => verdicts);
  expect(messages.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("but 'keep' would stop an apply that deletes"),
  );
});

test('an existing network that is only joined', async () => {
  const group = '/subscriptions/00000000-0000-0000-0000-0000000000f0/resourceGroups/rg-network';
  const { asked } = await askedAbout(exampleFleet('other-subscription'), [locks], (azure) =>
    azure.on(ROUTE, lock(group, 'ReadOnly')),
  );
  expect(outcomes(asked)).toMatchObject({ 'spoke-westeurope': 'uncertain', 'spoke-swedencentral': 'failed' });
});
