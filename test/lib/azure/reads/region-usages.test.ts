import { regionUsages } from '../../../../lib/azure/reads/region-usages';
import { clientOf } from '../../../support/azure/client';
import type { Reply } from '../../../support/azure/resource-manager';
import { armError, FakeResourceManager, forbidden, list } from '../../../support/azure/resource-manager';

const PATH = '/subscriptions/s/providers/Microsoft.CognitiveServices/locations/usgovvirginia/usages';
const ROW = { name: { value: 'OpenAI.Standard.gpt-4o' }, currentValue: 10, limit: 30 };
const SCOPED = { ...ROW, scopeType: 'DataZone', scopeId: 'USGov' };
const FOUND = { name: 'OpenAI.Standard.gpt-4o', currentValue: 10, limit: 30 };

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

/** What is found if Azure answers the newest version so, and an older one with a quota. */
async function foundIf(newest: Reply) {
  const asked: (string | null)[] = [];
  azure.on(`GET ${PATH}`, ({ query }) => {
    asked.push(query.get('api-version'));
    return query.get('api-version') === '2026-03-01' ? newest : list(ROW);
  });
  return { answer: await regionUsages(clientOf(azure), 's', 'usgovvirginia'), asked };
}

test('the newest version is asked for, which has scopes', async () => {
  expect(await foundIf(list(SCOPED))).toEqual({
    answer: { kind: 'found', value: [{ ...FOUND, scopeType: 'DataZone', scopeId: 'USGov' }] },
    asked: ['2026-03-01'],
  });
});

const NOT_YET =
  "No registered resource provider found for location 'usgovvirginia' and API version '2026-03-01' for type 'locations/usages'. The supported api-versions are '2025-06-01'.";

test.each([
  [400, 'NoRegisteredProviderFound', NOT_YET],
  [404, 'InvalidResourceType', 'x'],
  [400, 'InvalidApiVersionParameter', 'x'],
])('a cloud without that version (%i %s) is asked again with an older one', async (status, code, message) => {
  expect(await foundIf(armError(status, code, message))).toEqual({
    answer: { kind: 'found', value: [FOUND] },
    asked: ['2026-03-01', '2025-06-01'],
  });
});

test.each([
  ['a missing right', forbidden('Microsoft.CognitiveServices/locations/usages/read'), 'forbidden'],
  ['another error', armError(409, 'MissingSubscriptionRegistration'), 'unclear'],
  ['another shape', { body: {} }, 'unclear'],
])('%s is no reason to ask again', async (_, reply, kind) => {
  const { answer, asked } = await foundIf(reply);
  expect([answer.kind, asked]).toEqual([kind, ['2026-03-01']]);
});
