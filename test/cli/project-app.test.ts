import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCopyOf, ROOT } from '../support/root';
import { generated, node } from '../support/synth';

/** Runs synth in an example with a main.ts, which imports the kit from its source. */
const synthesized = (main: string) =>
  inCopyOf('stamp-dns', (project) => {
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
    writeFileSync(path.join(project, 'main.ts'), `import { StampsApp } from '${ROOT}/index';\n${main}`);
    const { status, stderr } = node('synth', ['--project', project]);
    return { status, stderr, files: generated(project) };
  });

const IDENTITY = `
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
const app: StampsApp = new StampsApp();
for (const stamp of app.stamps)
  new UserAssignedIdentity(stamp, 'app', { name: 'id-app', resourceGroupName: 'rg-app', location: 'swedencentral' });
`;

test("generated/ has what the project's main.ts adds to a stamp, and so does its page", () => {
  const { status, files } = synthesized(`${IDENTITY}app.synth();`);
  expect(status).toBe(0);
  const { resource } = JSON.parse(files['green/swedencentral/cdk.tf.json'] ?? '{}') as { resource: Record<string, object> };
  expect(resource['azurerm_user_assigned_identity']).toMatchObject({ app: { name: 'id-app' } });
  expect(files['green/swedencentral/README.md']).toContain('azurerm_user_assigned_identity.app');
});

test('a main.ts that fails is reported in one line, and nothing is written', () => {
  expect(synthesized("throw new Error('no such region');")).toEqual({
    status: 1,
    stderr: 'synth: main.ts:2:7: no such region\n',
    files: {},
  });
});

test('a main.ts that writes no stacks is reported, and nothing is written', () => {
  expect(synthesized(IDENTITY)).toEqual({
    status: 1,
    stderr: 'synth: main.ts did not write green-swedencentral: create a StampsApp, and call its synth() before the file ends\n',
    files: {},
  });
});

test('prints the warnings of what main.ts adds', () => {
  const { status, stderr } = synthesized(`
const app: StampsApp = new StampsApp();
for (const { account } of app.stamps) {
  const contentFilter = account.addContentFilter('strict');
  account.addDeployment('next', { model: 'gpt-99', version: '1', sku: 'Standard', capacity: 1, contentFilter });
}
app.synth();`);
  expect([status, stderr]).toEqual([
    0,
    expect.stringMatching(/^warning: green-swedencentral\/account\/deployment\/next: .*gpt-99.*\n$/),
  ]);
});

test('a stack without an environment file is refused', () => {
  expect(
    synthesized(`
import { BaseStack } from '${ROOT}/index';
const app: StampsApp = new StampsApp();
new BaseStack(app, 'hub', { subscriptionId: '00000000-0000-0000-0000-0000000000c1', state: { type: 'local', path: 'hub.tfstate' } });
app.synth();`),
  ).toEqual({
    status: 1,
    stderr:
      'synth: main.ts adds the stack hub to the StampsApp: generated/ has only the stacks of environment files. Write other stacks in an app of their own, in another file\n',
    files: {},
  });
});
