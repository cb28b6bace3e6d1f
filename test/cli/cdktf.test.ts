import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stacksWithExtraFiles } from '../../cli/extra-file-stacks';
import { inCopyOf, ROOT } from '../support/root';

/** A project with three stacks, one of which has an extra file. */
function inProject(work: (project: string) => void): void {
  inCopyOf('environment-dns', (project) => {
    for (const part of ['environment', 'germanywestcentral', 'swedencentral']) {
      mkdirSync(path.join(project, 'generated/blue', part), { recursive: true });
      writeFileSync(path.join(project, 'generated/blue', part, 'cdk.tf.json'), '{}');
    }
    writeFileSync(path.join(project, 'generated/blue/swedencentral/alerts.tf'), '');
    work(project);
  });
}

test.each<[readonly string[], readonly string[]]>([
  [['blue-swedencentral'], ['blue-swedencentral']],
  [['blue-environment', 'blue-swedencentral', '--auto-approve'], ['blue-swedencentral']],
  [['blue-*'], ['blue-swedencentral']],
  [['*sweden*'], ['blue-swedencentral']],
  [['--auto-approve', '--parallelism', '2'], ['blue-swedencentral']],
  [[], ['blue-swedencentral']],
  [['blue-germanywestcentral'], []],
  [['blue-environment', '*west*'], []],
])('for %j, the stacks with extra files are %j', (args, ids) => {
  inProject((project) => {
    expect(stacksWithExtraFiles(project, args).map(({ id }) => id)).toEqual(ids);
  });
});

/** Runs commands of the CDKTF CLI with a stand-in for npx, which records the arguments of its calls. */
function inProjectWithNpx(
  work: (run: (...args: string[]) => { status: number | null; stderr: string }, calls: () => string[]) => void,
): void {
  inProject((project) => {
    const programs = path.join(project, 'programs');
    const record = path.join(project, 'calls');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'npx'), '#!/bin/sh\necho "$@" >>calls\n');
    chmodSync(path.join(programs, 'npx'), 0o755);
    const run = (...args: string[]) => {
      const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'bin/stamps.mjs'), 'cdktf', ...args], {
        cwd: project,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}` },
      });
      return { status, stderr };
    };
    const calls = () =>
      existsSync(record)
        ? readFileSync(record, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => line.replace(/^.* cdktf /, ''))
        : [];
    work(run, calls);
  });
}

test('the CDKTF CLI does not run on a stack with extra files, which it would destroy', () => {
  inProjectWithNpx((run, calls) => {
    for (const command of ['deploy', 'diff', 'destroy'])
      expect(run(command, 'blue-swedencentral')).toEqual({
        status: 1,
        stderr:
          'cdktf: blue-swedencentral has files that the CDKTF CLI does not read: alerts.tf. It would destroy the resources of these files.\n' +
          '  Use Terraform in the folder instead: terraform -chdir=generated/blue/swedencentral plan\n',
      });
    expect(calls()).toEqual([]);
    expect([run('deploy', 'blue-environment', '--auto-approve').status, run('list').status]).toEqual([0, 0]);
    expect(calls()).toEqual(['deploy blue-environment --auto-approve --parallelism 1', 'list']);
  });
});

test.each([
  [['deploy'], '--parallelism 1'],
  [['destroy'], '--parallelism 1'],
  [['deploy', '--parallelism', '4'], '--parallelism 4'],
  [['deploy', '--parallelism=4'], '--parallelism=4'],
  [['destroy', '--parallelism=4'], '--parallelism=4'],
])('the CDKTF CLI gets the option --parallelism once: %j', ([command = '', ...options], expected) => {
  inProjectWithNpx((run, calls) => {
    expect(run(command, 'blue-environment', '--auto-approve', ...options).status).toBe(0);
    expect(calls()).toEqual([`${command} blue-environment --auto-approve ${expected}`]);
  });
});

test('the CDKTF CLI, which fails without a terminal, does not start without one to confirm on', () => {
  inProjectWithNpx((run, calls) => {
    for (const command of ['deploy', 'destroy'])
      expect(run(command, 'blue-environment')).toEqual({
        status: 1,
        stderr: 'cdktf: there is no terminal to confirm on. To continue without confirmation, add: --auto-approve\n',
      });
    expect(calls()).toEqual([]);
  });
});

test('--help without a command lists the commands and runs none', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'bin/stamps.mjs'), 'cdktf', '--help'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const [, commands = ''] = /\nCommands:\n((?: {2}.*\n)*)/.exec(stdout) ?? [];
  expect([...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name)).toEqual(['list', 'diff', 'deploy', 'destroy']);
});
