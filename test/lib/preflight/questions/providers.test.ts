import { providers } from '../../../../lib/preflight/questions/providers';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager } from '../../../support/azure/resource-manager';
import { armError, forbidden } from '../../../support/azure/resource-manager';
import { exampleFleet } from '../../../support/project';

const fleet = exampleFleet('dev-and-prod');
const ROUTE = 'GET /subscriptions/{subscription}/providers/{namespace}';

/** A subscription in which everything is registered, except for Microsoft.Insights. */
const insightsIs = (state: string) => (azure: FakeResourceManager) =>
  azure.on(ROUTE, ({ parts }) => ({
    body: { registrationState: parts['namespace'] === 'Microsoft.Insights' ? state : 'Registered' },
  }));

test('every provider of what the stack creates is asked for once for each subscription', async () => {
  const { asked, requests } = await askedAbout(fleet, [providers], insightsIs('Registered'));
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['passed']));
  expect([...requests].sort()).toEqual([...new Set(requests)].sort());
  expect(
    requests
      .filter((each) => each.includes('22222222'))
      .map((each) => each.split('/').at(-1))
      .sort(),
  ).toEqual(['Microsoft.CognitiveServices', 'Microsoft.Insights', 'Microsoft.Network', 'Microsoft.OperationalInsights']);
});

test.each([
  ['NotRegistered', 'failed'],
  ['Unregistering', 'failed'],
  ['Registering', 'uncertain'],
])('%s has %s', async (state, outcome) => {
  const { asked } = await askedAbout(fleet, [providers], insightsIs(state));
  expect(outcomes(asked)['prod-swedencentral']).toBe(outcome);
  const found = asked.flatMap(({ verdicts }) => verdicts).filter((verdict) => verdict.outcome === outcome);
  expect(found.map(({ path }) => path)).toEqual(found.map(() => ['subscriptionId']));
});

test('without the right, nothing is checked', async () => {
  const { asked } = await askedAbout(fleet, [providers], (azure) =>
    azure.on(ROUTE, forbidden('Microsoft.Resources/subscriptions/providers/read')),
  );
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['not-checked']));
  expect(linesOf(asked)[0]).toMatch(
    /^\S+ providers not-checked: it was not checked whether Microsoft\.\w+ is registered: the identity may not Microsoft\.Resources\/subscriptions\/providers\/read/,
  );
});

test('an answer of another shape is uncertain', async () => {
  const { asked } = await askedAbout(fleet, [providers], (azure) => azure.on(ROUTE, { body: { state: 'Registered' } }));
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['uncertain']));
});

test('an unknown provider is a failure', async () => {
  const { asked } = await askedAbout(fleet, [providers], (azure) => azure.on(ROUTE, armError(404, 'InvalidNamespace')));
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['failed']));
});
