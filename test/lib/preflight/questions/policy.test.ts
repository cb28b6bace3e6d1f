import { policy } from '../../../../lib/preflight/questions/policy';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { Answers, Asked, FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const IN_GROUP =
  'POST /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions';
const IN_SUBSCRIPTION = 'POST /subscriptions/{subscription}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions';
const ASSIGNMENT =
  '/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyAssignments/deny-ai';
const ACCOUNT = 'Microsoft.CognitiveServices/accounts';

const fleet = exampleFleet('dev-and-prod');
const stamp = 'dev-swedencentral';

const none: Reply = { body: { fieldRestrictions: [], contentEvaluationResult: { policyEvaluations: [] } } };

/** A condition that was true. */
const condition = (expression: string, operator: string, targetValue: unknown) => ({
  ...{ result: 'True', expressionKind: 'Field', expression, path: expression, operator, targetValue },
  expressionValue: null,
});
const TYPE = condition('type', 'Equals', ACCOUNT);

const unmet = (effect: string, ...evaluatedExpressions: readonly object[]): Reply => ({
  body: {
    fieldRestrictions: null,
    contentEvaluationResult: {
      policyEvaluations: [
        {
          policyInfo: { policyDefinitionId: '/x', policyAssignmentId: ASSIGNMENT, policySetDefinitionId: null },
          evaluationResult: 'NonCompliant',
          evaluationDetails: { evaluatedExpressions, reason: null },
          effectDetails: { policyEffect: effect },
        },
      ],
    },
  },
});

const typeIn = ({ body }: Asked): unknown =>
  (body as { resourceDetails: { resourceContent: { type: string } } }).resourceDetails.resourceContent.type;

const about =
  (type: string, reply: Reply): Answers =>
  (asked) =>
    typeIn(asked) === type ? reply : none;

const arranged =
  (inGroup: Answers, inSubscription: Answers = none) =>
  (azure: FakeResourceManager) =>
    azure
      .on(IN_GROUP, inGroup)
      .on(IN_SUBSCRIPTION, inSubscription)
      .on(`GET ${ASSIGNMENT}`, { body: { properties: { displayName: 'Deny AI outside', enforcementMode: 'Default' } } });

const deny = (...expressions: readonly object[]): Answers => about(ACCOUNT, unmet('Deny', TYPE, ...expressions));

const CASES: readonly [string, Answers, string, RegExp?][] = [
  ['no policy', none, 'passed'],
  [
    'a policy about regions',
    deny(condition('location', 'NotIn', ['westeurope'])),
    'failed',
    /'Deny AI outside' would likely deny the account: location NotIn \["westeurope"\]$/,
  ],
  ['a policy about tags', deny(condition("tags['costCenter']", 'NotEquals', '42')), 'failed'],
  ['a policy that says nothing', deny(), 'failed', /would likely deny the account$/],
  ['an audit', about(ACCOUNT, unmet('Audit', TYPE)), 'passed'],
  [
    'a change',
    about(ACCOUNT, unmet('Modify', TYPE)),
    'uncertain',
    /would change the account after Terraform has written it \(Modify\)/,
  ],
  ['an unknown effect', about(ACCOUNT, unmet('Mutate', TYPE)), 'uncertain', /with the effect 'Mutate'/],
  ['a policy about networks', about('Microsoft.Network/virtualNetworks', unmet('deny')), 'failed', /deny the network$/],
  [
    'a policy about endpoints',
    about('Microsoft.Network/privateEndpoints', unmet('deny')),
    'failed',
    /deny the private endpoint$/,
  ],
  [
    'a policy about workspaces',
    about('Microsoft.OperationalInsights/workspaces', unmet('deny')),
    'failed',
    /deny the workspace$/,
  ],
  [
    'no right to ask',
    forbidden('Microsoft.PolicyInsights/checkPolicyRestrictions/read'),
    'not-checked',
    /checkPolicyRestrictions\/read/,
  ],
  ['another shape', { body: { policyEvaluations: [] } }, 'uncertain'],
];

test.each(CASES)('%s', async (_, answers, outcome, message = /^/) => {
  const { asked } = await askedAbout(fleet, [policy], arranged(answers));
  expect(outcomes(asked)[stamp]).toBe(outcome);
  expect(
    linesOf(asked)
      .filter((line) => line.startsWith(stamp))
      .join('\n'),
  ).toMatch(message);
});

const GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups';

test.each([
  [
    'a group that does not exist inherits',
    armError(404, 'ResourceGroupNotFound'),
    about(ACCOUNT, unmet('Deny', TYPE)),
    'failed',
  ],
  [
    'a subscription that is not found proves nothing',
    armError(404, 'ResourceGroupNotFound'),
    armError(404, 'ResourceNotFound'),
    'uncertain',
  ],
  ['a group that exists is asked about itself', none, about(ACCOUNT, unmet('Deny', TYPE)), 'passed'],
  ['the group itself is in the subscription', none, about(GROUPS, unmet('Deny')), 'failed'],
])('%s', async (_, inGroup, inSubscription, outcome) => {
  const { asked } = await askedAbout(fleet, [policy], arranged(inGroup, inSubscription));
  expect(outcomes(asked)[stamp]).toBe(outcome);
});

const SETTINGS: readonly [string, readonly (number | string)[] | undefined, RegExp][] = [
  ['location', [], /^use a region/],
  ['kind', ['account', 'kind'], /^set account\.kind/],
  ["tags['costCenter']", ['tags', 'costCenter'], /^set the tag costCenter/],
  ['tags.owner', ['tags', 'owner'], /^set the tag owner/],
  ['tags[owner]', ['tags', 'owner'], /^set the tag owner/],
  [`${ACCOUNT}/encryption.keySource`, ['account', 'customerManagedKey'], /^set account\.customerManagedKey/],
  [`${ACCOUNT}/publicNetworkAccess`, undefined, /^the kit has no setting for that: ask the owner of \S+deny-ai/],
];

test.each(SETTINGS)('%s is satisfied by a setting', async (field, path, help) => {
  const { asked } = await askedAbout(fleet, [policy], arranged(deny(condition(field, 'Equals', 'x'))));
  const failed = asked.flatMap(({ verdicts }) => verdicts).find(({ outcome }) => outcome === 'failed');
  expect(failed?.path).toEqual(path);
  expect(failed?.help).toMatch(help);
});

test('an assignment that is not enforced denies nothing, and one that cannot be read has the name in its ID', async () => {
  const open = { body: { properties: { displayName: 'Later', enforcementMode: 'DoNotEnforce' } } };
  const later = await askedAbout(fleet, [policy], (azure) => arranged(deny())(azure).on(`GET ${ASSIGNMENT}`, open));
  expect(outcomes(later.asked)[stamp]).toBe('passed');
  const hidden = await askedAbout(fleet, [policy], (azure) =>
    arranged(deny())(azure).on(`GET ${ASSIGNMENT}`, forbidden('Microsoft.Authorization/policyAssignments/read')),
  );
  const line = linesOf(hidden.asked)[0];
  expect(line).toContain(
    "the policy assignment 'deny-ai' would likely deny the account; it was not checked what the assignment is called",
  );
  expect(line).toContain('the identity may not Microsoft.Authorization/policyAssignments/read');
  const failed = hidden.asked.flatMap(({ verdicts }) => verdicts).find(({ outcome }) => outcome === 'failed');
  expect(failed?.help).toMatch(
    /for an exemption; .* a role that has Microsoft\.Authorization\/policyAssignments\/read at its scope$/,
  );
});

test('an environment asks about its zones', async () => {
  const { asked } = await askedAbout(fleet, [policy], arranged(about('Microsoft.Network/privateDnsZones', unmet('Deny'))));
  expect(outcomes(asked)).toMatchObject({ 'dev-environment': 'failed', [stamp]: 'passed' });
});

test('an endpoint in another group is asked about there', async () => {
  const { requests } = await askedAbout(exampleFleet('other-subscription'), [policy], arranged(none));
  const groups = requests.flatMap((request) => /resourceGroups\/([^/]+)\//.exec(request)?.[1] ?? []);
  expect(groups.filter((group) => group === 'rg-endpoints')).toHaveLength(2);
});
