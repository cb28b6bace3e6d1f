import { CredentialUnavailableError } from '@azure/identity';
import { isWithoutToken } from '../../../../lib/azure/sign-in-failure';
import { askLocations } from '../../../../lib/catalog/refresh/ask';
import { azureSource } from '../../../../lib/catalog/refresh/azure-source';
import { NEEDED } from '../../../../lib/catalog/refresh/failure';
import type { RegionName } from '../../../../lib/catalog/regions';
import { armError, armModel, armServer, armUsage, inPages, page, SUBSCRIPTION } from './arm-server';
import type { Reply, Script } from './arm-server';

/** The results for all locations of a fake that follows scripts. */
async function ask(scripts: Readonly<Record<string, Script>>) {
  const server = await armServer(scripts);
  try {
    const locations = Object.keys(scripts).filter((name) => !name.endsWith('/usages')) as RegionName[];
    const asked = await askLocations(azureSource(SUBSCRIPTION, server.endpoint), locations);
    return { ...asked, requests: server.requests };
  } finally {
    await server.close();
  }
}

const namesIn = ({ answers }: Awaited<ReturnType<typeof ask>>) =>
  answers.map(({ location, models }) => [location, models.map(({ name }) => name)]);

test('follows the links from page to page', async () => {
  const pages = [[armModel('a', '1', [])], [armModel('b', '1', []), armModel('c', '1', [])], [], [armModel('d', '1', [])]];
  const asked = await ask({ eastus2: inPages('eastus2', pages) });
  expect(namesIn(asked)).toEqual([['eastus2', ['a', 'b', 'c', 'd']]]);
  expect(asked.requests).toHaveLength(5);
  expect(asked.requests[0]).toBe(
    `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.CognitiveServices/locations/eastus2/models?api-version=2025-09-01`,
  );
});

test('reads the facts about a model that the catalogue needs', async () => {
  const model = armModel('sora-2', '2025-10-06', ['GlobalStandard'], {
    deprecation: { inference: '2026-07-15T00:00:00Z', fineTune: '2026-01-01T00:00:00Z', deprecationStatus: 'Planned' },
    replacementConfig: { targetModelName: 'sora-2', targetModelVersion: '2025-12-08' },
    lifecycleStatus: 'Preview',
  });
  const { answers } = await ask({ eastus2: [page(model)] });
  expect(answers[0]?.models).toEqual([
    {
      format: 'OpenAI',
      name: 'sora-2',
      version: '2025-10-06',
      skus: [{ name: 'GlobalStandard', usageName: 'OpenAI.GlobalStandard.sora-2', maximum: 10000, default: 10 }],
      capabilities: ['chatCompletion'],
      status: 'Preview',
      retirementDate: '2026-07-15',
      replacement: 'sora-2 (2025-12-08)',
    },
  ]);
});

test('treats null as missing, and uses the earliest date of a SKU if the model has none', async () => {
  const nulls = { capabilities: null, lifecycleStatus: null, deprecation: null, replacementConfig: null };
  const bare = { model: { format: 'OpenAI', name: 'bare', version: '1', skus: null, ...nulls } };
  const skus = [
    { name: 'A', deprecationDate: '2027-02-01T00:00:00Z' },
    { name: 'B', deprecationDate: '2027-01-31T00:00:00Z' },
  ];
  const dated = { model: { format: 'OpenAI', name: 'dated', version: '1', skus, replacementConfig: { targetModelName: 'x' } } };
  const { answers, failures } = await ask({ eastus2: [page(bare, dated)] });
  expect(failures).toEqual([]);
  const common = { format: 'OpenAI', version: '1', capabilities: [] };
  expect(answers[0]?.models).toEqual([
    { ...common, name: 'bare', skus: [] },
    {
      ...{ ...common, name: 'dated', retirementDate: '2027-01-31', replacement: 'x' },
      skus: [
        { name: 'A', retirementDate: '2027-02-01' },
        { name: 'B', retirementDate: '2027-01-31' },
      ],
    },
  ]);
});

test('a day in the year 2099 means that no retirement is planned', async () => {
  const never = '2099-12-31T00:00:00Z';
  const [sku] = armModel('a', '1', ['Standard']).model.skus;
  const skus = [{ ...sku, deprecationDate: never }];
  const model = { format: 'OpenAI', name: 'a', version: '1', deprecation: { inference: never }, skus };
  const { answers } = await ask({ eastus2: [page({ model }, { model: { ...model, deprecation: null } })] });
  for (const each of answers[0]?.models ?? []) {
    expect(each).not.toHaveProperty('retirementDate');
    expect(each.skus[0]).not.toHaveProperty('retirementDate');
  }
});

test('reads the quota and the capacity of SKUs that are not only for fine-tuned models', async () => {
  const capacity = { minimum: 15, step: 5, maximum: 30000, default: 15 };
  const skus = [
    { name: 'Standard', usageName: 'OpenAI.Standard.a-finetune', deprecationDate: '2027-10-01T00:00:00Z', capacity },
    { name: 'Standard', usageName: 'OpenAI.Standard.a', deprecationDate: '2027-04-01T00:00:00Z', capacity },
    { name: 'GlobalStandard', usageName: 'OpenAI.GlobalStandard.a-finetune', capacity },
  ];
  const { answers } = await ask({ eastus2: [page({ model: { format: 'OpenAI', name: 'a', version: '1', skus } })] });
  expect(answers[0]?.models[0]?.skus).toEqual([
    { name: 'Standard', usageName: 'OpenAI.Standard.a', retirementDate: '2027-04-01', ...capacity },
  ]);
});

describe('the quotas of a location', () => {
  const models = [page(armModel('a', '1', []))];

  test('are read with the version of the API that states who shares them', async () => {
    const usages = [
      page(armUsage('OpenAI.Standard.a'), armUsage('OpenAI.DataZoneStandard.a', 'DataZone', 'US'), armUsage('b', 'Classic')),
    ];
    const asked = await ask({ eastus2: models, 'eastus2/usages': usages });
    expect(asked.answers[0]?.usages).toEqual([
      { name: 'OpenAI.Standard.a' },
      { name: 'OpenAI.DataZoneStandard.a', scope: 'DataZone', scopeId: 'US' },
      { name: 'b', scope: 'Classic' },
    ]);
    expect(asked.requests[1]).toMatch(/\/locations\/eastus2\/usages\?api-version=2026-03-01$/);
  });

  test.each<[string, Reply, string]>([
    ['cannot be read', armError(403, 'AuthorizationFailed'), `403: ${NEEDED}`],
    ['are no list', { body: {} }, 'the answer contains no list of quotas'],
    ['have no name', { body: { value: [{ name: null }] } }, 'the answer contains a quota without a name'],
  ])('are not known if they %s, and the models are', async (_, reply, because) => {
    const asked = await ask({ eastus2: models, 'eastus2/usages': [reply] });
    expect(namesIn(asked)).toEqual([['eastus2', ['a']]]);
    expect(asked.answers[0]?.usages).toBeUndefined();
    expect(asked).toMatchObject({ failures: [], usageFailures: [{ location: 'eastus2', because }] });
  });
});

test.each(['0', '1'])('waits when it is throttled, for Retry-After: %s', async (seconds) => {
  const throttled = armError(429, 'TooManyRequests', { 'retry-after': seconds });
  const asked = await ask({ eastus2: [throttled, page(armModel('a', '1', []))] });
  expect(namesIn(asked)).toEqual([['eastus2', ['a']]]);
  expect(asked.requests.filter((request) => request.includes('/models?'))).toHaveLength(2);
});

test('an empty list is an answer', async () => {
  expect(await ask({ eastus2: [page()] })).toMatchObject({ answers: [{ location: 'eastus2', models: [] }], failures: [] });
});

test.each<[string, Reply, string]>([
  ['has no right to read', armError(403, 'AuthorizationFailed'), `403: ${NEEDED}`],
  ['fails whenever it is asked', armError(500, 'InternalServerError'), '500: The request ended with InternalServerError.'],
  [
    'has another subscription in mind',
    armError(404, 'SubscriptionNotFound'),
    '404: The request ended with SubscriptionNotFound.',
  ],
  [
    'does not take the token',
    armError(401, 'InvalidToken'),
    '401, the token is not accepted: The request ended with InvalidToken.',
  ],
  ['breaks off', { body: '{"value": [' }, 'the answer is not JSON'],
  [
    'answers with a page for people',
    { body: '<html>', headers: { 'content-type': 'text/html' } },
    'the answer contains no list of models',
  ],
  ['answers without a list', { body: {} }, 'the answer contains no list of models'],
  ['answers with nothing', { body: '' }, 'the answer contains no list of models'],
  ['has text for a list', { body: { value: 'none' } }, 'the answer contains a model without a format, name or version'],
  [
    'has a model without a name',
    { body: { value: [{ kind: 'OpenAI' }] } },
    'the answer contains a model without a format, name or version',
  ],
])('continues if one location %s', async (_, reply, because) => {
  const asked = await ask({
    eastus2: [page(armModel('a', '1', []))],
    uksouth: [reply],
    westus3: [page(armModel('b', '1', []))],
  });
  expect(namesIn(asked)).toEqual([
    ['eastus2', ['a']],
    ['westus3', ['b']],
  ]);
  expect(asked.failures).toEqual([{ location: 'uksouth', because }]);
});

test('a location that fails on a later page gives no answer at all', async () => {
  const first = inPages('eastus2', [[armModel('a', '1', [])], []]);
  const script: Script = (number) => (number === 0 && typeof first === 'function' ? first(0) : armError(500, 'Later'));
  expect(await ask({ eastus2: script })).toMatchObject({
    answers: [],
    failures: [{ because: '500: The request ended with Later.' }],
  });
});

test('stops without a token', async () => {
  const error = new CredentialUnavailableError('az is not signed in');
  const fails = () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) });
  await expect(askLocations({ listModels: fails, listUsages: fails }, ['eastus2'], isWithoutToken)).rejects.toBe(error);
});
