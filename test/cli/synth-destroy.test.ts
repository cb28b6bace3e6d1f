import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCopyOf } from '../support/project';
import { generated, synth } from '../support/synth';

const environment = (project: string, name: string) => path.join(project, `environments/${name}.yaml`);

const edit = (project: string, name: string, change: (text: string) => string) => {
  const file = environment(project, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const withoutRegions = (text: string) => text.replace(/^regions:[^]*$/m, 'regions: {}\n');
const run = (project: string, ...args: string[]) => synth('--project', project, ...args);
const sectionsOf = (project: string, file: string) => {
  const { '//': _, ...sections } = JSON.parse(generated(project)[file] ?? '{}') as Record<string, unknown>;
  return sections;
};

describe('a region', () => {
  const REGION = 'blue/germanywestcentral';
  const inProject = (work: (project: string) => void) => {
    inCopyOf('environment-dns', (project) => {
      run(project);
      edit(project, 'blue', (text) => text.replace(/ {2}germanywestcentral:[^]*$/, ''));
      run(project);
      work(project);
    });
  };

  test('is emptied, passes the check until it is destroyed, and is removed without another word', () => {
    inProject((project) => {
      const { provider, terraform } = sectionsOf(project, `${REGION}/cdk.tf.json`);
      expect(run(project, '--remove', REGION)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('nothing says that its resources are destroyed') as unknown,
      });
      expect(run(project, '--check')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(`npm run synth -- --empty ${REGION}\n`) as unknown,
      });
      const emptying = run(project, '--empty', REGION);
      expect(emptying.status).toBe(0);
      expect(emptying.stdout).toContain(`changed generated/${REGION}/cdk.tf.json\nchanged generated/${REGION}/README.md\n`);
      expect(sectionsOf(project, `${REGION}/cdk.tf.json`)).toEqual({ provider, terraform });
      expect(generated(project)[`${REGION}/README.md`]).toMatch(
        /^# blue-germanywestcentral\n\n\*\*The next apply destroys this stack\.\*\*[^]*- `azurerm_cognitive_account\.account`\n[^]*`npm run synth -- --remove blue\/germanywestcentral`\.\n$/,
      );

      const emptied = generated(project);
      expect(run(project, '--empty', REGION).status).toBe(0);
      expect(run(project, '--check')).toEqual({
        status: 0,
        stdout: 'generated/ is current: 2 stacks.\n',
        stderr:
          `note: generated/${REGION} is being destroyed: it is emptied, and the next apply destroys what it made.\n` +
          `  When that is done: npm run synth -- --remove ${REGION}\n`,
      });
      expect(generated(project)).toEqual(emptied);

      expect(run(project, '--remove', REGION)).toMatchObject({ status: 0, stderr: '' });
      expect(Object.keys(generated(project)).filter((file) => file.startsWith(REGION))).toEqual([]);
    });
  });

  test('is kept whole when anything else that is asked for is refused', () => {
    inProject((project) => {
      const before = generated(project);
      for (const args of [
        ['--empty', REGION, 'blue/swedencentral'],
        ['--empty', REGION, '--remove', 'blue/swedencentral'],
        ['--remove', REGION, '--destroyed', '--empty', 'blue/environment'],
      ])
        expect(run(project, ...args)).toMatchObject({
          status: 1,
          stdout: '',
          stderr: expect.stringMatching(/cannot be (emptied|removed): [^]*\nNothing was written\.\n$/) as unknown,
        });
      expect(generated(project)).toEqual(before);
    });
  });

  test('comes back when it is configured again', () => {
    inCopyOf('environment-dns', (project) => {
      const text = readFileSync(environment(project, 'blue'), 'utf8');
      run(project);
      const before = generated(project);
      edit(project, 'blue', (all) => all.replace(/ {2}germanywestcentral:[^]*$/, ''));
      run(project, '--empty', REGION);
      writeFileSync(environment(project, 'blue'), text);
      expect(run(project).status).toBe(0);
      expect(generated(project)).toEqual(before);
    });
  });
});

test.each([
  [['--destroyed'], '--destroyed needs --remove'],
  [['--check', '--empty', 'a/b'], "option '--check' cannot be used with option '--empty"],
  [['--check', '--remove', 'a/b'], "option '--check' cannot be used with option '--remove"],
])('%j is not understood', (args, message) => {
  expect(synth(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as unknown });
});

describe('the container of an environment in a storage account of the kit', () => {
  const LIVE = ['live/environment', 'live/germanywestcentral'];
  const STATE = 'state/sttfstateclaims/cdk.tf.json';
  const inProject = (work: (project: string) => void) => {
    inCopyOf('state-backend', (project) => {
      run(project);
      work(project);
    });
  };
  const containers = (project: string) =>
    Object.values(
      (JSON.parse(generated(project)[STATE] ?? '{}') as { resource: Record<string, Record<string, { name: string }>> })
        .resource['azurerm_storage_container'] ?? {},
    ).map(({ name }) => name);
  /** That nothing happens, with what is said. */
  const refused = (project: string, ...args: string[]) => {
    const before = generated(project);
    const { status, stdout, stderr } = run(project, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/\nNothing was written\.\n$/);
    expect(generated(project)).toEqual(before);
    return stderr;
  };

  test('stays until the stacks of the environment are removed', () => {
    inProject((project) => {
      edit(project, 'live', withoutRegions);
      expect(run(project, '--empty', ...LIVE)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('4 files') as unknown,
      });
      expect(run(project, '--check').status).toBe(0);
      expect(containers(project)).toEqual(['bootstrap', 'live', 'trial']);

      rmSync(environment(project, 'live'));
      const [first = ''] = LIVE;
      for (const args of [[], ['--remove', first]])
        expect(refused(project, ...args)).toContain(
          "synth: generated/state/sttfstateclaims would lose the container 'live', which still has the states of\n",
        );
      const { status, stdout } = run(project, '--remove', ...LIVE);
      expect([status, stdout]).toEqual([0, expect.stringContaining('dropped generated/live/germanywestcentral\n')]);
      expect(containers(project)).toEqual(['bootstrap', 'trial']);
      expect(run(project, '--check')).toMatchObject({ status: 0, stderr: '' });
    });
  });

  test('stays when the file is deleted at once, and the order is said', () => {
    inProject((project) => {
      rmSync(environment(project, 'live'));
      const said =
        '  generated/live/environment, which is no longer configured\n  generated/live/germanywestcentral, which is no longer configured\n';
      expect(refused(project)).toContain(said);
      expect(refused(project, '--empty', ...LIVE)).toContain(
        '  1. Keep the container: restore state: as it was in environments/live.yaml. An environment without regions says regions: {}.\n' +
          '  2. npm run synth -- --empty live/environment live/germanywestcentral\n',
      );
      expect(run(project, '--remove', ...LIVE, '--destroyed').status).toBe(0);
    });
  });

  test('is missed by the check, too, when folders and files are changed by hand', () => {
    inProject((project) => {
      edit(project, 'live', withoutRegions);
      run(project, '--empty', ...LIVE);
      const before = generated(project);
      rmSync(environment(project, 'live'));
      run(project, '--remove', ...LIVE);
      for (const [file, text] of Object.entries(before))
        if (file.startsWith('live/')) {
          mkdirSync(path.join(project, 'generated', path.dirname(file)), { recursive: true });
          writeFileSync(path.join(project, 'generated', file), text);
        }
      expect(run(project, '--check')).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringContaining("error: generated/state/sttfstateclaims would lose the container 'live'") as unknown,
      });
    });
  });

  test('stays when the whole account would go with it', () => {
    inProject((project) => {
      for (const name of ['defaults', 'live', 'trial'])
        edit(project, name, (text) => text.replace(/^ {2}create:[^]*?(?=^\S)/m, ''));
      // The account is somebody else's from now on: its stacks are as before.
      expect(run(project).status).toBe(0);
      edit(project, 'trial', (text) => text.replace('swedencentral:', 'francecentral:'));
      expect(refused(project)).toContain('  generated/trial/swedencentral, which is no longer configured\n');
    });
  });

  test('is left for another only on purpose', () => {
    inProject((project) => {
      edit(project, 'live', (text) => text.replace('container: live', 'container: other'));
      const said = refused(project);
      expect(said).toContain('  generated/live/germanywestcentral, which is to keep its state elsewhere\n');
      expect(said).toContain('npm run synth -- --move-states');
      expect(said).not.toContain('--empty');
      expect(run(project, '--move-states').status).toBe(0);
      expect(containers(project)).toEqual(['bootstrap', 'other', 'trial']);
    });
  });

  test('is left with the account only on purpose', () => {
    inProject((project) => {
      edit(project, 'defaults', (text) => text.replace('sttfstateclaims', 'sttfstateother'));
      expect(refused(project)).toContain("generated/state/sttfstateclaims would lose the container 'trial'");
      expect(run(project, '--move-states')).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('warning: generated/state/sttfstateclaims is no longer configured') as unknown,
      });
    });
  });
});
