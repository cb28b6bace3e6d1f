import type { Fleet } from '../../../../lib/fleet/fleet';
import { models } from '../../../../lib/preflight/questions/models';
import {
  DEPLOYMENTS,
  MODELS,
  deployedRow,
  firstDeployment,
  modelRow,
  offering,
  rowsFor,
  skuRow,
} from '../../../support/azure/models';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { exampleFleet, fleetOf } from '../../../support/project';

const FILES = `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
dns: { mode: stamp }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 20 }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
`;
const fleet = fleetOf({ dev: FILES });
const chat = firstDeployment(fleet);
const SKU = skuRow('DataZoneStandard', 'OpenAI.DataZoneStandard.gpt5.4');

const answering =
  (...rows: readonly object[]) =>
  (azure: FakeResourceManager) =>
    azure.on(MODELS, list(...rows));
const withSku = (more: object) => answering(modelRow('OpenAI', chat, [{ ...SKU, ...more }]));

const CASES: readonly (readonly [string, Arrange, string, string?])[] = [
  ['offered', offering(fleet), 'passed'],
  [
    'offered in other spelling',
    answering(modelRow('openai', { ...chat, model: 'GPT-5.4' }, [{ ...SKU, name: 'DatazoneStandard' }])),
    'passed',
  ],
  [
    'offered to another kind only',
    answering(modelRow('AIServices', chat, [SKU])),
    'failed',
    'model swedencentral does not offer gpt-5.4 of OpenAI to accounts of kind OpenAI in this subscription',
  ],
  [
    'offered by another publisher only',
    answering(modelRow('OpenAI', { ...chat, format: 'Other' }, [SKU])),
    'failed',
    'model swedencentral does not offer gpt-5.4 of OpenAI',
  ],
  [
    'in another version only',
    answering(modelRow('OpenAI', { ...chat, version: '2025-01-01' }, [SKU])),
    'failed',
    'version swedencentral does not offer version 2026-03-05',
  ],
  [
    'as another SKU only',
    answering(modelRow('OpenAI', chat, [{ ...SKU, name: 'GlobalStandard' }])),
    'failed',
    'sku swedencentral does not offer gpt-5.4 2026-03-05 as DataZoneStandard',
  ],
  ['without SKUs', answering(modelRow('OpenAI', chat, [], { skus: null })), 'failed', 'sku swedencentral does not offer'],
  [
    'as fine-tuned only',
    withSku({ usageName: 'OpenAI.DataZoneStandard.gpt5.4-finetune' }),
    'failed',
    'sku swedencentral does not offer',
  ],
  [
    'retired yesterday',
    withSku({ deprecationDate: '2026-11-22T00:00:00Z' }),
    'failed',
    'version gpt-5.4 2026-03-05 as DataZoneStandard is retired since 2026-11-22',
  ],
  ['retiring tomorrow', withSku({ deprecationDate: '2026-11-24T00:00:00Z' }), 'passed'],
  [
    'with a day of the version',
    answering(modelRow('OpenAI', chat, [{ ...SKU, deprecationDate: null }], { deprecation: { inference: '2026-01-01' } })),
    'failed',
    'version gpt-5.4 2026-03-05 as DataZoneStandard is retired since 2026-01-01',
  ],
  [
    'deprecated',
    answering(modelRow('OpenAI', chat, [SKU], { lifecycleStatus: 'Deprecated' })),
    'failed',
    'version gpt-5.4 2026-03-05 as DataZoneStandard is retired according to Azure',
  ],
  [
    'too small',
    withSku({ capacity: { minimum: 25, step: 5, maximum: 100 } }),
    'failed',
    'capacity gpt-5.4 2026-03-05 as DataZoneStandard cannot have 20 units: Azure lists minimum 25, increment 5, maximum 100',
  ],
  [
    'of another step',
    withSku({ capacity: { minimum: 1, step: 15, maximum: null } }),
    'failed',
    'capacity gpt-5.4 2026-03-05 as DataZoneStandard cannot have 20 units: Azure lists minimum 1, increment 15',
  ],
  [
    'too large',
    withSku({ capacity: { maximum: 10 } }),
    'failed',
    'capacity gpt-5.4 2026-03-05 as DataZoneStandard cannot have 20 units: Azure lists maximum 10',
  ],
  ['of any size', withSku({ capacity: null, rateLimits: 'unknown' }), 'passed'],
  [
    'beside a model that has no version',
    answering(modelRow('OpenAI', chat, [SKU]), modelRow('MaaS', chat, [], { version: null, name: null, format: null })),
    'passed',
  ],
  [
    'from an empty list',
    answering(),
    'uncertain',
    ' it is not known whether swedencentral offers the models of the deployments: the list of the region is empty',
  ],
  [
    'forbidden',
    (azure) => azure.on(MODELS, forbidden('Microsoft.CognitiveServices/locations/models/read')),
    'not-checked',
    ' it was not checked whether swedencentral offers',
  ],
  [
    'broken',
    (azure) => azure.on(MODELS, list({ model: 'gpt-5.4' })),
    'uncertain',
    ' it is not known whether swedencentral offers',
  ],
  ['of an unregistered provider', (azure) => azure.on(MODELS, armError(409, 'MissingSubscriptionRegistration')), 'uncertain'],
];

const verdictsOf = async (of: Fleet, arrange: Arrange) =>
  (await askedAbout(of, [models], arrange)).asked.flatMap(({ verdicts }) => verdicts);

test.each(CASES.map(([of, arrange, outcome, message = '']) => [of, arrange, outcome, message] as const))(
  'a model is %s',
  async (_, arrange, outcome, message) => {
    const [verdict, ...others] = await verdictsOf(fleet, arrange);
    expect(others).toEqual([]);
    expect(verdict?.outcome).toBe(outcome);
    expect(`${String(verdict?.path?.[2] ?? '')} ${verdict?.message ?? ''}`).toContain(message);
  },
);

const GONE = answering(modelRow('OpenAI', { ...chat, version: '2027-01-01' }, [SKU]));

test.each([
  ['the same', list(deployedRow({ ...chat, name: 'CHAT' })), 'uncertain'],
  ['another version', list(deployedRow({ ...chat, version: '2025-01-01' })), 'failed'],
  ['less capacity', list(deployedRow({ ...chat, capacity: 10 })), 'failed'],
  ['nothing', list(), 'failed'],
  ['no account', armError(404, 'ResourceNotFound'), 'failed'],
  ['what no one may read', forbidden('Microsoft.CognitiveServices/accounts/deployments/read'), 'not-checked'],
])('what is no longer offered, and the account has %s', async (_, reply, outcome) => {
  const [verdict] = await verdictsOf(fleet, (azure) => GONE(azure).on(DEPLOYMENTS, reply));
  expect(verdict?.outcome).toBe(outcome);
  expect(verdict?.help).toMatch(/^use another model, or a newer version of the kit: .* \(2027-01-01\)$/);
});

test('the help names what was meant', async () => {
  const help = async (row: object) => (await verdictsOf(fleet, answering(row)))[0]?.help;
  expect(await help(modelRow('AIServices', chat, [SKU]))).toBe(
    'use another model, or another region; accounts of kind AIServices have it here',
  );
  expect(await help(modelRow('OpenAI', { ...chat, format: 'xAI' }, [SKU]))).toBe(
    'use another model, or another region; Azure lists this one with the publisher xAI',
  );
  expect(await help(modelRow('OpenAI', { ...chat, model: 'gpt-5.5' }, [SKU]))).toBe(
    'use another model, such as gpt-5.5, or another region',
  );
});

/** A deployment of an account, as the environment file writes it. */
const deploying = (deployment: string, more = '') =>
  fleetOf({ dev: FILES.replace(/^ {2}chat: .*$/m, `  chat: { ${deployment}, capacity: 20 }`).replace(/^dns:.*$/m, more) });
const ROUTER = 'model: model-router, version: "2025-05-19", sku: GlobalStandard';
const router = { format: 'OpenAI', model: 'model-router', version: '2025-11-18' };
const everywhere = [
  ...rowsFor(fleet),
  modelRow('OpenAI', router, [skuRow('DataZoneStandard', 'x'), skuRow('GlobalBatch', 'y')]),
];

test.each([
  ['another version', deploying(ROUTER), everywhere, 'write "2025-11-18"'],
  [
    'another SKU that the residency allows',
    deploying(ROUTER.replace('2025-05-19', '2025-11-18')),
    everywhere,
    'write DataZoneStandard',
  ],
  [
    'no SKU that the residency refuses',
    fleet,
    [modelRow('OpenAI', chat, [skuRow('GlobalStandard', 'x')])],
    'use another model, version or region: Azure offers this version only as GlobalStandard, which the environment does not allow',
  ],
  [
    'another publisher',
    deploying('model: mistral-next, version: "1", sku: GlobalStandard, format: Meta', 'account: { kind: AIServices }'),
    [modelRow('AIServices', { format: 'Mistral AI', model: 'mistral-next', version: '1' }, [])],
    "set deployments.chat.format to 'Mistral AI': Azure lists the model with that publisher",
  ],
  ['other sizes', fleet, [modelRow('OpenAI', chat, [{ ...SKU, capacity: { minimum: 1, step: 15 } }])], 'write one of: 16, 30'],
])('the help names %s', async (_, of, rows, help) => {
  const [verdict] = await verdictsOf(of, answering(...rows));
  expect(verdict?.help).toBe(help);
});

test('every region of a subscription is asked once', async () => {
  const example = exampleFleet('dev-and-prod');
  const { asked, requests } = await askedAbout(example, [models], (azure) => azure.on(MODELS, list(...rowsFor(example))));
  expect(linesOf(asked)).toEqual([]);
  expect(new Set(Object.values(outcomes(asked)))).toEqual(new Set(['passed']));
  expect(requests).toHaveLength(3);
});
