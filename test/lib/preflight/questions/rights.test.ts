import { rights } from '../../../../lib/preflight/questions/rights';
import { OBJECT_ID } from '../../../support/azure/client';
import type { AskedAs } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const PERMISSIONS = 'GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Authorization/permissions';
const ASSIGNMENTS = 'GET /subscriptions/{subscription}/providers/Microsoft.Authorization/roleAssignments';
const DEFINITION = 'GET /providers/Microsoft.Authorization/roleDefinitions/{role}';

const OWNER = { actions: ['*'], notActions: [], dataActions: [], notDataActions: [] };
const CONTRIBUTOR = { actions: ['*'], notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'] };
const READER = { actions: ['*/read'], notActions: null };
const ASSIGNER = { actions: ['microsoft.authorization/roleassignments/*'] };

const stamp = 'dev-swedencentral';
const fleet = exampleFleet('dev-and-prod');

/** The group exists, and the identity has these roles. */
const has = (...roles: readonly object[]): Reply => list(...roles);

const inGroups = (reply: Reply) => (azure: FakeResourceManager) => azure.on(PERMISSIONS, reply);

/** The group does not exist, and the identity has a role at a scope. */
const inherits =
  (scope: string, role: object, definition: Reply = { body: { properties: { roleName: 'r', permissions: [role] } } }) =>
  (azure: FakeResourceManager) =>
    azure
      .on(PERMISSIONS, armError(404, 'ResourceGroupNotFound'))
      .on(ASSIGNMENTS, ({ query }) =>
        query.get('$filter') === `assignedTo('${OBJECT_ID}')`
          ? list({ properties: { scope, roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/R1' } })
          : list(),
      )
      .on(DEFINITION, definition);

const SUBSCRIPTION = '/subscriptions/11111111-1111-1111-1111-111111111111';

const CASES: readonly [string, (azure: FakeResourceManager) => unknown, AskedAs, string, RegExp?][] = [
  ['an owner', inGroups(has(OWNER)), {}, 'passed'],
  ['roles that together have everything', inGroups(has(CONTRIBUTOR, ASSIGNER)), {}, 'passed'],
  [
    'a contributor',
    inGroups(has(CONTRIBUTOR)),
    {},
    'failed',
    /lacks Microsoft\.Authorization\/roleAssignments\/delete and Microsoft\.Authorization\/roleAssignments\/write in the resource group rg-/,
  ],
  ['a reader', inGroups(has(READER)), {}, 'failed', /lacks Microsoft\.\S+ and \d+ other operations/],
  ['a reader that only plans', inGroups(has(READER)), { as: 'plan' }, 'passed'],
  [
    'a plan without a read right',
    inGroups(has({ ...READER, notActions: ['Microsoft.Insights/*'] })),
    { as: 'plan' },
    'failed',
    /lacks Microsoft\.Insights\/diagnosticSettings\/read in/,
  ],
  [
    'everything but deletion',
    inGroups(has({ ...OWNER, notActions: ['*/delete'] })),
    {},
    'uncertain',
    /if it replaces or removes/,
  ],
  ['no role at all', inGroups(has()), {}, 'failed'],
  [
    'no right to ask',
    inGroups(forbidden('Microsoft.Authorization/permissions/read')),
    {},
    'not-checked',
    /may not Microsoft\.Authorization\/permissions\/read/,
  ],
  ['another shape', inGroups({ body: { value: [{ actions: '*' }] } }), {}, 'uncertain'],
  [
    'a new group, an owner of the subscription',
    inherits(SUBSCRIPTION.toUpperCase().replace('SUBSCRIPTIONS', 'subscriptions'), OWNER),
    {},
    'passed',
  ],
  [
    'a new group, an owner of the management group',
    inherits('/providers/Microsoft.Management/managementGroups/mg', OWNER),
    {},
    'passed',
  ],
  [
    'a new group, an owner of another group',
    inherits(`${SUBSCRIPTION}/resourceGroups/rg-other`, OWNER),
    {},
    'failed',
    /does not exist yet/,
  ],
  ['a new group, a contributor', inherits(SUBSCRIPTION, CONTRIBUTOR), {}, 'failed', /roleAssignments\/write/],
  [
    'a new group, and no right to see the role',
    inherits(SUBSCRIPTION, OWNER, forbidden('Microsoft.Authorization/roleDefinitions/read')),
    {},
    'not-checked',
    /roleDefinitions\/read/,
  ],
  [
    'a new group, and a role that is gone',
    inherits(SUBSCRIPTION, OWNER, armError(404, 'RoleDefinitionDoesNotExist')),
    {},
    'uncertain',
  ],
  [
    'a new group, and a token without an object ID',
    inherits(SUBSCRIPTION, OWNER),
    { token: 'opaque' },
    'uncertain',
    /the token names no object ID/,
  ],
  [
    'a new group, and no right to see assignments',
    (azure) => inherits(SUBSCRIPTION, OWNER)(azure).on(ASSIGNMENTS, forbidden('Microsoft.Authorization/roleAssignments/read')),
    {},
    'not-checked',
    /roleAssignments\/read/,
  ],
];

test.each(CASES)('%s', async (_, arrange, as, outcome, message = /^/) => {
  const { asked } = await askedAbout(fleet, [rights], arrange, as);
  expect(outcomes(asked)[stamp]).toBe(outcome);
  const lines = linesOf(asked).filter((line) => line.startsWith(stamp));
  expect(lines.join('\n')).toMatch(message);
  expect(lines.join('\n')).not.toContain(OBJECT_ID);
});

test('a group in another subscription is judged by what is written there', async () => {
  const { asked, requests } = await askedAbout(exampleFleet('other-subscription'), [rights], (azure) =>
    azure.on(PERMISSIONS, ({ parts }) =>
      parts['group'] === 'rg-network'
        ? has({ actions: ['*'], notActions: ['Microsoft.Network/virtualNetworks/subnets/*', 'Microsoft.CognitiveServices/*'] })
        : has(OWNER),
    ),
  );
  const lacks = (operations: string) => `rights failed: this identity lacks ${operations} in the resource group rg-network`;
  expect(linesOf(asked)).toEqual([
    `spoke-swedencentral ${lacks('Microsoft.Network/virtualNetworks/subnets/read and 3 other operations')}`,
    `spoke-westeurope ${lacks('Microsoft.Network/virtualNetworks/subnets/join/action')}`,
  ]);
  const groups = requests.map((request) => request.split('/')[4]);
  expect(new Set(groups)).toEqual(new Set(['rg-endpoints', 'rg-network', ...fleetGroups('other-subscription')]));
  expect(groups).toHaveLength(new Set(groups).size);
});

const fleetGroups = (name: string) => {
  const { stamps, shared } = exampleFleet(name);
  return [...stamps.map(({ value }) => value.names.resourceGroup), ...shared.map(({ value }) => value.resourceGroup)];
};

const ASSIGNS = 'Microsoft.Authorization/roleAssignments/delete and Microsoft.Authorization/roleAssignments/write';

test.each([
  [
    ...['encryption', 'rg-keys'],
    [
      'ember-hsm: Microsoft.ManagedIdentity/userAssignedIdentities/assign/action in the resource group rg-keys',
      `ember-swedencentral: ${ASSIGNS} in the resource group rg-keys`,
    ],
  ],
  ['foundry', 'rg-files', [`prod-swedencentral: ${ASSIGNS} in the resource group rg-files`]],
  ['foundry', 'rg-search', [`prod-swedencentral: ${ASSIGNS} in the resource group rg-search`]],
] as [string, string, string[]][])(
  'existing keys, identities and connections need rights in their groups: %s, %s',
  async (example, group, lacking) => {
    const { asked } = await askedAbout(exampleFleet(example), [rights], (azure) =>
      azure.on(PERMISSIONS, ({ parts }) => has(parts['group'] === group ? { actions: ['*/read'] } : OWNER)),
    );
    expect(linesOf(asked).map((line) => line.replace(' rights failed: this identity lacks', ':'))).toEqual(lacking);
  },
);

test('zones that Azure Policy manages need no right', async () => {
  const { asked } = await askedAbout(exampleFleet('policy-dns'), [rights], (azure) =>
    azure.on(PERMISSIONS, has({ actions: ['*'], notActions: ['Microsoft.Network/privateDnsZones/*'] })),
  );
  expect(linesOf(asked)).toEqual([]);
});
