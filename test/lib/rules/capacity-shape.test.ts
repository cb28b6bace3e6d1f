import { capacityShape } from '../../../lib/rules/capacity-shape';
import { fleetOf } from '../../support/project';
import { TODAY } from '../../support/root';

const environment = (model: string, version: string, sku: string, capacity: number) => `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
deployments:
  chat: { model: ${model}, version: "${version}", sku: ${sku}, capacity: ${capacity} }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24 } } }
`;

const found = (...deployment: Parameters<typeof environment>) =>
  capacityShape.check(fleetOf({ dev: environment(...deployment) }), { today: TODAY });

const GPT = ['gpt-5.4', '2026-03-05'] as const;
const MINI = ['gpt-5.4-mini', '2026-03-17'] as const;
const O1 = ['o1', '2024-12-17'] as const;

test.each([
  [...GPT, 'DataZoneProvisionedManaged', 15],
  [...GPT, 'DataZoneProvisionedManaged', 20],
  [...GPT, 'GlobalProvisionedManaged', 30_000],
  [...GPT, 'ProvisionedManaged', 50],
  [...GPT, 'ProvisionedManaged', 100],
  [...GPT, 'ProvisionedManaged', 30_000],
  [...MINI, 'ProvisionedManaged', 25],
  [...MINI, 'ProvisionedManaged', 75],
  [...GPT, 'DataZoneStandard', 7],
  [...GPT, 'GlobalBatch', 7],
  // Not in the catalogue, or without sizes there.
  ['gpt-99', '1', 'ProvisionedManaged', 7],
  ['gpt-5.4', '2030-01-01', 'ProvisionedManaged', 7],
  ['gpt-5-nano', '2025-08-07', 'GlobalProvisionedManaged', 7],
  // The documentation can be read as increments from 25 and as multiples of 50.
  [...O1, 'ProvisionedManaged', 25],
  [...O1, 'ProvisionedManaged', 50],
  [...O1, 'ProvisionedManaged', 75],
])('%s %s as %s can have %i', (...deployment) => {
  expect(found(...deployment)).toEqual([]);
});

test.each([
  [...GPT, 'DataZoneProvisionedManaged', 1, 'use 15'],
  [...GPT, 'DataZoneProvisionedManaged', 14, 'use 15'],
  [...GPT, 'GlobalProvisionedManaged', 17, 'use 15 or 20'],
  [...GPT, 'ProvisionedManaged', 15, 'use 50'],
  [...GPT, 'ProvisionedManaged', 120, 'use 100 or 150'],
  [...GPT, 'ProvisionedManaged', 99_999, 'use 99950 or 100000'],
  [...GPT, 'ProvisionedManaged', 100_050, 'use 100000, and spread the rest over other deployments'],
  [...GPT, 'DataZoneProvisionedManaged', 1_000_000, 'use 100000, and spread the rest over other deployments'],
  [...MINI, 'ProvisionedManaged', 30, 'use 25 or 50'],
  [...O1, 'ProvisionedManaged', 60, 'use 50 or 75'],
  [...O1, 'ProvisionedManaged', 30, 'use 25 or 50'],
  [...O1, 'ProvisionedManaged', 20, 'use 25'],
])('%s %s as %s cannot have %i: %s', (model, version, sku, capacity, help) => {
  expect(found(model, version, sku, capacity).map((finding) => finding.help)).toEqual([help]);
});

test('it is reported at the capacity, with valid sizes', () => {
  expect(found(...GPT, 'ProvisionedManaged', 1120)).toEqual([
    {
      message:
        'gpt-5.4 2026-03-05 as ProvisionedManaged cannot have 1,120 PTU: the minimum is 50, increment 50 and maximum 100,000 (documentation of 2026-07-24)',
      help: 'use 1100 or 1150',
      location: { file: 'environments/dev.yaml', line: 7, column: 85, length: 4 },
      subject: { environment: 'dev', stamp: 'swedencentral', name: 'deployments.chat' },
    },
  ]);
});

describe('for a SKU that Azure lists', () => {
  const IMAGE = ['gpt-image-2', '2026-04-21', 'GlobalStandard'] as const;
  const on = (today: string, capacity: number) =>
    capacityShape.check(fleetOf({ dev: environment(...IMAGE, capacity) }), { today });

  test('it is an error, with the day of the list', () => {
    expect(on('2026-07-22', 1000)).toEqual([]);
    expect(on('2026-07-22', 1200)).toMatchObject([
      {
        message:
          'gpt-image-2 2026-04-21 as GlobalStandard cannot have 1,200 units: the maximum is 1,000 (listed by Azure on 2026-04-23)',
        help: 'use 1000, and spread the rest over other deployments',
      },
    ]);
    expect(on('2026-07-22', 1200)[0]?.severity).toBeUndefined();
  });

  test('it is a warning if the list is old', () => {
    expect(on('2026-07-23', 1200)).toMatchObject([
      {
        severity: 'warning',
        message:
          'unverified: gpt-image-2 2026-04-21 as GlobalStandard may not have 1,200 units: the maximum is 1,000 (listed by Azure on 2026-04-23)',
      },
    ]);
  });
});

test('it cannot be waived: Azure rejects other sizes', () => {
  expect([capacityShape.id, capacityShape.waivable]).toEqual(['capacity/shape', false]);
});

test.each([30_050, 100_000])('it is unverified whether a deployment can have %i', (capacity) => {
  expect(found(...GPT, 'ProvisionedManaged', capacity).map(({ severity, message }) => [severity, message])).toEqual([
    [
      'warning',
      `unverified: whether one deployment can have ${capacity.toLocaleString('en-US')} PTU; Azure allowed some models and all regional deployments at most 30,000 (2026-04-23)`,
    ],
  ]);
});
