import fc from 'fast-check';
import { SKU_NAMES } from '../../../lib/catalog/skus';
import { headRoom, modelWords } from '../../../lib/rules/quota-ledger';
import type { Environment } from '../../support/quota-ledger';
import { chat, ledger, ONE, sums, TWO } from '../../support/quota-ledger';

describe('provisioned throughput', () => {
  const ptu = (capacity: number, model = 'gpt-5.4', version = '2026-03-05') =>
    chat(capacity, 'DataZoneProvisionedManaged', model, version);
  const two = { dev: { deployments: { chat: ptu(15), older: ptu(30, 'gpt-5.1', '2025-11-13') } } };

  test('is one quota for all models', () => {
    const rows = ledger(two, 'quota: { provisioned: { DataZoneProvisionedManaged: 40 } }');
    expect(sums(rows)).toEqual([['11111111', 'swedencentral', 'all models', 'DataZoneProvisionedManaged', 45]]);
    expect(rows.map((row) => [row.pool.usageName, row.allowance, headRoom(row)])).toEqual([
      ['OpenAI.DataZoneProvisionedManaged', { origin: 'provisioned', units: 40 }, -5],
    ]);
  });

  test('is one quota also with a model that the catalogue does not know', () => {
    const deployments = { chat: ptu(15), next: ptu(15, 'gpt-99', '1') };
    expect(sums(ledger({ dev: { deployments } }))).toEqual([
      ['11111111', 'swedencentral', 'all models', 'DataZoneProvisionedManaged', 30],
    ]);
  });

  test('can be divided among models, in addition to the limit of all', () => {
    const limits = 'limits: { gpt-5.1: { DataZoneProvisionedManaged: 25 } }';
    const rows = ledger(two, `quota: { provisioned: { DataZoneProvisionedManaged: 100 }, ${limits} }`);
    expect(rows.map((row) => [modelWords(row), row.used, headRoom(row)])).toEqual([
      ['all models', 45, 55],
      ['gpt-5.1', 30, -5],
    ]);
  });

  test('has only the rows of models if each has a share, and no limit covers all', () => {
    const limits = '{ gpt-5.1: { DataZoneProvisionedManaged: 25 }, gpt-5.4: { DataZoneProvisionedManaged: 15 } }';
    const rows = ledger(two, `quota: { limits: ${limits} }`);
    expect(rows.map((row) => [modelWords(row), headRoom(row)])).toEqual([
      ['gpt-5.1', -5],
      ['gpt-5.4', 0],
    ]);
  });
});

test('the used capacity of every quota is what a count of the deployments gives', () => {
  const models = [
    { name: 'gpt-5.4', version: '2026-03-05' },
    { name: 'gpt-5.1', version: '2025-11-13' },
    { name: 'gpt-4.1', version: '2025-04-14' },
    { name: 'gpt-99', version: '1' },
  ];
  const deployment = fc.record({
    model: fc.constantFrom(...models),
    sku: fc.constantFrom(...SKU_NAMES),
    capacity: fc.integer({ min: 1, max: 100 }),
  });
  const environment = fc.record({
    subscription: fc.constantFrom(ONE, TWO),
    regions: fc.subarray(['swedencentral', 'francecentral', 'eastus2'], { minLength: 1 }),
    deployments: fc.array(deployment, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(environment, { minLength: 1, maxLength: 4 }), (environments) => {
      const counted = new Map<string, number>();
      for (const { subscription, regions, deployments } of environments)
        for (const region of regions)
          for (const { model, sku, capacity } of deployments) {
            const covered = sku.includes('Provisioned') ? 'all models' : model.name;
            const key = [subscription, region, covered, sku].join(' ');
            counted.set(key, (counted.get(key) ?? 0) + capacity);
          }
      const written = environments.map(({ subscription, regions, deployments }, i) => [
        `env${i}`,
        {
          subscription,
          regions: Object.fromEntries(regions.map((region) => [region, ''])),
          deployments: Object.fromEntries(
            deployments.map(({ model, sku, capacity }, k) => [`d${k}`, chat(capacity, sku, model.name, model.version)]),
          ),
        },
      ]);
      const rows = ledger(Object.fromEntries(written) as Record<string, Environment>);
      const used = rows.map((row): [string, number] => [
        [row.subscriptionId, row.pool.place, modelWords(row), row.sku].join(' '),
        row.used,
      ]);
      expect(new Map(used)).toEqual(counted);
    }),
    { numRuns: 50 },
  );
});
