import { OUTSIDE } from '../../../lib/verify/checks';
import type { AccountAnswers } from '../../support/azure/data-plane';
import { apiError, chatRefusal, healthy, PUBLIC_ACCESS_DISABLED, responsesRefusal } from '../../support/azure/data-plane';
import { linesOf, outcomesOf, verified, wordsOf } from '../../support/azure/verify';
import { exampleFleet, fleetOf } from '../../support/project';

const example = exampleFleet('dev-and-prod');

describe('a healthy stamp', () => {
  test('passes everything', async () => {
    const result = await verified(example, 'prod-swedencentral');
    expect(linesOf(result)).toEqual([]);
    expect(Object.keys(outcomesOf(result))).toEqual([
      ...['names', 'tls', 'anonymous', 'key', 'token', 'unknown-deployment', 'deployments', 'annotations', 'audit'],
    ]);
    expect(wordsOf(result, 'names')).toMatch(
      /^passed: \S+\.openai\.azure\.com resolves to 10\.20\.0\.5, in the subnet 10\.20\.0\.0\/27$/,
    );
    expect(wordsOf(result, 'deployments')).toBe('passed: chat answers\npassed: embedding answers with a vector of 3 numbers');
  });

  test('gets tiny requests that are not kept, with the name of the deployment', async () => {
    const { requests } = await verified(example, 'prod-swedencentral');
    const bodies = requests.map(({ body }) => body).filter(({ model }) => model === 'chat' || model === 'embedding');
    expect(bodies).toEqual([
      { model: 'chat', input: 'ping', max_output_tokens: 16, store: false },
      { model: 'embedding', input: 'ping' },
    ]);
  });

  test('is asked under its own name, and never with a real key', async () => {
    const { requests } = await verified(example, 'prod-swedencentral');
    expect(new Set(requests.map(({ host }) => host)).size).toBe(1);
    expect(requests[0]?.host).toMatch(/^[\w-]+\.openai\.azure\.com$/);
    expect(requests.flatMap(({ headers }) => headers['api-key'] ?? [])).toEqual(['0'.repeat(32)]);
  });

  test('of kind AIServices has three names', async () => {
    const result = await verified(exampleFleet('foundry'), 'prod-swedencentral');
    const hosts = wordsOf(result, 'names').match(/\S+\.azure\.com/g) ?? [];
    expect(hosts.map((host) => host.replace(/^[^.]+\./, '')).sort()).toEqual([
      ...['cognitiveservices.azure.com', 'openai.azure.com', 'services.ai.azure.com'],
    ]);
    expect(outcomesOf(result)['names']).toBe('passed');
    expect(wordsOf(result, 'tls').split('\n')).toHaveLength(3);
    expect(linesOf(result)).toContain(
      'deployments not-checked: claude was not tried: the API of its publisher is on another host, which the command does not call',
    );
  });

  test('of Azure Government has the names and the token scope of that cloud', async () => {
    const clouds: string[] = [];
    const fleet = exampleFleet('us-government');
    const id = fleet.stamps[0]?.value.id ?? '';
    const result = await verified(fleet, id, {
      context: ({ token }) => ({
        token: (cloud) => {
          clouds.push(cloud);
          return token(cloud);
        },
      }),
    });
    expect(result.requests[0]?.host).toMatch(/\.openai\.azure\.us$/);
    expect(clouds).toEqual(['usgovernment']);
  });
});

test.each(['address-pool', 'existing-network'])(
  'without the range of the subnet, a private address passes: %s',
  async (name) => {
    const fleet = exampleFleet(name);
    const result = await verified(fleet, fleet.stamps[0]?.value.id ?? '', { dns: ['172.20.1.9'] });
    expect(wordsOf(result, 'names')).toMatch(
      /^passed: \S+ resolves to the private address 172\.20\.1\.9; the files do not contain the range of the subnet/,
    );
  },
);

const fleet = fleetOf({
  prod: `environment: prod
workload: chat
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: global
dns: { mode: stamp }
blocklists:
  canaries: { terms: [zz-kit-canary-7f3a] }
  plain: { terms: [Falcon], patterns: ['zz-kit-canary-\\d'] }
  secret: { terms: [zz-kit-canary-secret], confidential: true }
  completions: { terms: [zz-kit-canary-1], direction: completion }
  unused: { terms: [zz-kit-canary-2] }
contentFilters:
  strict: { blocklists: [canaries, plain, secret, completions] }
  other: { blocklists: [canaries] }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: GlobalStandard, capacity: 5, contentFilter: strict }
  grok: { model: grok-4.3, version: "1", sku: GlobalStandard, capacity: 5, format: xAI, contentFilter: other }
  batch: { model: gpt-5.4, version: "2026-03-05", sku: GlobalBatch, capacity: 5, contentFilter: strict }
  picture: { model: gpt-image-1, version: "2025-04-15", sku: GlobalStandard, capacity: 1, contentFilter: strict }
  research: { model: o3-deep-research, version: "2025-06-26", sku: GlobalStandard, capacity: 1, contentFilter: strict }
regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
`,
});
const stamp = fleet.stamps[0]?.value;
const nameOf = (key: string) => {
  const words = stamp?.blocklists.find((list) => list.key === key)?.words;
  return words?.from === 'files' ? `${key}-${words.content.hash}` : '';
};

test('deployments that cannot be tried with few tokens are not checked', async () => {
  const result = await verified(fleet, 'prod-swedencentral');
  expect(linesOf(result).filter((line) => line.startsWith('deployments'))).toEqual([
    'deployments not-checked: batch was not tried: it answers batches only',
    'deployments not-checked: picture was not tried: models for image have an API of their own',
    'deployments not-checked: research was not tried: models for deep-research need tools, and more than a few tokens',
  ]);
});

describe('a blocklist', () => {
  const blocking = (form: (list: string) => ReturnType<typeof chatRefusal>): AccountAnswers => {
    const usual = healthy({ deployments: stamp?.deployments.map(({ name }) => name) ?? [] });
    return (asked) => (asked.prompt === 'zz-kit-canary-7f3a' ? form(nameOf('canaries')) : usual(asked));
  };

  test.each<[string, (list: string) => ReturnType<typeof chatRefusal>]>([
    ['chat, as an object', (id) => chatRefusal({ filtered: true, details: [{ filtered: true, id }] })],
    ['chat, as an array', (id) => chatRefusal([{ filtered: true, id }])],
    ['responses, in the error', (id) => responsesRefusal({ filtered: true, details: [{ filtered: true, id }] })],
    ['responses, beside the error', (id) => responsesRefusal([{ filtered: true, id }], 'top')],
    ['in another case', (id) => chatRefusal([{ filtered: true, id: id.toUpperCase() }])],
    [
      'with another list',
      (id) =>
        chatRefusal([
          { filtered: true, id: 'first-01234567' },
          { filtered: true, id },
        ]),
    ],
  ])('is recognized in a refusal: %s', async (_, form) => {
    const result = await verified(fleet, 'prod-swedencentral', { answers: blocking(form) });
    expect(wordsOf(result, 'blocklists').split('\n').slice(0, 2)).toEqual([
      'passed: the list canaries on grok blocks its canary term, and a harmless prompt passes',
      'passed: the list canaries on chat blocks its canary term, and a harmless prompt passes',
    ]);
  });

  test('without a term to try is not checked', async () => {
    const result = await verified(fleet, 'prod-swedencentral');
    expect(linesOf(result).filter((line) => line.startsWith('blocklists'))).toEqual([
      'blocklists not-checked: the list completions was not tried: it is for completions, which no request can determine',
      'blocklists not-checked: the list plain was not tried: it has no canary term',
      'blocklists not-checked: the list secret was not tried: it has no canary term',
      'blocklists not-checked: the list unused was not tried: no filter uses it',
    ]);
    expect(result.requests.map(({ prompt }) => prompt)).not.toContain('zz-kit-canary-secret');
  });

  test('is tried with a term that the caller names, which no message repeats', async () => {
    const result = await verified(fleet, 'prod-swedencentral', {
      context: () => ({ canaries: new Map([['secret', 'zz-kit-canary-secret']]) }),
    });
    expect(wordsOf(result, 'blocklists')).toContain('passed: the list secret on chat blocks its canary term');
    expect(JSON.stringify(result.checked.map(({ verdicts }) => verdicts))).not.toContain('zz-kit-canary-secret');
  });

  test('whose words only Terraform knows is recognized by its key', async () => {
    const variables = exampleFleet('terms-variable');
    const [first] = variables.stamps;
    const list = 'customers-asked-for';
    const result = await verified(variables, first?.value.id ?? '', {
      account: { terms: { 'my term': `${list}-89abcdef` } },
      context: () => ({ canaries: new Map([[list, 'my term']]) }),
    });
    expect(wordsOf(result, 'blocklists')).toContain(`passed: the list ${list} on `);
  });
});

describe('from outside', () => {
  const outside = (more: Parameters<typeof verified>[2]) =>
    verified(example, 'prod-swedencentral', { dns: ['20.1.2.3'], checks: OUTSIDE, ...more });

  test('a refusal of the network passes, without a token', async () => {
    const result = await outside({ answers: () => PUBLIC_ACCESS_DISABLED });
    expect(outcomesOf(result)).toEqual({ 'outside-names': 'passed', 'outside-refused': 'passed' });
    expect(result.requests.map(({ question, headers }) => [question, headers.authorization])).toEqual([
      ['GET /openai/v1/models', undefined],
    ]);
  });

  test('a refusal of the network after that of a missing token passes', async () => {
    const result = await outside({
      answers: ({ headers }) => (headers.authorization === undefined ? undefined : PUBLIC_ACCESS_DISABLED),
    });
    expect(outcomesOf(result)['outside-refused']).toBe('passed');
  });

  test('the older code of the refusal passes', async () => {
    const older = apiError(403, '403', 'Public access is disabled. Please configure private endpoint.');
    expect(outcomesOf(await outside({ answers: () => older }))['outside-refused']).toBe('passed');
  });

  test('a name without an address leaks nothing, but proves no refusal', async () => {
    const unknown = await outside({ dns: 'NXDOMAIN' });
    expect(outcomesOf(unknown)).toEqual({ 'outside-names': 'passed', 'outside-refused': 'not-checked' });
    expect(unknown.requests).toEqual([]);
  });
});
