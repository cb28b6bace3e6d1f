import { entitlement } from '../../../../lib/preflight/questions/entitlement';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { Answers, FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { fleetOf } from '../../../support/project';

const SUBSCRIPTION = '11111111-1111-1111-1111-111111111111';
/** Two stamps in one region. */
const fleet = fleetOf({
  dev: `environment: dev
subscriptionId: ${SUBSCRIPTION}
residency: { dataZone: EU }
workload: assistants
deployments: { chat: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 20 } }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
  second: { region: swedencentral, account: { kind: AIServices }, network: { addressSpace: 10.10.1.0/24 } }
`,
});
const stamp = 'dev-swedencentral';

const CS = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CognitiveServices`;
const ACCOUNT =
  'GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/{account}';

const sku = (more: object = {}) => ({
  ...{ resourceType: 'accounts', kind: 'OpenAI', name: 'S0', tier: 'Standard', locations: ['SWEDENCENTRAL'] },
  ...{ restrictions: null, ...more },
});
const restricted = (more: object = {}) =>
  list(sku({ restrictions: [{ type: 'Location', reasonCode: 'NotAvailableForSubscription', ...more }] }));

const count = (name: string, currentValue: number, limit: number | null) => ({
  name: { value: name },
  currentValue,
  limit,
  unit: 'Count',
});
const counts = (own: number, all: number): Reply =>
  list(count('OpenAI.S0.AccountCount', own, 30), count('AIServices.S0.AccountCount', 0, 100), count('AccountCount', all, 200));

interface Subscription {
  readonly own?: Answers;
  readonly skus?: Answers;
  readonly usages?: Answers;
}

const arranged =
  ({ own = armError(404, 'ResourceNotFound'), skus = list(sku()), usages = counts(0, 0) }: Subscription) =>
  (azure: FakeResourceManager) =>
    azure.on(ACCOUNT, own).on(`GET ${CS}/skus`, skus).on(`GET ${CS}/locations/swedencentral/usages`, usages);

const NOT_FOUND = armError(404, 'ResourceNotFound');
const existing = { body: { id: '/x', name: 'x', location: 'swedencentral' } };

const CASES: readonly [string, Subscription, string, RegExp?][] = [
  ['a subscription that may', {}, 'passed'],
  ['an account that exists, whatever is restricted', { own: existing, skus: restricted() }, 'passed'],
  [
    'a subscription that is excluded',
    { skus: restricted({ values: null }) },
    'failed',
    /may not have accounts of the kind OpenAI .* \(NotAvailableForSubscription\)/,
  ],
  ['a subscription that is excluded here', { skus: restricted({ values: ['Sweden Central'] }) }, 'failed'],
  ['a subscription that is excluded elsewhere', { skus: restricted({ restrictionInfo: { locations: ['westus'] } }) }, 'passed'],
  [
    'a kind that is not listed',
    { skus: list(sku({ kind: 'Face' })) },
    'uncertain',
    /does not list accounts of the kind OpenAI/,
  ],
  ['a region that is not listed', { skus: list(sku({ locations: ['westus'] })) }, 'uncertain'],
  ['a last account', { usages: counts(29, 0) }, 'passed'],
  [
    'no account left of the kind',
    { usages: counts(30, 40) },
    'failed',
    /has 30 of at most 30 accounts in swedencentral \(OpenAI\.S0\.AccountCount\), and the environment files add 1$/,
  ],
  [
    'only one account left of all, for two stamps',
    { usages: counts(0, 199) },
    'failed',
    /has 199 of at most 200 accounts .* \(AccountCount\), and the environment files add 2$/,
  ],
  ['two accounts left of all', { usages: counts(0, 198) }, 'passed'],
  ['an empty list', { usages: list() }, 'uncertain', /does not say how many accounts/],
  ['a limit of null', { usages: list(count('AccountCount', 1, null)) }, 'uncertain'],
  ['no right to see tiers', { skus: forbidden('Microsoft.CognitiveServices/skus/read') }, 'not-checked', /skus\/read/],
  [
    'no right to see usages',
    { usages: forbidden('Microsoft.CognitiveServices/locations/usages/read') },
    'not-checked',
    /usages\/read/,
  ],
  [
    'no right to see the account',
    { own: forbidden('Microsoft.CognitiveServices/accounts/read') },
    'not-checked',
    /accounts\/read/,
  ],
  ['tiers in other spelling', { skus: list(sku({ kind: 'openai', name: 's0' })) }, 'passed'],
  [
    'no right to see the account of another stamp',
    { own: ({ path }) => (path.includes('second') ? forbidden('Microsoft.CognitiveServices/accounts/read') : NOT_FOUND) },
    'not-checked',
    /how many accounts the environment files add in swedencentral/,
  ],
  ['another shape', { skus: { body: { value: [{ kind: 1 }] } } }, 'uncertain'],
];

test.each(CASES)('%s', async (_, subscription, outcome, message = /^/) => {
  const { asked } = await askedAbout(fleet, [entitlement], arranged(subscription));
  expect(outcomes(asked)[stamp]).toBe(outcome);
  expect(
    linesOf(asked)
      .filter((line) => line.startsWith(stamp))
      .join('\n'),
  ).toMatch(message);
});
