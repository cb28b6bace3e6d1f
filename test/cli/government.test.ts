import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { commandAsync } from '../support/command';
import { TODAY } from '../support/root';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'government-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const init = (...args: string[]) => commandAsync('init', folder, '--no-install', '--yes', '--today', TODAY, ...args);
const add = (...args: string[]) => commandAsync('add', ...args, '--project', folder, '--today', TODAY);
const environment = (name: string): unknown => parse(readFileSync(path.join(folder, `environments/${name}.yaml`), 'utf8'));

test.each([
  [['--cloud', 'usgovernment'], 'usgovvirginia'],
  [['--residency', 'USGov'], 'usgovvirginia'],
  [['--region', 'usgovarizona'], 'usgovarizona'],
])('from %j, init writes an environment in Azure Government without problems', async (args, region) => {
  expect(await init(...args)).toMatchObject({ status: 0, stderr: expect.not.stringContaining('error') as string });
  expect(environment('dev')).toMatchObject({
    cloud: 'usgovernment',
    residency: { dataZone: 'USGov' },
    deployments: { chat: { sku: 'DataZoneStandard' } },
    regions: { [region]: {} },
  });
  const stack = readFileSync(path.join(folder, `generated/dev/${region}/cdk.tf.json`), 'utf8');
  expect(stack.match(/"environment": "usgovernment"/g)).toHaveLength(2);
  expect(stack).not.toMatch(/azure\.com|azure\.net|microsoftonline\.com/);
});

test('init writes no cloud for the public one', async () => {
  expect((await init('--cloud', 'public')).status).toBe(0);
  expect(environment('dev')).not.toHaveProperty('cloud');
});

test.each([
  [
    ['--cloud', 'usgovernment', '--region', 'swedencentral'],
    'swedencentral: in the public cloud, not in Azure Government; choose others, or write --cloud public',
  ],
  [
    ['--cloud', 'usgovernment', '--residency', 'global'],
    'global: in the public cloud, not in Azure Government; choose others, or write --cloud public',
  ],
  [
    ['--residency', 'EU', '--region', 'usgovvirginia'],
    'usgovvirginia and EU are not in the same cloud: choose the regions and the residency of one cloud',
  ],
  [
    ['--cloud', 'public', '--region', 'swedencentral', '--region', 'usgovvirginia'],
    'swedencentral and usgovvirginia are not in the same cloud: choose the regions and the residency of one cloud',
  ],
])('init with %j is a usage error', async (args, message) => {
  expect(await init(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as string });
});

test('add works in Azure Government: a region, a deployment, an environment', async () => {
  await init('--cloud', 'usgovernment');
  expect((await add('region', 'usgovarizona', '--environment', 'dev')).status).toBe(0);
  expect((await add('deployment', 'small', '--environment', 'dev', '--model', 'gpt-5.1')).status).toBe(0);
  expect(environment('dev')).toMatchObject({
    homeRegion: 'usgovvirginia',
    deployments: { small: { sku: 'DataZoneStandard' } },
    regions: { usgovarizona: {}, usgovvirginia: {} },
  });
  const test = ['environment', 'test', '--workload', 'triage', '--subscription', '33333333-3333-3333-3333-333333333333'];
  const model = ['--model', 'gpt-5.1'];
  expect((await add(...test, ...model, '--residency', 'region', '--cloud', 'public', '--region', 'usgovarizona')).status).toBe(
    2,
  );
  expect((await add(...test, ...model, '--residency', 'USGov', '--region', 'usgovarizona')).status).toBe(0);
  expect(environment('test')).toMatchObject({ cloud: 'usgovernment', regions: { usgovarizona: {} } });
});
