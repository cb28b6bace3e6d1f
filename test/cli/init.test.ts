import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { queryCatalog } from '../../lib/catalog/query';
import { offers } from '../../cli/init/answers';
import { readProject } from '../../lib/resolve/read-project';
import { problemsOf } from '../support/project';
import { ROOT, TODAY } from '../support/root';
import { node } from '../support/synth';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'init-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const init = (...args: string[]) => node('init', ['--no-install', '--today', TODAY, ...args], { cwd: folder });
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const manifest = () => JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

test('with --yes, writes a repository whose Terraform is current and whose environment has no problems', () => {
  const { status, stdout } = init('--yes');
  expect([status, stdout]).toEqual([0, expect.stringContaining('added environments/dev.yaml\n')]);
  for (const file of stdout.matchAll(/^added (.*)$/gm)) expect(existsSync(path.join(folder, file[1] ?? ''))).toBe(true);
  expect(readProject(folder).stamps.map(({ value: { id } }) => id)).toEqual(['dev-swedencentral']);
  expect(node('check', ['--today', TODAY], { cwd: folder })).toMatchObject({
    status: 0,
    stdout: '1 stamp checked: no problems.\n',
  });
  rmSync(path.join(folder, 'main.ts')); // it imports the package, which is not installed here
  expect(node('synth', ['--check', '--today', TODAY], { cwd: folder })).toMatchObject({ status: 0 });
});

test('pins the tools and libraries in the versions that the kit is tested with', () => {
  init('--yes');
  const own = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as typeof manifest extends () => infer M
    ? M
    : never;
  const { dependencies = {}, devDependencies = {} } = manifest();
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([name, version]).toEqual([name, name === 'azure-openai-stamps' ? own['version'] : own['devDependencies']?.[name]]);
  expect(Object.keys(dependencies)).toEqual(['@cdktf/provider-azurerm', 'azure-openai-stamps', 'cdktf', 'constructs']);
});

test('uses the answers of the command line, and the same ones give the same files', () => {
  const args = ['--yes', '--environment', 'prod', '--workload', 'triage', '--residency', 'Sweden', '--region', 'swedencentral'];
  const state = ['--state', 'rg-tfstate/sttfstateprod/tfstate', '--subscription', '22222222-2222-2222-2222-222222222222'];
  expect(init(...args, ...state).status).toBe(0);
  const text = read('environments/prod.yaml');
  expect(text).toContain('subscriptionId: 22222222-2222-2222-2222-222222222222\nresidency: { geography: Sweden }');
  expect(text).toContain('state: { resourceGroup: rg-tfstate, storageAccount: sttfstateprod, container: tfstate }');
  expect(text).toMatch(/chat: \{ model: [\w.-]+, version: "[\d-]+", sku: Standard, capacity: 10 \}/);
  const again = mkdtempSync(path.join(tmpdir(), 'init-'));
  expect(node('init', ['--no-install', '--today', TODAY, ...args, ...state], { cwd: again }).status).toBe(0);
  for (const file of ['environments/prod.yaml', 'generated/prod/swedencentral/cdk.tf.json', 'test/environments.test.ts'])
    expect(readFileSync(path.join(again, file), 'utf8')).toBe(read(file));
  rmSync(again, { recursive: true });
});

test('several regions share a home region, and have networks that do not overlap', () => {
  expect(init('--yes', '--region', 'swedencentral', '--region', 'germanywestcentral').status).toBe(0);
  expect(read('environments/dev.yaml')).toContain('homeRegion: swedencentral');
  expect(problemsOf({ dev: read('environments/dev.yaml') })).toEqual([]);
});

test('depends on the kit that is given, and the README upgrades it from the same source', () => {
  writeFileSync(path.join(folder, 'kit.tgz'), '');
  const upgrade = (at: string) => /^\| Upgrade the kit +\| `(.*?)` /m.exec(read(path.join(at, 'README.md')))?.[1];
  for (const [at, kit, dependency, command] of [
    ['one', './kit.tgz', 'file:../kit.tgz', 'npm install --save-exact <path or URL of the new tarball> && npx stamps synth'],
    ['two', '0.1.9', '0.1.9', 'npm install --save-exact azure-openai-stamps@latest && npx stamps synth'],
  ] as const) {
    expect(init(at, '--yes', '--kit', kit).status).toBe(0);
    const { dependencies } = JSON.parse(read(path.join(at, 'package.json'))) as { dependencies: Record<string, string> };
    expect([dependencies['azure-openai-stamps'], upgrade(at)]).toEqual([dependency, command]);
  }
});

test('the README has a table with aligned columns, and links every first stamp', () => {
  expect(
    init('--yes', '--environment', 'production-europe', '--region', 'swedencentral', '--region', 'germanywestcentral').status,
  ).toBe(0);
  const rows = read('README.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect([rows.length, new Set(rows.map((row) => row.length)).size]).toEqual([10, 1]);
  expect(read('README.md')).toContain(
    'The first stamps are production-europe in swedencentral and germanywestcentral. Their pages are [production-europe/swedencentral](generated/production-europe/swedencentral/README.md) and [production-europe/germanywestcentral](generated/production-europe/germanywestcentral/README.md).\n',
  );
});

test('overwrites nothing, and names what is in the way', () => {
  writeFileSync(path.join(folder, 'main.ts'), '// mine');
  expect(init('--yes')).toEqual({
    ...{ status: 1, stdout: '' },
    stderr:
      'init: nothing was written, because these files exist already:\n  main.ts\nChoose an empty folder, or move them away.\n',
  });
  expect([read('main.ts'), existsSync(path.join(folder, 'package.json'))]).toEqual(['// mine', false]);
});

test('completes an existing package.json, and keeps what it contains', () => {
  const existing = { name: 'ours', scripts: { test: 'ours' }, dependencies: { 'azure-openai-stamps': 'file:kit.tgz' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(existing));
  expect(init('--yes').status).toBe(0);
  expect(manifest()).toMatchObject({ ...existing, scripts: { test: 'ours', synth: 'stamps synth' } });
});

test('with --cdktn, cdktn takes the place of cdktf everywhere', () => {
  expect(init('--yes', '--cdktn').status).toBe(0);
  expect(manifest()).toMatchObject({
    dependencies: { cdktf: expect.stringMatching(/^npm:cdktn@/) as string },
    overrides: { cdktf: '$cdktf' },
  });
});

test.each([
  [['--yes', '--region', 'swedncentral'], 2, "did you mean 'swedencentral'?"],
  [['--yes', '--residency', 'Mars'], 2, 'Write one of: region, global, APAC, EU, US, '],
  [['--yes', '--model', 'gpt-99'], 2, "the catalogue does not have the model 'gpt-99'"],
  [
    ['--yes', '--model', 'gpt-5.4', '--region', 'westus'],
    1,
    'the catalogue has no generally available version of gpt-5.4 in westus',
  ],
  [['--yes', '--model', 'text-embedding-3-large'], 1, 'text-embedding-3-large is not a chat model'],
  [['--yes', '--kit', 'banana'], 2, 'It is not a version or URL, and there is no such file.'],
  [
    ['--yes', '--kit', './nope.tgz'],
    2,
    "argument './nope.tgz' is invalid. It is not a version or URL, and there is no such file.",
  ],
  [['--yes', '--subscription', 'mine'], 2, 'It is not the ID of a subscription'],
  [['--yes', '--environment', 'Prod!'], 2, 'Use at most 20 lower-case letters, digits and single hyphens'],
  [['--yes', '--environment', 'defaults'], 2, 'The names state and defaults are reserved.'],
  [['--yes', '--workload', 'a--b'], 2, 'Use at most 24 lower-case letters, digits and single hyphens'],
  [['--yes', '--state', 'tfstate'], 2, 'Write three names: resourceGroup/storageAccount/container.'],
  [['--yes', '--region', 'westus', '--residency', 'EU'], 1, 'the catalogue has no chat model in westus that is paid by use'],
  [[], 2, 'without a terminal, init cannot ask for anything: add --yes'],
])('refuses %j, and writes nothing', (args, code, message) => {
  const { status, stderr } = init(...args);
  expect([status, stderr]).toEqual([code, expect.stringContaining(message)]);
  expect(existsSync(path.join(folder, 'package.json'))).toBe(false);
});

test('offers only models that every region has within the residency, the one that retires last first', () => {
  const offered = offers(['swedencentral', 'germanywestcentral'], { dataZone: 'EU' }, TODAY);
  const dates = offered.map(({ model, version, sku }) => {
    const { rows } = queryCatalog({ models: [model], skus: [sku], regions: ['swedencentral', 'germanywestcentral'] });
    const row = rows.find((each) => each.version === version);
    expect(row?.places?.[sku]).toEqual(expect.arrayContaining(['swedencentral', 'germanywestcentral']));
    return row?.retirementDate ?? '';
  });
  expect(offered.length).toBeGreaterThan(3);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(new Set(offered.map(({ sku }) => sku))).not.toContain('GlobalStandard');
});
