import { quota } from '../../../../lib/preflight/questions/quota';
import {
  DEPLOYMENTS,
  MODELS,
  USAGES,
  deployedRow,
  firstDeployment,
  modelRow,
  offering,
  skuRow,
} from '../../../support/azure/models';
import type { Arrange } from '../../../support/azure/preflight';
import { askedAbout, linesOf, outcomes } from '../../../support/azure/preflight';
import type { FakeResourceManager, Reply } from '../../../support/azure/resource-manager';
import { armError, forbidden, list } from '../../../support/azure/resource-manager';
import { fleetOf } from '../../../support/project';

/** Two regions with a deployment each, of 20 and 30 units. */
const fleet = fleetOf({
  dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
homeRegion: swedencentral
residency: { dataZone: EU }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneStandard, capacity: 20 }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
  francecentral:
    network: { addressSpace: 10.10.1.0/24 }
    deployments: { chat: { capacity: 30 } }
`,
});
const of = (region: string) => fleet.stamps.find(({ value }) => value.region.name === region)?.value;
const inSweden = firstDeployment(fleet, 'swedencentral');
const NAME = 'OpenAI.DataZoneStandard.gpt5.4';

const row = (limit: number | null, currentValue = 0, more: object = {}) => ({
  name: { value: NAME, localizedValue: 'Tokens Per Minute (thousands)' },
  ...{ currentValue, limit, unit: 'Count', ...more },
});

const azureWith =
  (usages: Reply, deployments: Reply = armError(404, 'ResourceNotFound')) =>
  (azure: FakeResourceManager) =>
    offering(fleet)(azure).on(USAGES, usages).on(DEPLOYMENTS, deployments);

const SHARED = { scopeType: 'DataZone', scopeId: 'EU' };
const deployedIn = (region: string, capacity: number) => (azure: FakeResourceManager) =>
  azure.on(DEPLOYMENTS.replace('{account}', of(region)?.names.account ?? ''), list(deployedRow({ ...inSweden, capacity })));

type Case = readonly [string, Arrange, string, string, string?];
const CASES: readonly Case[] = [
  ['enough in each region', azureWith(list(row(30))), 'passed', 'passed'],
  ['enough in one of them', azureWith(list(row(29))), 'passed', 'failed'],
  ['in other spelling', azureWith(list(row(19, 0, { name: { value: NAME.toUpperCase() } }))), 'failed', 'failed'],
  [
    'in use by others',
    azureWith(list(row(100, 75))),
    'passed',
    'failed',
    `the apply adds 30 units of ${NAME} in francecentral, and 25 are left: chat of dev-francecentral (+30)`,
  ],
  ['exceeded by others', azureWith(list(row(0, 150))), 'failed', 'failed', `and 150 units more than granted are in use`],
  [
    'enough for each, but shared',
    azureWith(list(row(49, 0, SHARED))),
    'failed',
    'failed',
    `the apply adds 50 units of ${NAME} in EU, and 49 are left: chat of dev-francecentral (+30), chat of dev-swedencentral (+20)`,
  ],
  ['enough for both together', azureWith(list(row(50, 0, SHARED))), 'passed', 'passed'],
  [
    'shared by all regions',
    azureWith(list(row(49, 0, { scopeType: 'Global' }))),
    'failed',
    'failed',
    'in all regions, and 49 are left',
  ],
  [
    'regional, and says so',
    azureWith(list(row(30, 0, { scopeType: 'Regional', scopeId: 'SwedenCentral' }))),
    'passed',
    'passed',
  ],
  ['classic', azureWith(list(row(29, 0, { scopeType: 'Classic', scopeId: null }))), 'passed', 'failed'],
  [
    'already used by the same deployment',
    azureWith(list(row(30, 30)), list(deployedRow({ ...inSweden, capacity: 30 }))),
    'passed',
    'passed',
  ],
  [
    'used by the same deployment in part',
    azureWith(list(row(30, 15)), list(deployedRow({ ...inSweden, capacity: 10 }))),
    'passed',
    'failed',
    'adds 20 units',
  ],
  [
    'used by another deployment of the account',
    azureWith(list(row(30, 30)), list(deployedRow({ ...inSweden, name: 'other', capacity: 30 }))),
    'failed',
    'failed',
  ],
  [
    'used by the deployment with another model',
    azureWith(list(row(30, 30)), list(deployedRow({ ...inSweden, model: 'gpt-4o', capacity: 30 }))),
    'failed',
    'failed',
  ],
  [
    'used by an earlier version',
    azureWith(list(row(30, 30)), list(deployedRow({ ...inSweden, version: '2025-01-01', capacity: 30 }))),
    'passed',
    'passed',
  ],
  [
    'returned elsewhere',
    (azure) => deployedIn('swedencentral', 60)(azureWith(list(row(60, 60, SHARED)))(azure)),
    'passed',
    'uncertain',
    'it also returns 40 units, but Terraform does not order the two',
  ],
  ['in an empty list', azureWith(list()), 'uncertain', 'uncertain', 'the list of quotas of francecentral is empty'],
  [
    'not in the list',
    azureWith(list(row(5, 0, { name: { value: 'OpenAI.Other' } }))),
    'uncertain',
    'uncertain',
    'Azure lists no limit for it',
  ],
  ['without a limit', azureWith(list(row(null))), 'uncertain', 'uncertain', 'Azure lists no limit for it'],
  [
    'not named by the list of models',
    (azure) => azureWith(list(row(30)))(azure).on(MODELS, list(modelRow('OpenAI', inSweden, [skuRow('Standard', 'x')]))),
    'uncertain',
    'uncertain',
    'it is not known which quota gpt-5.4 2026-03-05 as DataZoneStandard uses',
  ],
  [
    'forbidden',
    azureWith(forbidden('Microsoft.CognitiveServices/locations/usages/read')),
    'not-checked',
    'not-checked',
    'the identity may not Microsoft.CognitiveServices/locations/usages/read',
  ],
  [
    'of models that no one may read',
    (azure) => azureWith(list(row(90)))(azure).on(MODELS, forbidden('Microsoft.CognitiveServices/locations/models/read')),
    'not-checked',
    'not-checked',
  ],
  [
    'of accounts that no one may read',
    azureWith(list(row(90)), forbidden('Microsoft.CognitiveServices/accounts/deployments/read')),
    'not-checked',
    'not-checked',
    'it was not checked how much quota dev-francecentral already uses',
  ],
  ['broken', azureWith({ body: { value: 'none' } }), 'uncertain', 'uncertain'],
];

test.each(CASES.map(([of, arrange, one, other, message = '']) => [of, arrange, one, other, message] as const))(
  'the quota is %s',
  async (_, arrange, sweden, france, message) => {
    const { asked } = await askedAbout(fleet, [quota], arrange);
    expect(outcomes(asked)).toEqual({ 'dev-swedencentral': sweden, 'dev-francecentral': france });
    expect(linesOf(asked).join('\n')).toContain(message);
  },
);

test('a shared quota is not enough as long as one account is unknown', async () => {
  const { asked } = await askedAbout(fleet, [quota], (azure) =>
    azureWith(list(row(50, 0, SHARED)))(azure).on(
      DEPLOYMENTS.replace('{account}', of('francecentral')?.names.account ?? ''),
      forbidden('Microsoft.CognitiveServices/accounts/deployments/read'),
    ),
  );
  expect(outcomes(asked)).toEqual({ 'dev-swedencentral': 'not-checked', 'dev-francecentral': 'not-checked' });
  expect(linesOf(asked).join('\n')).toContain(`which may be part of ${NAME} in EU`);
});

test('a regional quota is enough whatever is unknown elsewhere', async () => {
  const { asked } = await askedAbout(fleet, [quota], (azure) =>
    azureWith(list(row(50)))(azure).on(
      DEPLOYMENTS.replace('{account}', of('francecentral')?.names.account ?? ''),
      forbidden('Microsoft.CognitiveServices/accounts/deployments/read'),
    ),
  );
  expect(outcomes(asked)).toEqual({ 'dev-swedencentral': 'passed', 'dev-francecentral': 'not-checked' });
});

test('provisioned throughput is pooled over models, and shown at the capacity', async () => {
  const pooled = fleetOf({
    dev: `environment: dev
workload: triage
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
dns: { mode: stamp }
deployments:
  chat: { model: gpt-5.4, version: "2026-03-05", sku: DataZoneProvisionedManaged, capacity: 15 }
  mini: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneProvisionedManaged, capacity: 20 }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
`,
  });
  const { asked } = await askedAbout(pooled, [quota], (azure) =>
    offering(pooled)(azure).on(USAGES, list(row(34, 0, { name: { value: 'OpenAI.DataZoneProvisionedManaged' } }))),
  );
  const [verdict, ...others] = asked.flatMap(({ verdicts }) => verdicts);
  expect(others).toEqual([]);
  expect(verdict).toMatchObject({
    outcome: 'failed',
    path: ['deployments', 'mini', 'capacity'],
    message:
      'the apply adds 35 units of OpenAI.DataZoneProvisionedManaged in swedencentral, and 34 are left: mini of dev-swedencentral (+20), chat of dev-swedencentral (+15)',
  });
});
