import { existsSync, rmSync } from 'node:fs';
import { parse } from 'yaml';
import { problemsOf } from '../support/project';
import { DEFAULTS, inserted, PROD, projectForAdd } from '../support/project-for-add';

const { add, fileOf, read, write } = projectForAdd();

describe('stamps add deployment', () => {
  test('takes the version and the deployment type from the catalogue, within the residency', async () => {
    const { status } = await add('deployment', 'small', '--environment', 'prod', '--model', 'gpt-5.4-mini');
    expect(status).toBe(0);
    expect(inserted(PROD, read('prod'))).toEqual([
      '  small: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 10 }',
    ]);
  });

  test('takes what is given, for one region', async () => {
    const { status } = await add(
      ...['deployment', 'big', '--environment', 'prod', '--region', 'swedencentral', '--model', 'gpt-5.4', '--sku'],
      ...['DataZoneProvisionedManaged', '--filter', 'Microsoft.DefaultV2'],
    );
    expect(status).toBe(0);
    const { regions } = parse(read('prod')) as { regions: { swedencentral: { deployments: { big: { capacity: number } } } } };
    expect(regions.swedencentral.deployments.big).toEqual({
      model: 'gpt-5.4',
      version: '2026-03-05',
      sku: 'DataZoneProvisionedManaged',
      capacity: 15,
      contentFilter: 'Microsoft.DefaultV2',
    });
  });

  test.each([
    [
      'a key that exists',
      ['chat', '--model', 'gpt-5.4'],
      1,
      "add: prod has the deployment 'chat' already: environments/prod.yaml:6\n",
    ],
    [
      'a deployment type that leaves the residency',
      ['x', '--model', 'gpt-5.4', '--version', '2026-03-05', '--sku', 'GlobalStandard'],
      1,
      'error residency/processing',
    ],
    [
      'a deployment type that leaves the residency, without a version',
      ['x', '--model', 'gpt-5.4', '--sku', 'GlobalStandard'],
      1,
      'add: GlobalStandard in swedencentral may process prompts in any Azure region; the residency allows only the EU data zone\n',
    ],
    [
      'a version that does not exist',
      ['x', '--model', 'gpt-5.4', '--version', '1'],
      2,
      "add: the catalogue does not have the version '1' of gpt-5.4: write 2026-03-05 (to use it although the catalogue does not have it, add --sku)\n",
    ],
    [
      'a model that does not fit',
      ['x', '--model', 'gpt-4o'],
      1,
      'add: the catalogue has no generally available version of gpt-4o in swedencentral that is paid by use and stays within the residency (only the EU data zone): see npx stamps models --model gpt-4o\n',
    ],
    ['an unknown filter', ['x', '--model', 'gpt-5.4', '--filter', 'none'], 1, 'Nothing was written'],
    ['a misspelled model', ['x', '--model', 'gpt-5.4-mimi'], 2, "did you mean 'gpt-5.4-mini'?"],
    ['no model', ['x'], 2, 'add: missing: --model <name>. Without a terminal, the command cannot ask for it\n'],
    [
      'a region that it does not have',
      ['x', '--model', 'gpt-5.4', '--region', 'francecentral'],
      2,
      'prod has no region francecentral',
    ],
    ['a key with a space', ['a b', '--model', 'gpt-5.4'], 2, 'Use 1 to 64 letters'],
  ])('refuses %s', async (_, args, code, words) => {
    const { status, stdout, stderr } = await add('deployment', ...args, '--environment', 'prod');
    expect([status, stdout, stderr]).toEqual([code, '', expect.stringContaining(words)]);
    expect(read('prod')).toBe(PROD);
  });

  test('refuses a key that the defaults have', async () => {
    write(
      'defaults',
      `${DEFAULTS}deployments:\n  small: { model: gpt-5.4-mini, version: "2026-03-17", sku: DataZoneStandard, capacity: 1 }\n`,
    );
    const { status, stderr } = await add('deployment', 'small', '--environment', 'prod', '--model', 'gpt-5.4');
    expect([status, stderr]).toEqual([1, "add: prod has the deployment 'small' already: environments/defaults.yaml:4\n"]);
  });
});

describe('stamps add environment', () => {
  const SUBSCRIPTION = ['--subscription', '33333333-3333-3333-3333-333333333333'];

  test('leaves out what the defaults set', async () => {
    const args = ['environment', 'test', ...SUBSCRIPTION, '--region', 'francecentral', '--model', 'gpt-5.4'];
    expect((await add(...args, '--dry-run')).status).toBe(0);
    expect(existsSync(fileOf('test'))).toBe(false);
    const { status, stdout } = await add(...args);
    expect([status, stdout]).toEqual([0, expect.stringContaining('added environments/test.yaml\nNext: npx stamps synth\n')]);
    expect(parse(read('test'))).toEqual({
      environment: 'test',
      subscriptionId: '33333333-3333-3333-3333-333333333333',
      deployments: { chat: { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard', capacity: 10 } },
      access: {},
      regions: { francecentral: { network: { addressSpace: '10.20.0.128/25' } } },
    });
  });

  test('writes everything without defaults, and each region its own addresses', async () => {
    rmSync(fileOf('defaults'));
    rmSync(fileOf('prod'));
    const { status, stderr } = await add(
      ...['environment', 'test', ...SUBSCRIPTION, '--workload', 'chat', '--residency', 'EU', '--model', 'gpt-5.4'],
      ...['--region', 'swedencentral', '--region', 'francecentral', '--state', 'rg/sttest/tfstate'],
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(parse(read('test'))).toMatchObject({
      workload: 'chat',
      residency: { dataZone: 'EU' },
      homeRegion: 'swedencentral',
      state: { resourceGroup: 'rg', storageAccount: 'sttest', container: 'tfstate' },
      regions: {
        swedencentral: { network: { addressSpace: '10.10.0.0/24' } },
        francecentral: { network: { addressSpace: '10.10.1.0/24' } },
      },
    });
    expect(problemsOf({ test: read('test') })).toEqual([]);
  });

  test.each([
    [
      'an environment that exists',
      ['prod', '--region', 'francecentral', '--model', 'gpt-5.4'],
      1,
      'The environment exists already: environments/prod.yaml',
    ],
    [
      'a name that is reserved',
      ['state', '--region', 'francecentral', '--model', 'gpt-5.4'],
      2,
      'state and defaults are reserved',
    ],
    [
      'a model that does not fit',
      ['test', '--region', 'westus', '--model', 'gpt-5.4'],
      1,
      'add: the catalogue has no generally available version of gpt-5.4 in westus that is paid by use and stays within the residency',
    ],
    [
      'a model that is not for chats',
      ['test', '--region', 'swedencentral', '--model', 'text-embedding-3-large'],
      1,
      'is not a chat model',
    ],
    ['missing options', [], 2, 'add: missing: <name>, --region <name>, --model <name>.'],
  ])('refuses %s', async (_, args, code, words) => {
    const { status, stderr } = await add('environment', ...args, ...SUBSCRIPTION);
    expect([status, stderr]).toEqual([code, expect.stringContaining(words)]);
    expect(read('prod')).toBe(PROD);
  });
});
