import { checkFleet } from '../../../lib/rules';
import { fleetOf } from '../../support/project';

function check(deployment: string, today: string, defaults = '{}'): string[] {
  const dev = `
environment: dev
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
deployments: { chat: { ${deployment}, sku: DataZoneStandard, capacity: 1 } }
regions: { swedencentral: { network: { addressSpace: 10.0.0.0/24 } } }
`;
  return checkFleet(fleetOf({ defaults, dev }), { today })
    .filter(({ rule }) => rule === 'model/lifecycle')
    .map(({ severity, message }) => `${severity}: ${message.replace(/ \(.*?\)/, '')}`);
}

// Retires on 2027-05-15 by documentation and later reading alike.
const GPT_5_1 = 'model: gpt-5.1, version: "2025-11-13"';

describe('the lifecycle of a model', () => {
  test.each([
    ['2027-02-13', []],
    ['2027-02-14', ['warning: gpt-5.1 2025-11-13 retires on 2027-05-15, in 90 days']],
    ['2027-05-14', ['warning: gpt-5.1 2025-11-13 retires on 2027-05-15, in 1 day']],
    ['2027-05-15', ['error: gpt-5.1 2025-11-13 was retired on 2027-05-15']],
  ])('on %s', (today, problems) => {
    expect(check(GPT_5_1, today)).toEqual(problems);
  });

  test('causes a warning as early as the organisation wants', () => {
    expect(check(GPT_5_1, '2027-02-13', 'retirementWarningDays: 365')).toHaveLength(1);
    expect(check(GPT_5_1, '2027-05-14', 'retirementWarningDays: 0')).toEqual([]);
  });

  test('allows a deprecated version only if alreadyDeployed is true', () => {
    const deprecated = 'model: gpt-4.1, version: "2025-04-14"';
    expect(check(deprecated, '2026-11-23')).toEqual([
      'error: gpt-4.1 2025-04-14 is deprecated: Azure rejects it in subscriptions that have never deployed it',
    ]);
    expect(check(`${deprecated}, alreadyDeployed: true`, '2026-11-23')).toEqual([]);
  });

  test('is not guessed for an unknown model', () => {
    expect(check('model: gpt-99, version: "1"', '2099-01-01')).toEqual([]);
  });
});
