import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from '../../cdktf.json';
import { canonicalJson } from '../../lib/generated/canonical-json';
import { checkoutWith } from '../support/checkout';
import { command } from '../support/command';
import { inCopyOf, ROOT } from '../support/root';
import { generated, node, synth } from '../support/synth';

const edit = (project: string, change: (text: string) => string) => {
  const file = path.join(project, 'environments/blue.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

describe('npx stamps synth', () => {
  test('writes a folder for each stack, is then current, and shows the differences after a change', () => {
    inCopyOf('environment-dns', (project) => {
      expect(synth('--project', project)).toMatchObject({ status: 0, stderr: '' });
      expect(Object.keys(generated(project)).sort()).toEqual(
        ['environment', 'germanywestcentral', 'swedencentral'].flatMap((part) => [
          `blue/${part}/README.md`,
          `blue/${part}/cdk.tf.json`,
        ]),
      );
      expect(synth('--project', project, '--check')).toMatchObject({ status: 0, stdout: 'generated/ is current: 3 stacks.\n' });
      expect(synth('--project', project).stdout).toBe('3 stacks, no file changed.\n');

      edit(project, (text) => text.replace('capacity: 15', 'capacity: 20'));
      const before = generated(project);
      const check = synth('--project', project, '--check');
      expect(check.status).toBe(1);
      expect(check.stdout).toContain('-            "capacity": 15,\n+            "capacity": 20,\n');
      expect(check.stderr).toContain('generated/ is not current: run npx stamps synth');
      expect(generated(project)).toEqual(before);
    });
  });

  test('writes elsewhere, but not into the project or its own folders', () => {
    inCopyOf('environment-dns', (project) => {
      symlinkSync(path.join(project, 'environments'), path.join(project, 'link'));
      for (const folder of ['', 'generated', 'generated/new', 'environments', 'link/new']) {
        const output = path.join(project, folder);
        const { status, stdout, stderr } = synth('--project', project, '--output', output);
        expect([status, stdout, stderr.split('\n')[0]]).toEqual([
          ...[2, ''],
          `synth: --output ${output} is a folder of the project: choose a folder outside of environments/ and generated/`,
        ]);
      }
      expect(readdirSync(project).sort()).toEqual(['environments', 'link']);
      expect(synth('--project', project, '--output', path.join(project, 'generated-new')).status).toBe(0);
      expect(readdirSync(path.join(project, 'generated-new/generated'))).toEqual(['blue']);
    });
  });

  test('writes nothing if there are errors, and reports all of them', () => {
    inCopyOf('environment-dns', (project) => {
      synth('--project', project);
      const before = generated(project);
      edit(project, (text) => text.replace('capacity: 15', 'capacity: none').replace('role: operator', 'role: Owner'));
      const { status, stdout, stderr } = synth('--project', project);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('schema/type');
      expect(stderr).toContain("access/role: the role 'Owner' is refused");
      expect(stderr).toMatch(/2 errors\nNothing was written\.\n$/);
      expect(generated(project)).toEqual(before);
    });
  });

  test('writes nothing while Terraform reads an undeclared file, and notes declared files', () => {
    inCopyOf('environment-dns', (project) => {
      synth('--project', project);
      const folder = 'generated/blue/swedencentral';
      writeFileSync(path.join(project, folder, 'open_override.tf.json'), '{"resource": {"azurerm_cognitive_account": {}}}');
      const before = generated(project);
      edit(project, (text) => text.replace('capacity: 15', 'capacity: 20'));
      for (const options of [[], ['--check']]) {
        const { status, stdout, stderr } = synth('--project', project, ...options);
        expect([status, stdout]).toEqual([1, '']);
        expect(stderr).toContain(`${folder}/open_override.tf.json:1:1 error files/extra: open_override.tf.json is merged over`);
        expect(stderr).toMatch(/1 error\nNothing was written\.\n$/);
      }
      expect(generated(project)).toEqual(before);

      const declaration = '{ owner: platform-team, reason: an exception of this test }';
      edit(project, (text) => `${text}\nextraFiles:\n  blue/swedencentral/open_override.tf.json: ${declaration}\n`);
      expect(synth('--project', project).stdout).toContain(`changed ${folder}/cdk.tf.json\n`);
      const { '//': notes } = JSON.parse(generated(project)['blue/swedencentral/cdk.tf.json'] ?? '') as { '//': unknown };
      expect(notes).toMatchObject({
        extraFiles: { 'open_override.tf.json': { owner: 'platform-team', reason: 'an exception of this test' } },
      });
      expect(synth('--project', project, '--check').status).toBe(0);
    });
  });

  test('keeps the folder of a removed region until it is confirmed as destroyed', () => {
    inCopyOf('environment-dns', (project) => {
      synth('--project', project);
      edit(project, (text) => text.replace(/ {2}germanywestcentral:[^]*$/, ''));
      const { status, stderr } = synth('--project', project);
      expect(status).toBe(0);
      expect(stderr).toContain('warning: generated/blue/germanywestcentral is no longer configured');
      expect(Object.keys(generated(project))).toContain('blue/germanywestcentral/cdk.tf.json');
      expect(synth('--project', project, '--check').status).toBe(1);

      mkdirSync(path.join(project, 'other'));
      expect(synth('--project', project, '--remove', 'blue/swedencentral')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('generated/blue/swedencentral cannot be removed: it is still configured') as unknown,
      });
      expect(synth('--project', project, '--remove', 'blue/germanywestcentral', '--destroyed').stdout).toContain(
        'dropped generated/blue/germanywestcentral',
      );
      expect(synth('--project', project, '--check').status).toBe(0);
    });
  });

  test('does not change lock files of providers, and removes one only with its stack', () => {
    inCopyOf('state-backend', (project) => {
      synth('--project', project);
      const locks = Object.keys(generated(project))
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.replace('cdk.tf.json', '.terraform.lock.hcl'));
      expect(locks).toContain('state/sttfstateclaims/.terraform.lock.hcl');
      for (const lock of locks) writeFileSync(path.join(project, 'generated', lock), `# ${lock}\n`);
      const kept = () => locks.filter((lock) => generated(project)[lock] === `# ${lock}\n`);
      // A change of every file, and then no change.
      const defaults = path.join(project, 'environments/defaults.yaml');
      writeFileSync(
        defaults,
        readFileSync(defaults, 'utf8')
          .replace('"4711"', '"4712"')
          .replace(/ {2}create:[^]*?(?=deployments:)/, ''),
      );
      for (const environment of ['live', 'trial']) {
        const file = path.join(project, `environments/${environment}.yaml`);
        writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}create:[^]*?(?=regions:)/, ''));
      }
      expect(synth('--project', project)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('4 files changed') as unknown,
      });
      expect(kept()).toEqual(locks);
      expect(synth('--project', project, '--check').stderr).toContain(
        'generated/state/sttfstateclaims is no longer configured',
      );
      expect(kept()).toEqual(locks);
      // WHEN
      const { status, stdout } = synth('--project', project, '--remove', 'state/sttfstateclaims', '--destroyed');
      // THEN
      expect([status, stdout]).toEqual([0, expect.stringContaining('dropped generated/state/sttfstateclaims') as unknown]);
      expect(kept()).toEqual(locks.filter((lock) => !lock.startsWith('state/')));
      expect(existsSync(path.join(project, 'generated/state/sttfstateclaims'))).toBe(false);
      expect(synth('--project', project, '--check').status).toBe(0);
    });
  });

  test('does not remove a storage account that is still in its own state', () => {
    inCopyOf('state-backend-private', (project) => {
      synth('--project', project);
      const file = path.join(project, 'environments/vault.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}create:[^]*?(?=deployments:)/, ''));
      const state = path.join(project, 'terraform.state-sttfstatevault.tfstate');
      writeFileSync(state, JSON.stringify({ resources: [{}, {}] }));
      expect(synth('--project', project, '--remove', 'state/sttfstatevault')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(
          'generated/state/sttfstatevault cannot be removed: its state still has 2 resources',
        ) as unknown,
      });
    });
  });

  test('prints its help', () => {
    expect(synth('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit codes:') as unknown });
    expect(synth('--chekc')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("synth: unknown option '--chekc'") as unknown,
    });
    expect(synth('--project', path.join(ROOT, 'docs'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot be read: ENOENT') as unknown,
    });
  });

  test('uses no colour without a terminal', () => {
    inCopyOf('environment-dns', (project) => {
      edit(project, () => '');
      expect(synth('--project', project).stderr).not.toContain('\u001b');
    });
  });
});

describe('main.ts, as the CDKTF CLI runs it', () => {
  test('generates the same Terraform as npx stamps synth', () => {
    const checkout = checkoutWith('dev-and-prod');
    try {
      const output = path.join(checkout, 'cdktf.out');
      mkdirSync(output);
      const [program = '', ...args] = app.split(' ');
      const env = { ...process.env, CDKTF_OUTDIR: output };
      expect(spawnSync(program, args, { cwd: checkout, env })).toMatchObject({ status: 0 });
      const stacks = readdirSync(path.join(output, 'stacks'));
      expect(stacks).toEqual([
        ...['dev-environment', 'dev-swedencentral'],
        ...['prod-environment', 'prod-germanywestcentral', 'prod-swedencentral'],
      ]);
      for (const stack of stacks) {
        const [environment, part] = [stack.slice(0, stack.indexOf('-')), stack.slice(stack.indexOf('-') + 1)];
        const synthesized = canonicalJson(readFileSync(path.join(output, 'stacks', stack, 'cdk.tf.json'), 'utf8'), {
          generatedFrom: '',
          kit: '',
        });
        const written = readFileSync(path.join(checkout, 'generated', environment, part, 'cdk.tf.json'), 'utf8');
        expect({ ...(JSON.parse(synthesized) as object), '//': '' }).toEqual({ ...(JSON.parse(written) as object), '//': '' });
      }
    } finally {
      rmSync(checkout, { recursive: true, force: true });
    }
  });
});

describe('npx stamps deploy and the other CDKTF commands', () => {
  test('reject unknown commands, and none', () => {
    expect(command('cdktf')).toEqual({
      ...{ status: 2, stdout: '', stderr: 'cdktf: a command is missing: write one of: list, diff, deploy, destroy\n' },
    });
    expect(node('cdktf', ['bogus'])).toMatchObject({
      status: 2,
      stderr: "cdktf: unknown command 'bogus': write one of: list, diff, deploy, destroy\n",
    });
  });
});
