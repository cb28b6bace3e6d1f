import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workingTree } from '../../lib/review/revision/read-revision';
import type { AccountOf } from '../support/azure/account-of';
import { accountOf, serve } from '../support/azure/account-of';
import { TOKEN } from '../support/azure/client';
import { FakeResourceManager, forbidden } from '../support/azure/resource-manager';
import { signedIn } from '../support/azure/signed-in';
import { signedInHere } from '../support/azure/signed-in-here';
import { ROOT } from '../support/root';
import { stamps } from '../support/stamps';
import { writeGenerated } from '../support/write-generated';

let azure: FakeResourceManager;
let project: string;
beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'drift-'));
  cpSync(path.join(ROOT, 'test/examples/blocklists'), project, { recursive: true });
  writeGenerated(project);
});
afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

function azureHas(change: (has: AccountOf) => void): void {
  for (const stack of workingTree(project).stacks.values()) {
    const has = accountOf(stack);
    change(has);
    serve(azure, has);
  }
}

test('nothing differs', async () => {
  azureHas(() => undefined);
  const { status, stdout, stderr, scopes } = await signedIn(azure, 'drift', '--project', project);
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '1 account compared with generated/: nothing differs.\n',
    stderr: '',
  });
  expect(scopes).toEqual(['https://management.azure.com']);
});

test('words that are gone are reported, and not shown', async () => {
  azureHas(({ items }) => {
    for (const name of Object.keys(items)) items[name] = [];
  });
  const { status, stdout, stderr } = await signedInHere(azure, 'drift', 'lists', '--project', project);
  expect(status).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toContain('The blocklist customers changes: 0 added, 2 removed');
  expect(stdout).toContain(
    '\nThe next apply restores what generated/ has, except for the following, which no plan shows:\n- Words of blocklists: to send them again, run in generated/lists/swedencentral: terraform apply -replace=azapi_resource_action.account_blocklist_customers_items_000 -replace=azapi_resource_action.account_blocklist_project-names_items_000. Words that someone added stay until you delete them.\n',
  );
  expect(stdout).not.toMatch(new RegExp(`ACME|Falcon|${TOKEN}`));
});

test.each<[what: string, change: (has: AccountOf) => void, lines: readonly string[]]>([
  ['a key', ({ account }) => (account.properties['disableLocalAuth'] = false), []],
  [
    'an endpoint',
    ({ connections }) => connections.push({ name: 'x', properties: {} }),
    ['- What is in no stack: delete it, or add it to the environment file.'],
  ],
  [
    'a tier',
    ({ deployments }) => Object.assign(deployments[0]?.properties ?? {}, { serviceTier: 'Priority' }),
    ['- Settings that the kit does not write, such as a service tier: take them back by hand.'],
  ],
])('what the next apply does not restore is said only of what differs: %s', async (_, change, lines) => {
  azureHas(change);
  const { stdout } = await signedInHere(azure, 'drift', '--project', project);
  expect(stdout.slice(stdout.indexOf('The next apply')).split('\n').filter(Boolean).slice(1)).toEqual(lines);
});

test('text of strangers cannot control the terminal or a pipeline', async () => {
  azureHas(({ deployments }) => {
    deployments.push({
      name: 'x\u001b[2J\n::stop-commands::y\n##vso[task.complete]',
      sku: { name: 'GlobalStandard', capacity: 1 },
      properties: { model: { name: 'gpt-\u202e4' } },
      systemData: { lastModifiedBy: '\u001b]0;owned\u0007' },
    });
  });
  const { status, stdout, stderr } = await signedInHere(azure, 'drift', '--project', project);
  expect(status).toBe(1);
  expect(stderr).toBe('');
  for (const character of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(character);
  expect(stdout).not.toMatch(/^::|##vso/m);
});

/** Runs the command with other configurations for a while. */
async function withEdited<T>(edit: (text: string) => string, work: () => Promise<T>): Promise<T> {
  const file = path.join(project, 'generated/lists/swedencentral/cdk.tf.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, edit(text));
  try {
    return await work();
  } finally {
    writeFileSync(file, text);
  }
}

test('what only Terraform knows is named, and is not called the same', async () => {
  azureHas(() => undefined);
  const edit = (text: string) => text.replace('"local_auth_enabled": false', '"local_auth_enabled": "${var.keys}"');
  const ran = await withEdited(edit, () => signedInHere(azure, 'drift', '--project', project));
  expect(ran).toMatchObject({
    status: 0,
    stdout:
      '1 account compared with generated/: no difference in what was compared.\n\nnot compared lists-swedencentral: local_auth_enabled of azurerm_cognitive_account.account: only Terraform knows the value\n',
  });
});

test('an account that only Terraform knows is named, and ends the command with exit code 1', async () => {
  const edit = (text: string) => text.replaceAll(/"subscription_id": "[^"]*"/g, '"subscription_id": "${var.subscription}"');
  const ran = await withEdited(edit, () => signedInHere(azure, 'drift', '--project', project));
  expect(ran).toMatchObject({
    status: 1,
    stdout:
      '0 accounts compared with generated/.\n\nnot compared lists-swedencentral: azurerm_cognitive_account.account, because the subscription of the account is known only to Terraform\n',
  });
  const json = await withEdited(edit, () => signedInHere(azure, 'drift', '--project', project, '--json'));
  expect(JSON.parse(json.stdout)).toMatchObject({
    compared: [],
    unplaced: [{ stack: 'lists-swedencentral', missing: 'subscription' }],
  });
});

test('an account that does not exist is a failure in every format', async () => {
  const drift = (format: string) => signedInHere(azure, 'drift', '--project', project, '--format', format);
  const junit = await drift('junit');
  expect(junit.status).toBe(1);
  expect(junit.stdout).toMatch(/<testsuites [^>]*failures="1"/);
  expect((await drift('github')).stdout).toContain(
    '::error title=drift/absent::lists-swedencentral: the account does not exist',
  );
  expect((await drift('text')).stdout).toContain('\nabsent lists-swedencentral: the account does not exist\n');
});

test('a part that cannot be read is named, and is not called the same', async () => {
  azureHas(() => undefined);
  const lists = 'GET /subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.CognitiveServices/accounts/{a}/raiBlocklists';
  azure.on(lists, forbidden('Microsoft.CognitiveServices/accounts/raiBlocklists/read'));
  const { status, stdout } = await signedInHere(azure, 'drift', '--project', project);
  expect(status).toBe(1);
  expect(stdout).toContain(
    '1 account compared with generated/: no difference in what was compared.\n\nnot read lists-swedencentral: ',
  );
});

test('without a stack, nothing is called the same', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'stamps-empty-'));
  const { status, stdout, stderr } = await stamps('drift', '--project', empty);
  rmSync(empty, { recursive: true });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('drift: generated has no stacks: run npx stamps synth');
});

test('a stack that does not exist is a usage error', async () => {
  const { status, stderr } = await stamps('drift', 'list', '--project', project);
  expect(status).toBe(2);
  expect(stderr).toContain("drift: unknown stack 'list': did you mean 'lists'?");
});
