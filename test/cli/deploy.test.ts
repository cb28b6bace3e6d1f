import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCopyOf } from '../support/root';
import { generate, node } from '../support/synth';

/** A stand-in for Terraform: records its calls, and plans changes unless `PLANNED` is another exit code. `FAIL` is the command that fails, with `ERROR`. */
const TERRAFORM = `#!/bin/sh
folder=\${1#-chdir=}
echo "$2 \${folder#*/generated/} $*" >>"$RECORD"
[ "$2 \${folder#*/generated/}" = "$FAIL" ] && { echo "$ERROR" >&2; exit 1; }
[ "$2" = plan ] && exit "\${PLANNED:-2}"
exit 0
`;

interface Run {
  readonly status: number | null;
  readonly stderr: string;
  /** The calls of Terraform: the command, the stack, and all arguments. */
  readonly calls: readonly string[];
}

/** Runs a command in a project with three generated stacks of the environment blue. */
function inProject(work: (run: (args: string[], env?: Record<string, string>) => Run, project: string) => void): void {
  inCopyOf('environment-dns', (project) => {
    generate(project);
    const [terraform, record] = [path.join(project, 'terraform'), path.join(project, 'record')];
    writeFileSync(terraform, TERRAFORM);
    chmodSync(terraform, 0o755);
    work(([name = '', ...args], env = {}) => {
      writeFileSync(record, '');
      const options = { cwd: project, env: { RECORD: record, ...env } };
      const { status, stderr } = node(name, [...args, '--terraform', terraform], options);
      return { status, stderr, calls: readFileSync(record, 'utf8').trimEnd().split('\n').filter(Boolean) };
    }, project);
  });
}

/** The calls as `command stack`. */
const short = ({ calls }: Run) => calls.map((call) => call.split(' ').slice(0, 2).join(' '));

test('deploys the shared stack of an environment before its regions, each with init, plan and apply of that plan', () => {
  inProject((run) => {
    const done = run(['deploy', 'blue', '--yes']);
    expect(short(done)).toEqual(
      ['environment', 'germanywestcentral', 'swedencentral'].flatMap((part) =>
        ['init', 'plan', 'apply'].map((command) => `${command} blue/${part}`),
      ),
    );
    const [, plan = '', apply = ''] = done.calls;
    expect(apply.split(' ').at(-1)).toBe(plan.split('-out=').at(1)?.split(' ').at(0));
    expect([done.status, done.stderr]).toEqual([
      0,
      expect.stringContaining(
        'blue-environment         deployed\nblue-germanywestcentral  deployed\nblue-swedencentral       deployed\n',
      ),
    ]);
  });
});

test('binds Terraform to a lock file that is committed, and asks to commit a new one', () => {
  inProject((run, project) => {
    const unlocked = run(['deploy', 'blue-environment', '--yes']);
    expect(unlocked.calls[0]).not.toContain('-lockfile');
    expect(unlocked.stderr).toContain('note: generated/blue/environment had no .terraform.lock.hcl.');
    writeFileSync(path.join(project, 'generated/blue/environment/.terraform.lock.hcl'), '');
    const locked = run(['deploy', 'blue-environment', '--yes']);
    expect(locked.calls[0]).toContain('-lockfile=readonly');
    expect(locked.stderr).not.toContain('note:');
  });
});

test('applies nothing without changes', () => {
  inProject((run) => {
    const done = run(['deploy', 'blue/environment', '--yes'], { PLANNED: '0' });
    expect([done.status, short(done)]).toEqual([0, ['init blue/environment', 'plan blue/environment']]);
    expect(done.stderr).toContain('blue-environment  no changes\n');
  });
});

test.each(['init', 'plan', 'apply'])('a %s that fails stops everything after it', (command) => {
  inProject((run) => {
    const done = run(['deploy', 'blue', '--yes'], { FAIL: `${command} blue/germanywestcentral` });
    expect(done.status).toBe(1);
    expect(short(done).at(-1)).toBe(`${command} blue/germanywestcentral`);
    expect(done.stderr).toContain(
      'blue-environment         deployed\nblue-germanywestcentral  failed\nblue-swedencentral       not started\n',
    );
  });
});

test('starts nothing without a terminal to confirm on, and destroy neither', () => {
  inProject((run) => {
    for (const name of ['deploy', 'destroy'])
      expect(run([name, 'blue'])).toEqual({
        ...{ status: 1, calls: [] },
        stderr: `${name}: there is no terminal to confirm a plan on. To continue without confirmation, add: --yes\n`,
      });
  });
});

test('starts nothing while generated/ is not current, and names what differs', () => {
  inProject((run, project) => {
    const file = path.join(project, 'environments/blue.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('4711', '4712'));
    const done = run(['deploy', 'blue', '--yes']);
    expect([done.status, done.calls]).toEqual([1, []]);
    expect(done.stderr).toContain(
      'generated/ does not match the environment files, so nothing was deployed:\n  generated/blue/environment/cdk.tf.json\n',
    );
  });
});

test('starts nothing while an environment file has errors', () => {
  inProject((run, project) => {
    const file = path.join(project, 'environments/blue.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"4711"', '4711'));
    const done = run(['deploy', 'blue', '--yes']);
    expect([done.status, done.calls]).toEqual([1, []]);
    expect(done.stderr).toMatch(/environments\/blue\.yaml:8:\d+ error schema\/type: .*Nothing was deployed\.\n$/s);
  });
});

test('destroys the regions of an environment before its shared stack, with a plan that destroys', () => {
  inProject((run) => {
    const done = run(['destroy', 'blue', '--yes']);
    expect(short(done).filter((call) => call.startsWith('apply'))).toEqual([
      'apply blue/swedencentral',
      'apply blue/germanywestcentral',
      'apply blue/environment',
    ]);
    expect(done.calls.filter((call) => call.startsWith('plan')).every((call) => call.includes(' -destroy'))).toBe(true);
  });
});

test('says how to destroy a stack with prevent_destroy, and shows the error of Terraform', () => {
  inProject((run) => {
    const env = { FAIL: 'plan blue/germanywestcentral', ERROR: 'Error: Instance cannot be destroyed' };
    const { status, stderr } = run(['destroy', 'blue', '--yes'], env);
    expect([status, stderr]).toEqual([1, expect.stringContaining('Error: Instance cannot be destroyed\n')]);
    expect(stderr).toMatch(
      /blue-swedencentral {7}destroyed\nblue-germanywestcentral {2}not destroyed\nblue-environment {9}not started\n(.*)$/s,
    );
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      'destroy: blue-germanywestcentral is protected by prevent_destroy: set preventDestroy: false in environments/blue.yaml, run npx stamps synth, and deploy the change first.',
    );
    const other = run(['destroy', 'blue', '--yes'], { ...env, ERROR: 'Error: other' }).stderr;
    expect(other).toMatch(
      /destroy: blue-germanywestcentral failed: the error of Terraform is above\. See docs\/recovery\.md\.\n$/,
    );
  });
});

test('diff reports which stacks failed', () => {
  inProject((run) => {
    const { status, stderr } = run(['diff', 'blue'], { FAIL: 'plan blue/germanywestcentral', PLANNED: '0' });
    expect(status).toBe(1);
    expect(stderr).toContain(
      '\nblue-environment         planned\nblue-germanywestcentral  failed\nblue-swedencentral       planned\ndiff: blue-germanywestcentral failed: the error of Terraform is above.\n',
    );
  });
});

test('diff plans without a lock, and applies nothing', () => {
  inProject((run) => {
    const done = run(['diff', 'blue-swedencentral'], { PLANNED: '0' });
    expect([done.status, short(done)]).toEqual([0, ['init blue/swedencentral', 'plan blue/swedencentral']]);
    expect(done.calls[1]).toContain('-lock=false');
  });
});

test.each([
  [['deploy', 'bleu', '--yes'], "deploy: unknown stack 'bleu': did you mean 'blue'?"],
  [['deploy', '--yes'], "deploy: missing required argument 'stack'"],
])('rejects %j', (args, message) => {
  inProject((run) => {
    const done = run(args);
    expect([done.status, done.calls, done.stderr.split('\n')[0]]).toEqual([2, [], message]);
  });
});

test('says which program is missing', () => {
  inProject((_, project) => {
    const { status, stderr } = node('deploy', ['blue', '--yes', '--terraform', 'no-such-program'], { cwd: project });
    expect(status).toBe(1);
    expect(stderr).toContain('deploy: no-such-program could not be started: install Terraform 1.9 or newer');
  });
});

test('destroy refuses a storage account of states', () => {
  inCopyOf('state-backend', (project) => {
    generate(project);
    const { stdout } = node('list', ['--json'], { cwd: project });
    const { stacks } = JSON.parse(stdout) as { stacks: { id: string; folder: string }[] };
    const [first] = stacks;
    expect(first?.folder).toMatch(/^generated\/state\//);
    const { status, stderr } = node('destroy', [first?.id ?? '', '--yes'], { cwd: project });
    expect([status, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('contains the states of other stacks')]);
  });
});
