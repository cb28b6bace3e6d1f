import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root';

const CONFIGURATION = {
  provider: { azurerm: [{ subscription_id: '1' }] },
  resource: { azurerm_resource_group: { resource_group: { name: 'rg' } } },
};

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('node', ['bin/stamps.mjs', command, ...args], { cwd: ROOT, encoding: 'utf8' });
  return { status, stdout, stderr };
};

const project = mkdtempSync(path.join(tmpdir(), 'ids-'));

beforeAll(() => {
  for (const part of ['environment', 'swedencentral']) {
    const folder = path.join(project, 'generated/prod', part);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'cdk.tf.json'), JSON.stringify(CONFIGURATION));
  }
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

test('prints the import IDs of a stack', () => {
  const { status, stdout } = run('ids', 'prod-environment', '--format', 'json', '--project', project);
  expect(run('ids', 'prod-environment', '--json', '--project', project).stdout).toBe(stdout);
  expect(run('ids', 'generated/prod/environment/', '--json', '--project', project).stdout).toBe(stdout);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    resources: [{ address: 'azurerm_resource_group.resource_group', id: '/subscriptions/1/resourceGroups/rg' }],
    without: [],
  });
});

test.each(['ids', 'recover'])('%s suggests the stack that was meant', (command) => {
  const message = `${command}: unknown stack 'prod-sweden': did you mean 'prod-swedencentral'?`;
  const { status, stderr } = run(command, 'prod-sweden', '--project', project);
  expect([status, stderr]).toEqual([2, `${message}\n(use --help for details)\n`]);
});

test('reports that nothing is generated', () => {
  const { status, stderr } = run('ids', 'prod-sweden', '--project', 'docs');
  expect([status, stderr]).toEqual([2, 'ids: docs/generated has no stacks: run npx stamps synth\n(use --help for details)\n']);
});

test('rejects an unknown format', () => {
  const { status, stderr } = run('ids', 'prod-environment', '--format', 'yaml', '--project', project);
  expect(status).toBe(2);
  expect(stderr).toContain('Allowed choices are text, json, import, table.');
});

test('the help of recover has examples', () => {
  const { status, stdout } = run('recover', '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('stamps recover prod-swedencentral --yes');
  expect(stdout).not.toContain('default: []');
});
