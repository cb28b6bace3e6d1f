import fc from 'fast-check';
import type { GeneratedDeployment, GeneratedStamp } from '../../../lib/fleet/generated-stamp';
import { quota } from '../../../lib/rules/quota';
import { demandOf, generatedUse } from '../../../lib/rules/quota-demand';
import { quotaLedger } from '../../../lib/rules/quota-ledger';
import { fleetOf } from '../../support/project';
import { TODAY } from '../../support/root';

const SUBSCRIPTION = '11111111-1111-1111-1111-111111111111';
const chat = { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard' };

/** Capacity by the names of deployments. */
type Capacities = Readonly<Record<string, number>>;

const fleet = (capacities: Capacities, limit = 100) =>
  fleetOf({
    defaults: `quota: { limits: { gpt-5.4: { DataZoneStandard: ${limit} } } }`,
    dev: JSON.stringify({
      ...{ environment: 'dev', workload: 'assistants', subscriptionId: SUBSCRIPTION, residency: { dataZone: 'EU' } },
      deployments: Object.fromEntries(Object.entries(capacities).map(([key, capacity]) => [key, { ...chat, capacity }])),
      regions: { swedencentral: { network: { addressSpace: '10.0.0.0/24' } } },
    }),
  });

function generated(capacities: Capacities): ReadonlyMap<string, GeneratedStamp> {
  const all = Object.entries(capacities).map(([name, capacity]): [string, GeneratedDeployment] => [
    `azurerm_cognitive_deployment.account_deployment_${name}`,
    { ...chat, name, capacity, format: 'OpenAI', spillover: undefined },
  ]);
  const deployments = { account: 'oai-assistants-dev-sdc', all: new Map(all) };
  return new Map([['dev-swedencentral', { subscriptionId: SUBSCRIPTION.toUpperCase(), filterNames: new Map(), deployments }]]);
}

const said = (before: Capacities, after: Capacities, limit?: number) =>
  quota
    .check(fleet(after, limit), { today: TODAY, generated: generated(before) })
    .map(({ severity = 'error', message, help }) => [severity, message, help]);

/** Every order of some items. */
const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) => orders(items.filter((_, k) => k !== i)).map((rest) => [item, ...rest]));

test('the peak is the largest use in any order of the changes, and the increase is what Azure must add', () => {
  const names = ['a', 'b', 'c', 'd'];
  const capacities = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(capacities, capacities, (before, after) => {
      fc.pre(Object.keys(after).length > 0);
      const made = fleet(after);
      const [row] = quotaLedger(made);
      if (!row) throw new Error('there is no quota');
      const start = Object.values(before).reduce((sum, units) => sum + units, 0);
      const changes = names.map((name) => (after[name] ?? 0) - (before[name] ?? 0));
      const peaks = orders(changes).map((order) => {
        let [now, most] = [start, start];
        for (const change of order) most = Math.max(most, (now += change));
        return most;
      });
      const increase = changes.filter((change) => change > 0).reduce((sum, change) => sum + change, 0);
      const demand = demandOf(row, generatedUse(made.stamps, generated(before)));
      expect([demand.peak, demand.increase]).toEqual([Math.max(...peaks), increase]);
      expect(demand.increase - demand.decrease).toBe(row.used - start);
    }),
    { numRuns: 60 },
  );
});

test('more than the quota is an error if something grows, and a warning if everything is in generated/', () => {
  expect(said({ a: 60, b: 60 }, { a: 60, b: 61 }).map(([severity]) => severity)).toEqual(['error']);
  expect(said({ a: 60, b: 60 }, { a: 60, b: 59 })).toEqual([
    [
      'warning',
      expect.stringMatching(/and 119 are used: .*; generated\/ has them already, and Azure keeps what is deployed$/),
      expect.stringMatching(/^reduce capacity by 19; or, /),
    ],
  ]);
});

test('a quota that is enough only afterwards is a warning', () => {
  expect(said({ a: 80, b: 20 }, { a: 30, b: 70 })).toEqual([
    [
      'warning',
      'the apply can need 150 units of gpt-5.4 as DataZoneStandard in swedencentral at once, and the quota is 100 (quota.limits): ' +
        'Terraform may add 50 units before it returns 50',
      'deploy the deployments that lose capacity or are removed first, and those that gain it afterwards',
    ],
  ]);
  expect(said({ a: 80, b: 20 }, { a: 30, b: 70 }, 150)).toEqual([]);
});

test('a removed deployment counts until it is gone, and one on another account does not', () => {
  expect(said({ a: 80 }, { b: 80 }).map(([, message]) => /can need (\d+)/.exec(String(message))?.[1])).toEqual(['160']);
  const elsewhere = generated({ a: 80 });
  const moved = new Map([...elsewhere].map(([id, stamp]) => [`x-${id}`, stamp] as const));
  expect(quota.check(fleet({ b: 80 }), { today: TODAY, generated: moved })).toEqual([]);
});
