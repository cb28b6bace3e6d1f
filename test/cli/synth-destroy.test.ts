import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCopyOf } from '../support/root';
import { generate, generated, synth } from '../support/synth';

const environment = (project: string, name: string) => path.join(project, `environments/${name}.yaml`);

const edit = (project: string, name: string, change: (text: string) => string) => {
  const file = environment(project, name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const unprotected = (text: string) => `preventDestroy: false\n${text}`;
const run = (project: string, ...args: string[]) => synth('--project', project, ...args);
const sectionsOf = (project: string, file: string) =>
  Object.fromEntries(
    Object.entries(JSON.parse(generated(project)[file] ?? '{}') as object).filter(([key]) => key !== '//'),
  ) as Record<string, unknown>;

describe('a region', () => {
  const REGION = 'blue/germanywestcentral';
  const inProject = (work: (project: string) => void) => {
    inCopyOf('environment-dns', (project) => {
      edit(project, 'blue', unprotected);
      generate(project);
      edit(project, 'blue', (text) => text.replace(/ {2}germanywestcentral:[^]*$/, ''));
      generate(project);
      work(project);
    });
  };

  test('is emptied, passes the check until it is destroyed, and is removed without further options', () => {
    inProject((project) => {
      const { provider, terraform } = sectionsOf(project, `${REGION}/cdk.tf.json`);
      expect(run(project, '--remove', REGION)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('nothing confirms that its resources are destroyed') as unknown,
      });
      expect(run(project, '--check')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(`npx stamps synth --empty ${REGION}\n`) as unknown,
      });
      const emptying = run(project, '--empty', REGION);
      expect(emptying.status).toBe(0);
      expect(emptying.stdout).toContain(`changed generated/${REGION}/cdk.tf.json\nchanged generated/${REGION}/README.md\n`);
      expect(sectionsOf(project, `${REGION}/cdk.tf.json`)).toEqual({ provider, terraform });
      expect(generated(project)[`${REGION}/README.md`]).toMatch(
        /^# blue-germanywestcentral\n\n\*\*The next apply destroys this stack\.\*\*[^]*- `azurerm_cognitive_account\.account`\n[^]*`npx stamps synth --remove blue\/germanywestcentral`\.\n$/,
      );

      const emptied = generated(project);
      expect(run(project, '--empty', REGION).status).toBe(0);
      expect(run(project, '--check')).toEqual({
        status: 0,
        stdout: 'generated/ is current: 2 stacks.\n',
        stderr:
          `note: generated/${REGION} is being destroyed: it is emptied, and the next apply destroys its resources.\n` +
          `  After that: npx stamps synth --remove ${REGION}\n`,
      });
      expect(generated(project)).toEqual(emptied);

      expect(run(project, '--remove', REGION)).toMatchObject({ status: 0, stderr: '' });
      expect(Object.keys(generated(project)).filter((file) => file.startsWith(REGION))).toEqual([]);
    });
  });

  test('is not changed if any other part of the request is refused', () => {
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

  test('is restored when it is configured again', () => {
    inCopyOf('environment-dns', (project) => {
      const text = readFileSync(environment(project, 'blue'), 'utf8');
      generate(project);
      const before = generated(project);
      edit(project, 'blue', (all) => all.replace(/ {2}germanywestcentral:[^]*$/, ''));
      run(project, '--empty', REGION);
      writeFileSync(environment(project, 'blue'), text);
      generate(project);
      expect(generated(project)).toEqual(before);
    });
  });
});

test.each([
  [['--destroyed'], '--destroyed requires --remove'],
  [['--check', '--empty', 'a/b'], "option '--check' cannot be used with option '--empty"],
  [['--check', '--remove', 'a/b'], "option '--check' cannot be used with option '--remove"],
])('%j is rejected', (args, message) => {
  expect(synth(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) as unknown });
});

test('the container with the state of a stack is kept, unless --move-states is set', () => {
  inCopyOf('state-backend', (project) => {
    generate(project);
    const before = generated(project);
    edit(project, 'live', (text) => text.replace('container: live', 'container: other'));
    const { status, stdout, stderr } = run(project);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^synth: generated\/state\/sttfstateclaims would lose the container 'live', [^]*npx stamps synth --move-states[^]*\nNothing was written\.\n$/,
    );
    expect(generated(project)).toEqual(before);
    expect(run(project, '--move-states').status).toBe(0);
    expect(generated(project)['live/environment/cdk.tf.json']).toContain('"container_name": "other"');
  });
});

test('an emptied stack with the state of another stack is refused, and can be removed', () => {
  inCopyOf('state-backend', (project) => {
    generate(project);
    const { provider, terraform } = sectionsOf(project, 'live/germanywestcentral/cdk.tf.json');
    mkdirSync(path.join(project, 'generated/live/zzz'));
    const text = JSON.stringify({ '//': { emptied: 'x' }, provider, terraform });
    writeFileSync(path.join(project, 'generated/live/zzz/cdk.tf.json'), text);
    const words =
      'generated/live/zzz/cdk.tf.json is emptied, but its backend names the state of generated/live/germanywestcentral';
    for (const args of [['--check'], []]) {
      const { status, stderr } = run(project, ...args);
      expect(status).toBe(1);
      expect(stderr).toContain(words);
    }
    // With resources, the stack is not emptied yet: --empty must be refused, too.
    writeFileSync(path.join(project, 'generated/live/zzz/cdk.tf.json'), JSON.stringify({ provider, terraform }));
    expect(run(project, '--empty', 'live/zzz')).toMatchObject({ status: 1, stderr: expect.stringContaining(words) as unknown });
    writeFileSync(path.join(project, 'generated/live/zzz/cdk.tf.json'), text);
    expect(run(project, '--remove', 'live/zzz').status).toBe(0);
  });
});

test('the check fails if a container with a state is removed, although all files are current', () => {
  inCopyOf('state-backend', (project) => {
    generate(project);
    rmSync(path.join(project, 'environments/live.yaml'));
    for (const part of ['environment', 'germanywestcentral']) {
      const file = path.join(project, `generated/live/${part}/cdk.tf.json`);
      const { terraform } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      writeFileSync(file, JSON.stringify({ '//': { emptied: 'yes' }, terraform }));
    }
    generate(project);
    const { status, stdout, stderr } = run(project, '--check');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain("error: generated/state/sttfstateclaims would lose the container 'live'");
    expect(stderr).not.toContain('not current');
  });
});
