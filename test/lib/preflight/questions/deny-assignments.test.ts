import { denyAssignments } from '../../../../lib/preflight/questions/deny-assignments';
import { OBJECT_ID } from '../../../support/azure/client';
import type { AskedAs } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const ROUTE = 'GET /subscriptions/{subscription}/providers/Microsoft.Authorization/denyAssignments';
const fleet = exampleFleet('dev-and-prod');
const stamp = 'dev-swedencentral';
const SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111';
const GROUP = `${SUBSCRIPTION}/resourceGroups/${fleet.stamps[0]?.value.names.resourceGroup.toUpperCase() ?? ''}`;

const EVERYONE = { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' };
const ME = { id: OBJECT_ID.toUpperCase(), type: 'ServicePrincipal' };
const OTHER = { id: '7a6bc1f0-3f0c-4d86-9f6e-5d1c2b3a4e01', type: 'User' };
const GROUP_OF_PEOPLE = { ...OTHER, type: 'Group' };

const deny = (properties: object): Reply =>
  list({
    properties: {
      denyAssignmentName: 'stack of the platform',
      scope: GROUP,
      permissions: [{ actions: ['*'], notActions: ['*/read'] }],
      principals: [EVERYONE],
      excludePrincipals: null,
      ...properties,
    },
  });

const CASES: readonly [string, Reply, string, RegExp?, AskedAs?][] = [
  ['nothing', list(), 'passed'],
  ['everyone', deny({}), 'failed', /the deny assignment 'stack of the platform' at .* denies \S+ and \d+ other operations/],
  ['everyone, but only writes, of one that plans', deny({}), 'passed', /^$/, { as: 'plan' }],
  ['everyone but this identity', deny({ excludePrincipals: [ME] }), 'passed'],
  ['everyone but a group', deny({ excludePrincipals: [GROUP_OF_PEOPLE] }), 'uncertain', /if it applies to this identity/],
  ['this identity', deny({ principals: [ME] }), 'failed'],
  ['another identity', deny({ principals: [OTHER] }), 'passed'],
  ['a group', deny({ principals: [GROUP_OF_PEOPLE] }), 'uncertain'],
  ['an identity that may be this one', deny({ principals: [OTHER] }), 'uncertain', /^/, { token: 'opaque' }],
  ['the subscription', deny({ scope: SUBSCRIPTION }), 'failed'],
  ['only the subscription itself', deny({ scope: SUBSCRIPTION, doNotApplyToChildScopes: true }), 'passed'],
  [
    'only the group itself',
    deny({ doNotApplyToChildScopes: true }),
    'failed',
    /denies Microsoft\.Resources\/subscriptions\/resourceGroups\//,
  ],
  ['a management group', deny({ scope: '/providers/Microsoft.Management/managementGroups/mg' }), 'failed'],
  ['a group with a similar name', deny({ scope: `${GROUP}-2` }), 'passed'],
  [
    'a network in the group',
    deny({ scope: `${GROUP}/providers/Microsoft.Network/virtualNetworks/v` }),
    'uncertain',
    /if the stack uses that resource/,
  ],
  ['a machine in the group', deny({ scope: `${GROUP}/providers/Microsoft.Compute/virtualMachines/v` }), 'passed'],
  ['something that the stack does not need', deny({ permissions: [{ actions: ['Microsoft.Compute/*'] }] }), 'passed'],
  ['data actions only', deny({ permissions: [{ dataActions: ['*'] }] }), 'passed'],
  ['no right to ask', forbidden('Microsoft.Authorization/denyAssignments/read'), 'not-checked', /denyAssignments\/read/],
  ['no list', armError(404, 'ResourceNotFound'), 'uncertain', /it is not known what is denied/],
  ['another shape', list({ properties: { scope: 1 } }), 'uncertain'],
];

test.each(CASES)('denied: %s', async (_, reply, outcome, message = /^/, as = {}) => {
  const { asked, calls } = await askedAbout(fleet, [denyAssignments], (azure) => azure.on(ROUTE, reply), as);
  expect(outcomes(asked)[stamp]).toBe(outcome);
  expect(
    linesOf(asked)
      .filter((line) => line.startsWith(stamp))
      .join('\n'),
  ).toMatch(message);
  expect(calls).toBe(2);
});
