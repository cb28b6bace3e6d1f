import fc from 'fast-check';
import { modelVersions } from '../../../lib/catalog/models';
import type { LedgerRow } from '../../../lib/rules/quota-ledger';
import { headRoom, isExceeded } from '../../../lib/rules/quota-ledger';
import { chat, ledger, ONE, sums, TWO } from '../../support/quota-ledger';

const parts = ({ entries }: LedgerRow) =>
  entries.map(({ stamp, deployment }) => [stamp.value.id, deployment.key, deployment.capacity]);

/** The source and size of the quota for a deployment. */
const said = (deployment: string, defaults: string) =>
  ledger({ dev: { deployments: { chat: deployment } } }, `quota: ${defaults}`).map(({ allowance }) => {
    if ('reason' in allowance) return `${allowance.origin}: ${allowance.reason}`;
    return `${allowance.origin === 'tier' ? allowance.tier : allowance.origin}: ${allowance.units}`;
  });

describe('the sum', () => {
  test('combines environments that share a subscription, regardless of the case of its ID', () => {
    const rows = ledger({
      dev: { deployments: { chat: chat(10) } },
      test: { subscription: ONE.toUpperCase(), deployments: { chat: chat(20), drafts: chat(5) } },
    });
    expect(sums(rows)).toEqual([['11111111', 'swedencentral', 'gpt-5.4', 'DataZoneStandard', 35]]);
    expect(rows.map(({ subscriptionId }) => subscriptionId)).toEqual([ONE]);
    expect(rows.map(parts)).toEqual([
      [
        ['test-swedencentral', 'chat', 20],
        ['dev-swedencentral', 'chat', 10],
        ['test-swedencentral', 'drafts', 5],
      ],
    ]);
  });

  test('separates subscriptions, regions, models and SKUs, in order', () => {
    const rows = ledger({
      prod: {
        subscription: TWO,
        deployments: { chat: chat(1), spill: chat(2, 'GlobalStandard'), mini: chat(4, 'DataZoneStandard', 'gpt-5-mini') },
        regions: { swedencentral: '', germanywestcentral: '' },
      },
      dev: { deployments: { chat: chat(8) } },
    });
    expect(sums(rows)).toEqual([
      ['11111111', 'swedencentral', 'gpt-5.4', 'DataZoneStandard', 8],
      ['22222222', 'germanywestcentral', 'gpt-5-mini', 'DataZoneStandard', 4],
      ['22222222', 'germanywestcentral', 'gpt-5.4', 'DataZoneStandard', 1],
      ['22222222', 'germanywestcentral', 'gpt-5.4', 'GlobalStandard', 2],
      ['22222222', 'swedencentral', 'gpt-5-mini', 'DataZoneStandard', 4],
      ['22222222', 'swedencentral', 'gpt-5.4', 'DataZoneStandard', 1],
      ['22222222', 'swedencentral', 'gpt-5.4', 'GlobalStandard', 2],
    ]);
  });

  test('combines all versions of a model', () => {
    const deployments = {
      old: chat(3, 'DataZoneStandard', 'gpt-4o', '2024-08-06'),
      new: chat(4, 'DataZoneStandard', 'gpt-4o', '2024-11-20'),
    };
    expect(sums(ledger({ dev: { deployments } }))).toEqual([['11111111', 'swedencentral', 'gpt-4o', 'DataZoneStandard', 7]]);
  });

  test('excludes what a region removes, and includes what it changes', () => {
    const rows = ledger({
      dev: {
        deployments: { chat: chat(10), drafts: chat(5) },
        regions: {
          swedencentral: ', deployments: { chat: null }',
          francecentral: ', deployments: { chat: { capacity: 70 } }',
        },
      },
    });
    expect(sums(rows).map(([, region, , , used]) => [region, used])).toEqual([
      ['francecentral', 75],
      ['swedencentral', 5],
    ]);
  });

  test('is empty without deployments', () => {
    expect(ledger({ dev: { deployments: {} }, test: { deployments: {} } })).toEqual([]);
  });

  test('orders deployments of equal size by the names of stamp and deployment', () => {
    const rows = ledger({
      test: { deployments: { a: chat(5) } },
      dev: { deployments: { b: chat(5), a: chat(5), z: chat(6) } },
    });
    expect(rows.map((row) => parts(row).map(([stamp, key]) => `${stamp} ${key}`))).toEqual([
      ['dev-swedencentral z', 'dev-swedencentral a', 'dev-swedencentral b', 'test-swedencentral a'],
    ]);
  });

  test('does not depend on the order in which stamps are read', () => {
    const capacity = fc.integer({ min: 1, max: 3 });
    const stamps = fc.uniqueArray(
      fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), upper: fc.boolean(), one: capacity, other: capacity }),
      { selector: ({ name }) => name, minLength: 1 },
    );
    fc.assert(
      fc.property(
        stamps.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          const of = (list: typeof some) =>
            ledger(
              Object.fromEntries(
                list.map(({ name, upper, one, other }) => [
                  name,
                  { subscription: upper ? ONE.toUpperCase() : ONE, deployments: { one: chat(one), other: chat(other) } },
                ]),
              ),
            ).map((row) => [sums([row]), row.subscriptionId, parts(row)]);
          expect(of(shuffled)).toEqual(of(some));
          const total = some.reduce((sum, { one, other }) => sum + one + other, 0);
          expect(of(some).map(([sum]) => sum)).toEqual([[['11111111', 'swedencentral', 'gpt-5.4', 'DataZoneStandard', total]]]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the limit', () => {
  const provisioned = chat(50, 'ProvisionedManaged');
  const batch = chat(1, 'GlobalBatch');
  const unknown = chat(1, 'GlobalStandard', 'gpt-99', '1');

  test.each([
    ['nothing declared', chat(1), '{}', 'none: not declared'],
    ['a limit, before the tier', chat(1), '{ tier: Tier 3, limits: { gpt-5.4: { DataZoneStandard: 7 } } }', 'limits: 7'],
    ['a limit of nothing', chat(1), '{ tier: Tier 3, limits: { gpt-5.4: { DataZoneStandard: 0 } } }', 'limits: 0'],
    ['a limit of another SKU', chat(1), '{ limits: { gpt-5.4: { GlobalStandard: 7 } } }', 'none: not declared'],
    ['a limit of another model', chat(1), '{ tier: Tier 1, limits: { gpt-5: { DataZoneStandard: 7 } } }', 'Tier 1: 300'],
    ['a provisioned limit', provisioned, '{ tier: Tier 3, limits: { gpt-5.4: { ProvisionedManaged: 300 } } }', 'limits: 300'],
    ['a batch limit', batch, '{ limits: { gpt-5.4: { GlobalBatch: 9 } } }', 'limits: 9'],
    ['a limit of an unknown model', unknown, '{ limits: { gpt-99: { GlobalStandard: 3 } } }', 'limits: 3'],
  ])('%s', (_, deployment, quota, expected) => {
    expect(said(deployment, quota)).toEqual([expected]);
  });

  test.each([
    ['thousands of tokens', chat(1), 'Tier 3', 'Tier 3: 1000'],
    ['more for a global SKU', chat(1, 'GlobalStandard'), 'Tier 3', 'Tier 3: 4000'],
    ['an unknown version', chat(1, 'GlobalStandard', 'gpt-5.4', '2030-01-01'), 'Tier 3', 'Tier 3: 4000'],
    ['units of 6,000 tokens', chat(1, 'DataZoneStandard', 'o1', '2024-12-17'), 'Tier 1', 'Tier 1: 100'],
    ['units of 10,000 tokens', chat(1, 'GlobalStandard', 'o3-mini', '2025-01-31'), 'Tier 1', 'Tier 1: 500'],
    ['requests for images', chat(1, 'DataZoneStandard', 'gpt-image-1.5', '2025-12-16'), 'Tier 3', 'Tier 3: 10'],
    ['no such SKU', chat(1, 'Standard'), 'Tier 3', 'unverified: the documentation has no Tier 3 limit for it'],
    ['no such tier', chat(1), 'Tier 0', 'unverified: the documentation has no Tier 0 limit for it'],
    ['an unknown model', unknown, 'Tier 3', 'unverified: the catalogue does not know gpt-99'],
    [
      'a word of JavaScript',
      chat(1, 'Standard', 'toString', '1'),
      'Tier 3',
      'unverified: the catalogue does not know toString',
    ],
    ['provisioned', provisioned, 'Tier 3', 'none: tiers do not cover provisioned SKUs'],
    ['batch', batch, 'Tier 3', 'none: tiers do not cover batch SKUs'],
  ])('by tier, %s', (_, deployment, tier, expected) => {
    expect(said(deployment, `{ tier: ${tier} }`)).toEqual([expected]);
  });

  test('a limit that no deployment uses adds no row', () => {
    const defaults = 'quota: { limits: { gpt-5: { GlobalStandard: 1 }, gpt-5.4: { DataZoneStandard: 2 } } }';
    expect(sums(ledger({ dev: { deployments: { chat: chat(1) } } }, defaults))).toEqual([
      ['11111111', 'swedencentral', 'gpt-5.4', 'DataZoneStandard', 1],
    ]);
  });

  test('the catalogue has the same limit for all versions of a model, so using the largest changes nothing', () => {
    const byModel = new Map<string, Set<string>>();
    for (const { model, quota } of modelVersions())
      byModel.set(model, (byModel.get(model) ?? new Set()).add(JSON.stringify(quota)));
    expect([...byModel].filter(([, quotas]) => quotas.size > 1).map(([model]) => model)).toEqual([]);
  });
});

test.each([
  [99, 1, false],
  [100, 0, false],
  [101, -1, true],
])('of 100 units, %i leave %i', (used, left, exceeded) => {
  const row = { used, allowance: { origin: 'limits', units: 100 } } as const;
  expect([headRoom(row), isExceeded(row)]).toEqual([left, exceeded]);
});

test('an unknown limit has no units left and is never exceeded', () => {
  const row = { used: 1_000_000, allowance: { origin: 'none', reason: 'not declared' } } as const;
  expect([headRoom(row), isExceeded(row)]).toEqual([undefined, false]);
});
