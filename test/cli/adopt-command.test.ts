import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keysOn, ownFilters } from '../support/azure/adopted-accounts';
import { idOf, serve } from '../support/azure/fake-account';
import { TOKEN } from '../support/azure/client';
import type { LocalIdentity } from '../support/azure/managed-identity';
import { localIdentity } from '../support/azure/managed-identity';
import { FakeResourceManager } from '../support/azure/resource-manager';
import { ROOT, TODAY } from '../support/root';
import { stamps } from '../support/stamps';

// The command runs in a process of its own, because only that trusts the certificate of the local Azure.
jest.setTimeout(60_000);

let [azure, identity, project]: [FakeResourceManager?, LocalIdentity?, string?] = [];
beforeAll(async () => {
  azure = await FakeResourceManager.start();
  serve(azure, keysOn);
  identity = await localIdentity();
  project = mkdtempSync(path.join(tmpdir(), 'project-'));
  mkdirSync(path.join(project, 'environments'));
  writeFileSync(path.join(project, 'ca.pem'), azure.ca);
});
afterAll(async () => {
  await azure?.close();
  await identity?.close();
  rmSync(project ?? '', { recursive: true, force: true });
});

const folder = () => project ?? '';

function adopt(...args: readonly string[]) {
  const common = ['--project', folder(), '--endpoint', azure?.endpoint ?? '', '--today', TODAY];
  const env = { ...process.env, ...identity?.environment, NODE_EXTRA_CA_CERTS: path.join(folder(), 'ca.pem') };
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn('node', ['bin/stamps.mjs', 'adopt', ...common, ...args], { cwd: ROOT, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

const NAMED = [idOf(keysOn), '--environment', 'legacy', '--workload', 'assistants'];

test('the files are shown, written once, and accepted by check and synth', async () => {
  const shown = await adopt(...NAMED, '--dry-run');
  expect({ status: shown.status, stderr: shown.stderr }).toEqual({ status: 0, stderr: '' });
  expect(shown.stdout).toContain('--- environments/legacy.yaml\n# yaml-language-server');
  expect(readdirSync(path.join(folder(), 'environments'))).toEqual([]);

  const written = await adopt(...NAMED);
  expect({ status: written.status, stderr: written.stderr }).toEqual({ status: 0, stderr: '' });
  expect(written.stdout).toContain(
    `${idOf(keysOn)}: 4 resources to import.\n\nThe apply changes:\n  local authentication: it is on`,
  );
  expect(written.stdout).toContain('added environments/legacy.yaml\nNext:');
  expect(written.stdout).not.toContain(TOKEN);
  expect(new Set(azure?.requests.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));

  const args = ['--project', folder(), '--today', TODAY] as const;
  expect(await stamps('check', ...args)).toMatchObject({ status: 0, stdout: '1 stamp checked: no problems.\n' });
  expect(await stamps('synth', ...args)).toMatchObject({ status: 0 });
  expect(await stamps('synth', '--check', ...args)).toMatchObject({ status: 0 });
  const page = readFileSync(path.join(folder(), 'generated/legacy/swedencentral/README.md'), 'utf8');
  expect(page).toContain('adopt_override.tf.json');
});

test('files that exist stay, unless they are to be replaced', async () => {
  const file = path.join(folder(), 'environments/legacy.yaml');
  writeFileSync(file, 'mine\n');
  const { status, stderr } = await adopt(...NAMED);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'adopt: environments/legacy.yaml exists already: choose another --environment, or replace it with --force\n',
  });
  expect(readFileSync(file, 'utf8')).toBe('mine\n');
});

test('an environment with errors is not written, and its settings are shown on request', async () => {
  if (azure) serve(azure, ownFilters);
  writeFileSync(path.join(folder(), 'environments/defaults.yaml'), 'filterFloor: { harms: { violence: medium-and-above } }\n');
  const args = [idOf(ownFilters), '--environment', 'filters', '--workload', 'assistants'];
  const refused = await adopt(...args);
  expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('Nothing was written: the environment would have the errors above.');
  const shown = await adopt(...args, '--dry-run');
  expect(shown.status).toBe(1);
  expect(shown.stdout).toContain('environment: filters\n');
  expect(readdirSync(path.join(folder(), 'environments')).sort()).toEqual(['defaults.yaml', 'legacy.yaml']);
});

test.each([
  [['oai-keys'], 'give the ID of an account or of a resource group'],
  [[idOf(keysOn)], 'name the environment to write with --environment'],
  [[idOf(keysOn), '--environment', 'Legacy'], 'Use lower-case words joined by hyphens.'],
  [[idOf(keysOn), '--plan', 'plan.json'], '--plan checks a plan, and needs no ID'],
  [[idOf(keysOn), '--environment', 'other'], 'environments/defaults.yaml has no workload'],
])('%j is a usage error', async (args, message) => {
  const empty = mkdtempSync(path.join(tmpdir(), 'project-'));
  const { status, stderr } = await inProcess('--project', empty, ...args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) as unknown });
  expect(existsSync(path.join(empty, 'environments'))).toBe(false);
});

const REPLACED = {
  ...{ format_version: '1.2', planned_values: {} },
  resource_changes: [
    {
      ...{ address: 'azurerm_private_endpoint.e\u001b[31m', mode: 'managed', type: 'azurerm_private_endpoint' },
      change: { actions: ['delete', 'create'], importing: { id: 'x' }, replace_paths: [['subnet_id']], before: {}, after: {} },
    },
  ],
};

test('a plan that replaces something is refused, with the attribute', async () => {
  const file = path.join(folder(), 'plan.json');
  writeFileSync(file, JSON.stringify(REPLACED));
  const { status, stdout } = await inProcess('--plan', file);
  expect(status).toBe(1);
  expect(stdout).toContain(
    'The plan would destroy or replace:\n  azurerm_private_endpoint.e\\u{1b}[31m (replaced): subnet_id\n',
  );
  writeFileSync(file, JSON.stringify({ ...REPLACED, resource_changes: [] }));
  expect(await inProcess('--plan', file, '--json')).toMatchObject({
    status: 0,
    stdout: '{\n  "safe": true,\n  "resources": []\n}\n',
  });
  writeFileSync(file, '{}');
  expect(await inProcess('--plan', file)).toMatchObject({
    status: 1,
    stderr: `adopt: ${file} cannot be read: it is not the output of \`terraform show -json\` for a saved plan\n`,
  });
});

test('a state of another configuration shows what it must forget', async () => {
  const file = path.join(folder(), 'state.json');
  const resources = [{ address: 'azurerm_cognitive_account.mine', mode: 'managed', values: { id: idOf(keysOn) } }];
  writeFileSync(file, JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } }));
  const args = ['--project', folder(), '--environment', 'legacy', '--state', file];
  const { status, stdout } = await inProcess(...args);
  expect(status).toBe(0);
  expect(stdout).toContain('  azurerm_cognitive_account.mine -> azurerm_cognitive_account.account\n');
  expect(stdout).toContain('"from": "azurerm_cognitive_account.mine",\n      "lifecycle": {\n        "destroy": false');
  writeFileSync(file, JSON.stringify({ format_version: '1.0', values: { root_module: { resources: [] } } }));
  expect(await inProcess(...args)).toMatchObject({
    status: 1,
    stdout: 'The state has nothing that the environment imports.\n',
  });
  expect(await inProcess('--project', folder(), '--environment', 'other', '--state', file)).toMatchObject({
    status: 1,
    stderr: 'adopt: generated/other has no adopt.tf.json: adopt the account first\n',
  });
});

/** Commander keeps the options of a former run, so each run loads the command again. */
async function inProcess(...args: readonly string[]) {
  let ran = { status: -1, stdout: '', stderr: '' };
  await jest.isolateModulesAsync(async () => {
    const fresh = await import('../support/stamps');
    ran = await fresh.stamps('adopt', ...args);
  });
  return ran;
}
