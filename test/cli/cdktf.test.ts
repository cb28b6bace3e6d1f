import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stacksWithExtraFiles } from '../../cli/extra-file-stacks';
import { inCopyOf, ROOT } from '../support/project';

/** A project with three stacks, one of which has a file of somebody's beside it. */
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
])('of %j, the stacks with extra files are %j', (args, ids) => {
  inProject((project) => {
    expect(stacksWithExtraFiles(project, args).map(({ id }) => id)).toEqual(ids);
  });
});

test('the CDKTF CLI does not run on a stack with extra files, which it would destroy', () => {
  inProject((project) => {
    const programs = path.join(project, 'programs');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'npx'), '#!/bin/sh\necho "$@" >>calls\n');
    chmodSync(path.join(programs, 'npx'), 0o755);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(ROOT, 'cli/start.mjs'), 'cdktf', ...args], {
        cwd: project,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}` },
      });
    for (const command of ['deploy', 'diff', 'destroy'])
      expect(run(command, 'blue-swedencentral')).toMatchObject({
        status: 1,
        stderr:
          'cdktf: blue-swedencentral has files that the CDKTF CLI does not read: alerts.tf. It would destroy what they made.\n' +
          '  Use Terraform in the folder instead: terraform -chdir=generated/blue/swedencentral plan\n',
      });
    expect(existsSync(path.join(project, 'calls'))).toBe(false);
    expect([run('deploy', 'blue-environment').status, run('list').status]).toEqual([0, 0]);
    expect(readFileSync(path.join(project, 'calls'), 'utf8')).toMatch(/cdktf deploy blue-environment .*\n.*cdktf list\n$/);
  });
});
