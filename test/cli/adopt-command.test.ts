import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keysOn, ownFilters } from '../support/azure/adopted-accounts';
import { TOKEN } from '../support/azure/client';
import { idOf, serve } from '../support/azure/fake-account';
import { FakeResourceManager } from '../support/azure/resource-manager';
import { signedIn } from '../support/azure/signed-in';
import { signedInHere } from '../support/azure/signed-in-here';
import { TODAY } from '../support/root';
import { stamps } from '../support/stamps';

let azure: FakeResourceManager;
let project: string;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
  serve(azure, keysOn);
  project = mkdtempSync(path.join(tmpdir(), 'adopt-command-'));
  mkdirSync(path.join(project, 'environments'));
});
afterEach(async () => {
  await azure.close();
  rmSync(project, { recursive: true, force: true });
});

const COMMON = () => ['--project', project, '--today', TODAY];
const adopt = (...args: readonly string[]) => signedInHere(azure, 'adopt', ...COMMON(), ...args);
const NAMED = [idOf(keysOn), '--environment', 'legacy', '--workload', 'assistants'];
const written = (file: string) => path.join(project, file);

test('the command runs as a process, and shows files without writing them', async () => {
  const { status, stdout, stderr } = await signedIn(azure, 'adopt', ...COMMON(), ...NAMED, '--dry-run');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('--- environments/legacy.yaml\n# yaml-language-server');
  expect(stdout).not.toContain(TOKEN);
  expect(readdirSync(written('environments'))).toEqual([]);
});

test('the files are written once, and accepted by check and synth', async () => {
  const { status, stdout, stderr } = await adopt(...NAMED);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`${idOf(keysOn)}: 4 resources to import.\n\nThe apply changes:\n  local authentication: it is on`);
  expect(stdout).toContain('added environments/legacy.yaml\nNext:');
  expect(stdout).not.toContain(TOKEN);
  expect(new Set(azure.requests.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));

  expect(await stamps('check', ...COMMON())).toMatchObject({ status: 0, stdout: '1 stamp checked: no problems.\n' });
  expect(await stamps('synth', ...COMMON())).toMatchObject({ status: 0 });
  expect(await stamps('synth', '--check', ...COMMON())).toMatchObject({ status: 0 });
  expect(readFileSync(written('generated/legacy/swedencentral/README.md'), 'utf8')).toContain('adopt_override.tf.json');
});

test('files that exist stay, unless they are to be replaced', async () => {
  const file = written('environments/legacy.yaml');
  writeFileSync(file, 'mine\n');
  const { status, stderr } = await adopt(...NAMED);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'adopt: environments/legacy.yaml exists already: choose another --environment, or replace it with --force\n',
  });
  expect(readFileSync(file, 'utf8')).toBe('mine\n');
  const FOLDER = 'generated/legacy/swedencentral';
  expect((await adopt(...NAMED, '--force')).stdout).toContain(
    `added ${FOLDER}/adopt.tf.json\nadded ${FOLDER}/adopt_override.tf.json\nreplaced environments/legacy.yaml\n`,
  );
  expect((await adopt(...NAMED, '--force')).stdout).toContain('\nunchanged environments/legacy.yaml\n');
});

test.each([
  [{ name: 'my_account.1' }, "the account is named 'my_account.1': the kit accepts only letters, digits and hyphens,"],
  [
    { properties: { ...keysOn.properties, customSubDomainName: 'Oai-Keys' } },
    "the account has the custom subdomain 'Oai-Keys': the kit accepts only lower-case letters, digits and hyphens,",
  ],
])('an account with %j cannot become a stamp', async (more, message) => {
  const fake = { ...keysOn, ...more };
  serve(azure, fake);
  const { status, stderr } = await adopt(idOf(fake), ...NAMED.slice(1));
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^adopt: .*annot become a stamp\n$/) as unknown,
  });
  expect(stderr).toContain(message);
  expect(readdirSync(written('environments'))).toEqual([]);
});

test('an override file that the endpoint no longer needs is removed', async () => {
  await adopt(...NAMED);
  const { endpoint } = keysOn;
  if (!endpoint) throw new Error('there is no endpoint');
  const named = JSON.stringify(endpoint.body).replace('"customNetworkInterfaceName":""', '"customNetworkInterfaceName":"nic"');
  serve(azure, { ...keysOn, endpoint: { ...endpoint, body: JSON.parse(named) as object } });
  const override = 'generated/legacy/swedencentral/adopt_override.tf.json';
  expect((await adopt(...NAMED, '--force', '--dry-run')).stdout).not.toContain('adopt_override');
  expect(readdirSync(written('generated/legacy/swedencentral'))).toContain('adopt_override.tf.json');
  expect((await adopt(...NAMED, '--force')).stdout).toContain(`replaced environments/legacy.yaml\nremoved ${override}\n`);
  expect(await stamps('check', ...COMMON())).toMatchObject({ status: 0, stdout: '1 stamp checked: no problems.\n' });
});

test('an environment with errors is not written, and its settings are shown on request', async () => {
  serve(azure, ownFilters);
  writeFileSync(written('environments/defaults.yaml'), 'filterFloor: { harms: { violence: medium-and-above } }\n');
  const args = [idOf(ownFilters), '--environment', 'filters', '--workload', 'assistants'];
  const refused = await adopt(...args);
  expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 1, stdout: '' });
  expect(refused.stderr).toContain(
    'Nothing was written: the environments would have the errors above. Correct what they name, in Azure or in the environment files,',
  );
  const shown = await adopt(...args, '--dry-run');
  expect(shown.status).toBe(1);
  expect(shown.stdout).toContain('environment: filters\n');
  expect(readdirSync(written('environments'))).toEqual(['defaults.yaml']);
});

test('an account that has an environment already is refused, whatever the order of the names', async () => {
  expect((await adopt(...NAMED)).status).toBe(0);
  const { status, stderr } = await adopt(idOf(keysOn), '--environment', 'aaa', '--workload', 'assistants');
  expect(status).toBe(1);
  expect(stderr).toMatch(/environments\/legacy\.yaml:\d+:\d+ +error +names\/unique/);
  expect(readdirSync(written('environments'))).toEqual(['legacy.yaml']);
  expect(await stamps('check', ...COMMON())).toMatchObject({ status: 0 });
});

test.each([
  [[], 'give the ID of an account or of a resource group'],
  [['oai-\u001b[2J'], "adopt: cannot adopt 'oai-\\u{1b}[2J': it is not the ID of an account"],
  [[idOf(keysOn)], 'name the environment to write with --environment'],
  [[idOf(keysOn), '--environment', 'Legacy'], 'Use at most 20 lower-case letters, digits and single hyphens'],
  [[idOf(keysOn), '--environment', 'defaults', '--force'], 'The names state and defaults are reserved.'],
  [[idOf(keysOn), '--plan', 'plan.json'], '--plan checks a plan, and needs no ID'],
  [[idOf(keysOn), '--environment', 'other'], 'environments/defaults.yaml has no workload'],
])('%j is a usage error', async (args, message) => {
  const { status, stderr } = await stamps('adopt', '--project', project, ...args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) as unknown });
  expect(readdirSync(written('environments'))).toEqual([]);
});

const planOf = (...changes: readonly object[]) =>
  JSON.stringify({ format_version: '1.2', planned_values: {}, resource_changes: changes });

const REPLACED = {
  ...{ address: 'azurerm_private_endpoint.e\u001b[31m', mode: 'managed', type: 'azurerm_private_endpoint' },
  change: { actions: ['delete', 'create'], importing: { id: 'x' }, replace_paths: [['subnet_id']], before: {}, after: {} },
};
const KEPT = {
  ...{ address: 'azurerm_cognitive_account.account', mode: 'managed', type: 'azurerm_cognitive_account' },
  change: { actions: ['no-op'], before: {}, after: {} },
};
const CREATED = {
  ...{ address: 'azurerm_cognitive_account.account', mode: 'managed', type: 'azurerm_cognitive_account' },
  change: { actions: ['create'], before: null, after: { name: 'oai-keys' } },
};

async function checked(plan: string, ...args: readonly string[]) {
  writeFileSync(written('plan.json'), plan);
  return stamps('adopt', '--plan', written('plan.json'), ...args);
}

test('a plan that replaces something is refused, with the attribute', async () => {
  const { status, stdout } = await checked(planOf(KEPT, REPLACED));
  expect(status).toBe(1);
  expect(stdout).toContain(
    'The plan would destroy or replace:\n  azurerm_private_endpoint.e\\u{1b}[31m (replaced): subnet_id\n',
  );
  expect(await checked(planOf(KEPT), '--json')).toMatchObject({
    status: 0,
    stdout: '{\n  "safe": true,\n  "resources": []\n}\n',
  });
});

test.each(['utf8', 'utf16le'] as const)('a plan and a state in %s with a byte order mark are read', async (encoding) => {
  const file = written('redirected.json');
  writeFileSync(file, Buffer.from(`\uFEFF${planOf(KEPT)}`, encoding));
  expect(await stamps('adopt', '--plan', file)).toMatchObject({ status: 0, stderr: '' });
  const folder = written('generated/legacy/swedencentral');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'adopt.tf.json'), '{ "import": [{ "to": "a.b", "id": "/x" }] }');
  writeFileSync(file, Buffer.from('\uFEFF{ "format_version": "1.0" }', encoding));
  const { stderr, stdout } = await stamps('adopt', '--project', project, '--environment', 'legacy', '--state', file);
  expect({ stderr, stdout }).toEqual({ stderr: '', stdout: 'The state has nothing that the environment imports.\n' });
});

test('a plan that creates the account instead of importing it is refused', async () => {
  const { status, stdout } = await checked(planOf(CREATED));
  expect(status).toBe(1);
  expect(stdout).toBe(
    'The plan would create an account instead of importing it:\n  azurerm_cognitive_account.account\n\n0 resources imported, 0 of them without a change.\nDo not apply the plan: the account exists already. Plan in the folder of the stack that was adopted, with its adopt.tf.json.\n',
  );
});

test('a file that is not a plan, or does not exist, is named', async () => {
  const file = written('plan.json');
  const cannot = (because: string) => ({ status: 1, stderr: `adopt: ${file} cannot be read: ${because}\n` });
  expect(await checked('{}')).toMatchObject(cannot('it is not the output of `terraform show -json` for a saved plan'));
  expect(await checked('secret')).toMatchObject(cannot('it is not JSON'));
  rmSync(file);
  expect(await stamps('adopt', '--plan', file)).toMatchObject(cannot('it does not exist'));
});

test('a state of another configuration shows what it must forget', async () => {
  await adopt(...NAMED);
  const file = written('state.json');
  const stateOf = (...resources: readonly object[]) =>
    JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
  const handover = (environment = 'legacy') =>
    stamps('adopt', '--project', project, '--environment', environment, '--state', file);

  expect(await handover()).toMatchObject({ status: 1, stderr: `adopt: ${file} cannot be read: it does not exist\n` });
  writeFileSync(file, stateOf({ address: 'azurerm_cognitive_account.mine', mode: 'managed', values: { id: idOf(keysOn) } }));
  const { status, stdout } = await handover();
  expect(status).toBe(0);
  expect(stdout).toContain('  azurerm_cognitive_account.mine -> azurerm_cognitive_account.account\n');
  expect(stdout).toContain('"from": "azurerm_cognitive_account.mine",\n      "lifecycle": {\n        "destroy": false');
  expect(stdout).not.toContain('for_each');
  const instance = (key: string, id: string) => ({ address: `a.b["${key}"]`, mode: 'managed', values: { id } });
  writeFileSync(file, stateOf(instance('x', idOf(keysOn)), instance('y', '/subscriptions/other')));
  expect((await handover()).stdout).toMatch(
    /\n {2}terraform state rm 'a\.b\["x"\]'\n\nThen remove the keys of these instances from for_each there, before the first apply/,
  );
  writeFileSync(file, stateOf());
  expect(await handover()).toMatchObject({ status: 1, stdout: 'The state has nothing that the environment imports.\n' });
  expect(await handover('other')).toMatchObject({
    status: 1,
    stderr: 'adopt: generated/other has no adopt.tf.json: adopt the account first\n',
  });
  const imports = written('generated/legacy/swedencentral/adopt.tf.json');
  writeFileSync(imports, '{ "import": 1 }');
  expect(await handover()).toMatchObject({
    status: 1,
    stderr: `adopt: ${imports} cannot be read: it has no import blocks: adopt the account again\n`,
  });
});
