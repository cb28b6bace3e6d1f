import { spawnSync } from 'node:child_process';
import { Argument } from 'commander';
import { writeOneOf } from '../lib/diagnostics/near-miss';
import { stacksWithExtraFiles } from './extra-file-stacks';
import type { Values } from './command';
import { EXIT, question, run } from './command';
import { stackIds } from './completion/values';

/** The CLI is downloaded on use: it brings in about 470 packages, has not been maintained since CDKTF was archived, and no other command needs it. */
const CLI = 'cdktf-cli@0.21.0';

const COMMANDS: Readonly<Record<string, string>> = {
  list: 'List the stacks.',
  diff: 'Show what a deployment of a stack would change.',
  deploy: 'Deploy stacks, one at a time.',
  destroy: 'Destroy stacks, one at a time.',
};

/** Stacks are deployed one at a time, so that a change that fails in the first region never reaches the second. */
const ONE_BY_ONE: Readonly<Record<string, readonly string[]>> = {
  deploy: ['--parallelism', '1'],
  destroy: ['--parallelism', '1'],
};

const isApproval = (arg: string) => /^--auto-approve(=true)?$/.test(arg);

const isParallelism = (arg: string) => arg === '--parallelism' || arg.startsWith('--parallelism=');

export const program = question('cdktf')
  .addArgument(new Argument('<command>', 'a command of the CDKTF CLI').choices(Object.keys(COMMANDS)))
  .argument('[stack...]', 'IDs such as dev-swedencentral')
  .allowUnknownOption()
  .addHelpText(
    'after',
    `
Commands:
${Object.entries(COMMANDS)
  .map(([command, about]) => `  ${command.padEnd(8)} ${about}\n`)
  .join('')}
Runs the CDKTF CLI (${CLI}) through npx. Other options are those of the CDKTF CLI.

Examples:
  stamps cdktf list
  stamps cdktf diff dev-swedencentral
  stamps cdktf deploy dev-environment dev-swedencentral --auto-approve

Exit codes:
  0  the command of the CDKTF CLI succeeded
  1  a stack has extra files, or there is no terminal to confirm on; other codes are those of the CDKTF CLI
  2  usage error`,
  );

export const values: Values = { stack: stackIds };

export const main = run('cdktf', () => {
  const [name = '', ...rest] = process.argv.slice(2);
  if (name === '--help' || name === '-h') {
    program.outputHelp();
    return EXIT.ok;
  }
  const about = COMMANDS[name];
  if (about === undefined) {
    const problem = name === '' ? 'a command is missing' : `unknown command '${name}'`;
    process.stderr.write(`cdktf: ${problem}: ${writeOneOf(Object.keys(COMMANDS))}\n`);
    return EXIT.usage;
  }
  const asksForHelp = rest.includes('--help') || rest.includes('-h');
  if (asksForHelp) {
    process.stdout.write(`${about}\n\nRuns the CDKTF CLI (npx ${CLI} ${name}) without telemetry. Its own options follow.\n\n`);
  }
  const refused = name === 'list' || asksForHelp ? [] : stacksWithExtraFiles(process.cwd(), rest);
  for (const { id, folder, names } of refused)
    process.stderr.write(
      `cdktf: ${id} has files that the CDKTF CLI does not read: ${names.join(', ')}. It would destroy the resources of these files.\n` +
        `  Use Terraform in the folder instead: terraform -chdir=${folder} plan\n`,
    );
  if (refused.length > 0) return EXIT.problems;
  if (name in ONE_BY_ONE && !asksForHelp && !process.stdin.isTTY && !rest.some(isApproval)) {
    process.stderr.write(`cdktf: there is no terminal to confirm on. To continue without confirmation, add: --auto-approve\n`);
    return EXIT.problems;
  }
  const order = rest.some(isParallelism) ? [] : (ONE_BY_ONE[name] ?? []);
  const { status, error } = spawnSync('npx', ['--yes', '--package', CLI, 'cdktf', name, ...rest, ...order], {
    stdio: 'inherit',
    env: { CHECKPOINT_DISABLE: '1', ...process.env },
    shell: process.platform === 'win32',
  });
  if (error) process.stderr.write(`cdktf: ${error.message}\n`);
  return status ?? EXIT.problems;
});
