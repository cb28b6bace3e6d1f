import { capacity } from '../../../../lib/preflight/questions/capacity';
import { DEPLOYMENTS, deployedRow, firstDeployment } from '../../../support/azure/models';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { fleetOf } from '../../../support/project';

const CAPACITIES = 'GET /subscriptions/{subscription}/providers/Microsoft.CognitiveServices/modelCapacities';
const SKU = 'DataZoneProvisionedManaged';

const stamps = (...regions: readonly string[]) =>
  fleetOf({
    dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
homeRegion: swedencentral
residency: { dataZone: EU }
dns: { mode: stamp }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: ${SKU}, capacity: 50 }
  mini: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 50 }
regions:
${regions.map((region, i) => `  ${region}: { region: swedencentral, network: { addressSpace: 10.10.${i}.0/24 } }`).join('\n')}
`,
  });
const fleet = stamps('swedencentral');
const chat = firstDeployment(fleet);

const row = (location: string, availableCapacity: number | null, more: object = {}) => ({
  name: SKU,
  location,
  properties: { availableCapacity, availableFinetuneCapacity: 0, skuName: SKU, ...more },
});
const having =
  (...rows: readonly object[]) =>
  (azure: FakeResourceManager) =>
    azure.on(CAPACITIES, list(...rows));

const CASES: readonly (readonly [string, Arrange, string, string])[] = [
  [
    'enough',
    having(row('Sweden Central', 50)),
    'passed',
    'has capacity for 50 PTU of gpt-5.4 2026-03-05 as DataZoneProvisionedManaged at the moment, and 50 are added',
  ],
  [
    'too little',
    having(row('swedencentral', 49)),
    'uncertain',
    'has capacity for 49 PTU of gpt-5.4 2026-03-05 as DataZoneProvisionedManaged at the moment, and the apply adds 50',
  ],
  [
    'enough for another SKU only',
    having(row('swedencentral', 90, { skuName: 'GlobalProvisionedManaged' })),
    'uncertain',
    'Azure lists none for the region',
  ],
  ['enough elsewhere', having(row('francecentral', 90)), 'uncertain', 'Azure lists none for the region'],
  ['not a number', having(row('swedencentral', null)), 'uncertain', 'Azure lists none for the region'],
  [
    'enough for what grows',
    (azure) => having(row('swedencentral', 20))(azure).on(DEPLOYMENTS, list(deployedRow({ ...chat, capacity: 30 }))),
    'passed',
    'and 20 are added',
  ],
  [
    'not needed',
    (azure) => azure.on(DEPLOYMENTS, list(deployedRow(chat))),
    'passed',
    'chat is deployed with its capacity already',
  ],
  [
    'needed for another model',
    (azure) => having(row('swedencentral', 20))(azure).on(DEPLOYMENTS, list(deployedRow({ ...chat, model: 'gpt-5' }))),
    'uncertain',
    'the apply adds 50',
  ],
  [
    'forbidden',
    (azure) => azure.on(CAPACITIES, forbidden('Microsoft.CognitiveServices/modelCapacities/read')),
    'not-checked',
    'the identity may not Microsoft.CognitiveServices/modelCapacities/read',
  ],
  [
    'of an account that no one may read',
    (azure) => azure.on(DEPLOYMENTS, forbidden('Microsoft.CognitiveServices/accounts/deployments/read')),
    'not-checked',
    'whether chat is new or grows',
  ],
  [
    'of an unknown model',
    (azure) => azure.on(CAPACITIES, armError(404, 'ModelNotFound')),
    'uncertain',
    'Azure has no list for the model',
  ],
];

test.each(CASES)('the capacity is %s', async (_, arrange, outcome, message) => {
  const { asked } = await askedAbout(fleet, [capacity], arrange);
  const [verdict, ...others] = asked.flatMap(({ verdicts }) => verdicts);
  expect(others).toEqual([]);
  expect(verdict?.outcome).toBe(outcome);
  expect(verdict?.message).toContain(message);
});

test('the version is asked for, and regions with more are named if the residency allows them', async () => {
  const { asked } = await askedAbout(fleet, [capacity], (azure) =>
    azure.on(CAPACITIES, ({ query }) =>
      list(
        row('swedencentral', 0),
        row('eastus', 900),
        row('francecentral', query.get('modelName') === 'gpt-5.4' && query.get('modelVersion') === '2026-03-05' ? 300 : 0),
        row('westus', 49),
      ),
    ),
  );
  expect(asked[0]?.verdicts[0]).toMatchObject({
    path: ['deployments', 'chat', 'capacity'],
    help: 'reduce capacity, try again later, or use a region that has it: francecentral (300)',
  });
});

test('the capacity is not known to be enough if another stamp may need it', async () => {
  const two = stamps('swedencentral', 'second');
  const refusal = forbidden('Microsoft.CognitiveServices/accounts/deployments/read');
  const { asked } = await askedAbout(two, [capacity], (azure) =>
    having(row('swedencentral', 500))(azure).on(DEPLOYMENTS, ({ path }) => (path.includes('second') ? refusal : list())),
  );
  expect(outcomes(asked)).toEqual({ 'dev-swedencentral': 'not-checked', 'dev-second': 'not-checked' });
});

test('stamps of one region share its capacity', async () => {
  const two = stamps('swedencentral', 'second');
  const { asked, requests } = await askedAbout(two, [capacity], having(row('swedencentral', 99)));
  expect(outcomes(asked)).toEqual({ 'dev-swedencentral': 'uncertain', 'dev-second': 'uncertain' });
  expect(asked[0]?.verdicts[0]?.message).toContain('and all stamps together add 100');
  expect(requests.filter((each) => each.endsWith('modelCapacities'))).toHaveLength(1);
});
