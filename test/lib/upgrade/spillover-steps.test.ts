import type { UpgradeQuestion } from '../../../lib/upgrade/steps';
import { after, inShort, steps } from '../../support/upgrade-steps';

describe('a provisioned deployment with a spillover deployment', () => {
  const PAIR = `environment: prod
workload: assistants
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: { dataZone: EU }
deployments:
  chat: { model: gpt-5, version: "2025-08-07", sku: DataZoneProvisionedManaged, capacity: 50, spillover: more }
  more: { model: gpt-5, version: "2025-08-07", sku: DataZoneStandard, capacity: 100 }
regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
`;

  test('changes to the successor of the spillover deployment, and then that goes', () => {
    const there = { isGenerated: () => true };
    const run = (text: string, question: Partial<UpgradeQuestion> = {}) => {
      return { planned: steps({ prod: text }, question).map(inShort), text: after({ prod: text }, question)['prod'] ?? '' };
    };
    const first = run(PAIR);
    expect(first.planned).toEqual([
      ['chat', 'wait', ''],
      ['more', 'add', 'gpt-5.6-sol'],
    ]);
    expect(run(first.text).planned).toEqual([
      ['chat', 'wait', ''],
      ['more', 'deploy', 'gpt-5.6-sol'],
    ]);
    const second = run(first.text, { ...there, remove: 'all' });
    expect(second.planned).toEqual([
      ['chat', 'in-place', 'gpt-5.6-sol'],
      ['more', 'wait', ''],
    ]);
    expect(second.text).toContain(
      '  chat: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneProvisionedManaged, capacity: 50, spillover: more-2 }\n',
    );
    expect(run(second.text, { ...there, remove: 'all', isSpilloverInGenerated: (_, name) => name === 'more' }).planned).toEqual(
      [['more', 'wait', '']],
    );
    const third = run(second.text, { ...there, remove: 'all' });
    expect(third.planned).toEqual([['more', 'remove', 'gpt-5.6-sol']]);
    expect(third.text).not.toContain('more:');
    expect(run(third.text, there).planned).toEqual([]);
  });
});

test('a provisioned deployment and its spillover deployment that are both retired are refused, because neither can go alone', () => {
  const pair = `environment: prod
workload: assistants
subscriptionId: 22222222-2222-2222-2222-222222222222
residency: global
deployments:
  chat: { model: o4-mini, version: "2025-04-16", sku: GlobalProvisionedManaged, capacity: 15, spillover: more }
  more: { model: o4-mini, version: "2025-04-16", sku: GlobalStandard, capacity: 100 }
regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
`;
  const refusals = steps({ prod: pair }, { today: '2026-11-26' }).map((step) => [step.key, 'because' in step && step.because]);
  const because = 'a deployment and its spillover deployment are retired together: replace both by hand, in one change';
  expect(refusals).toEqual([
    ['chat', because],
    ['more', because],
  ]);
});
