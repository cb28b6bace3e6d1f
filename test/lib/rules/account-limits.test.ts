import { accountLimits } from '../../../lib/rules/account-limits';
import { fleetOf } from '../../support/project';
import { TODAY } from '../../support/root';

const SUBSCRIPTION = '11111111-1111-1111-1111-aaaaaaaaaaaa';

const times = <T>(count: number, make: (position: number) => T) => Array.from({ length: count }, (_, i) => make(i + 1));
const number = (position: number) => String(position).padStart(2, '0');

const environment = (
  name: string,
  deployments: readonly string[] = [],
  subscription = SUBSCRIPTION,
  region = 'swedencentral',
) =>
  `environment: ${name}
workload: assistants
subscriptionId: ${subscription}
residency: { dataZone: EU }
deployments: { ${deployments.join(', ')} }
regions: { ${region}: { network: { addressSpace: 10.0.0.0/24 } } }
`;

const deployments = (count: number, sku: string) =>
  times(count, (i) => `${sku}-${number(i)}: { model: gpt-5.4, version: "2026-03-05", sku: ${sku}, capacity: 50 }`);

const accounts = (count: number, make: (name: string, position: number) => string = (name) => environment(name)) =>
  Object.fromEntries(times(count, (i) => [`e-${number(i)}`, make(`e-${number(i)}`, i)]));

function found(files: Readonly<Record<string, string>>) {
  const fleet = fleetOf(files);
  expect(fleet.problems).toEqual([]);
  return accountLimits.check(fleet, { today: TODAY });
}

test('more than 32 deployments that are billed by use are a warning, because only regional ones surely count', () => {
  const some = [
    ...deployments(10, 'DataZoneStandard'),
    ...deployments(11, 'GlobalStandard'),
    ...deployments(11, 'Standard'),
    ...deployments(20, 'ProvisionedManaged'),
    ...deployments(20, 'GlobalBatch'),
  ];
  expect(found({ dev: environment('dev', some) })).toEqual([]);
  expect(
    found({ dev: environment('dev', [...some, ...deployments(2, 'DataZoneStandard').map((text) => `more-${text}`)]) }),
  ).toEqual([
    {
      severity: 'warning',
      message:
        'unverified: dev-swedencentral has 34 deployments with Standard, DataZoneStandard and GlobalStandard; the limit per account is 32, and the documentation does not say whether it includes data zone and global ones',
      help: 'remove 2, or move them to another stamp; if Azure has granted more, declare it in environments/defaults.yaml: quota: { deploymentsPerAccount: 34 }',
      location: { file: 'environments/dev.yaml', line: 5, column: 1, length: 'deployments'.length },
      subject: { environment: 'dev', stamp: 'swedencentral', name: 'deployments' },
    },
  ]);
});

test('an account can have 32 regional deployments, or as many as the organisation declares', () => {
  const some = (count: number) => ({ dev: environment('dev', deployments(count, 'Standard')) });
  const declared = { defaults: 'quota: { deploymentsPerAccount: 40, accountsPerRegion: 1 }\n' };
  expect(found(some(32))).toEqual([]);
  expect(found(some(33)).map(({ severity, message }) => [severity, message])).toEqual([
    [undefined, 'dev-swedencentral has 33 deployments with Standard; the limit per account is 32'],
  ]);
  expect(found({ ...declared, ...some(40) })).toEqual([]);
  expect(found({ ...declared, ...some(41) })).toHaveLength(1);
  expect(found({ ...declared, ...some(1), test: environment('test') })).toHaveLength(1);
});

test('every account is counted separately', () => {
  const files = Object.fromEntries(['dev', 'test'].map((name) => [name, environment(name, deployments(32, 'Standard'))]));
  expect(found(files)).toEqual([]);
});

test('a subscription can have 30 accounts in a region, regardless of the case of its ID', () => {
  const spelled = (name: string, position: number) =>
    environment(name, [], position % 2 === 0 ? SUBSCRIPTION.toUpperCase() : SUBSCRIPTION);
  expect(found(accounts(30, spelled))).toEqual([]);
  expect(found(accounts(32, spelled))).toEqual([
    {
      message: `the subscription ${SUBSCRIPTION} has 32 accounts in swedencentral; the limit per region is 30`,
      help: 'move 2 to another subscription or region, such as e-31-swedencentral, e-32-swedencentral; if Azure has granted more, declare it in environments/defaults.yaml: quota: { accountsPerRegion: 32 }',
      location: { file: 'environments/e-31.yaml', line: 3, column: 17, length: 36 },
      subject: { environment: 'e-31', stamp: 'swedencentral', name: 'subscriptionId' },
    },
  ]);
});

test('other regions and subscriptions have separate limits', () => {
  expect(
    found(accounts(60, (name, i) => environment(name, [], SUBSCRIPTION, i > 30 ? 'francecentral' : 'swedencentral'))),
  ).toEqual([]);
  expect(
    found(accounts(60, (name, i) => environment(name, [], i > 30 ? SUBSCRIPTION.replace(/^1/, '2') : SUBSCRIPTION))),
  ).toEqual([]);
});

test('the finding is the same for every order of files', () => {
  const files = Object.fromEntries(Object.entries(accounts(31)).reverse());
  expect(found(files).map(({ location }) => location.file)).toEqual(['environments/e-31.yaml']);
});

test('it can be waived, because Azure can raise its limits', () => {
  expect([accountLimits.id, accountLimits.waivable]).toEqual(['quota/account', true]);
});
