import fc from 'fast-check';
import type { Fleet } from '../../../lib/fleet/fleet';
import { quota } from '../../../lib/rules/quota';
import { fleetOf } from '../../support/project';
import { TODAY } from '../../support/root';

const environment = (name: string, deployments: string, more = '') => `
environment: ${name}
workload: assistants
subscriptionId: 11111111-1111-1111-1111-111111111111
residency: { dataZone: EU }
deployments: { ${deployments} }
regions:
  swedencentral: { network: { addressSpace: 10.0.0.0/24 }${more} }
`;

const deployment = (key: string, capacity: number, sku = 'DataZoneStandard') =>
  `${key}: { model: gpt-5.4, version: "2026-03-05", sku: ${sku}, capacity: ${capacity} }`;

const check = (fleet: Fleet) => quota.check(fleet, { today: TODAY });
const found = (files: Readonly<Record<string, string>>) => check(fleetOf(files));

const LIMIT_100 = 'quota: { limits: { gpt-5.4: { DataZoneStandard: 100 } } }';

test('nothing is reported without a declaration, up to the limit, or for another SKU', () => {
  expect(found({ dev: environment('dev', deployment('chat', 1_000_000)) })).toEqual([]);
  expect(found({ defaults: LIMIT_100, dev: environment('dev', deployment('chat', 100)) })).toEqual([]);
  expect(found({ defaults: LIMIT_100, dev: environment('dev', deployment('chat', 500, 'ProvisionedManaged')) })).toEqual([]);
  expect(found({ defaults: 'quota: { tier: Tier 1 }', dev: environment('dev', deployment('chat', 300)) })).toEqual([]);
});

test('a sum over the limit is reported at the largest deployment, with all deployments in it', () => {
  const files = {
    defaults: LIMIT_100,
    dev: environment('dev', deployment('chat', 40)),
    test: environment('test', `${deployment('chat', 60)}, ${deployment('drafts', 1)}`),
  };
  expect(found(files)).toEqual([
    {
      message:
        'subscription 11111111-1111-1111-1111-111111111111 has 100 units of gpt-5.4 as DataZoneStandard in swedencentral ' +
        '(quota.limits), and 101 are used: chat of test-swedencentral (60), chat of dev-swedencentral (40), drafts of test-swedencentral (1)',
      help: 'reduce capacity by 1; or, once Azure has granted more, raise quota.limits in environments/defaults.yaml',
      location: { file: 'environments/test.yaml', line: 6, column: 96, length: 2 },
      subject: { environment: 'test', stamp: 'swedencentral', name: 'deployments.chat' },
    },
  ]);
});

test('a sum over the limit of a tier explains how to declare a granted quota', () => {
  const files = { defaults: 'quota: { tier: Tier 3 }', dev: environment('dev', deployment('chat', 2500)) };
  expect(found(files).map(({ message, help }) => [message, help])).toEqual([
    [
      'subscription 11111111-1111-1111-1111-111111111111 has 1,000 units of gpt-5.4 as DataZoneStandard in swedencentral (Tier 3), ' +
        'and 2,500 are used: chat of dev-swedencentral (2,500)',
      'reduce capacity by 1,500; or, if Azure has granted more than Tier 3, declare the granted quota in environments/defaults.yaml: ' +
        'quota: { limits: { gpt-5.4: { DataZoneStandard: 2500 } } }',
    ],
  ]);
});

test('a sum is reported at the region that changes the capacity', () => {
  const more = ', deployments: { chat: { capacity: 101 } }';
  const [finding] = found({ defaults: LIMIT_100, dev: environment('dev', deployment('chat', 1), more) });
  expect(finding?.location).toEqual({ file: 'environments/dev.yaml', line: 8, column: 93, length: 3 });
});

test('every exceeded quota is reported', () => {
  const defaults = 'quota: { limits: { gpt-5.4: { DataZoneStandard: 1, ProvisionedManaged: 50 } } }';
  const dev = environment('dev', `${deployment('chat', 2)}, ${deployment('fast', 100, 'ProvisionedManaged')}`);
  expect(found({ defaults, dev }).map(({ subject }) => subject?.name)).toEqual(['deployments.chat', 'deployments.fast']);
});

test('among deployments of equal size, it is reported at the first by name, regardless of the order of files', () => {
  const names = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 3 }), (some) => {
      const files = some.map((name): [string, string] => [
        name,
        environment(name, `${deployment('z', 50)}, ${deployment('y', 50)}`),
      ]);
      const [first = ''] = [...some].sort();
      expect(found({ defaults: LIMIT_100, ...Object.fromEntries(files) }).map(({ subject }) => subject)).toEqual([
        { environment: first, stamp: 'swedencentral', name: 'deployments.y' },
      ]);
    }),
    { numRuns: 30 },
  );
});

test('it cannot be waived: Azure rejects what exceeds a quota', () => {
  expect([quota.id, quota.waivable]).toEqual(['quota/exceeded', false]);
});
