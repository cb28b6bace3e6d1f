import { hasErrors } from '../lib/environment/problem';
import { readProject } from '../lib/environment/read-project';
import { compare, isCurrent } from '../lib/generated/compare';
import type { Comparison } from '../lib/generated/compare';
import { forget } from '../lib/generated/forget';
import { readGenerated } from '../lib/generated/read-generated';
import { swapIn } from '../lib/generated/swap-in';
import { checkAll } from '../stacks/rules';
import { command, EXIT, run } from './command';
import { counted } from './counted';
import { differences } from './differences';
import { printProblems } from './print-problems';
import { synthesize } from './synthesize';
import { day, today } from './today';

/** Above this many stacks, synthesis takes long enough to be announced. */
const MANY = 60;

interface Options {
  readonly project: string;
  readonly check?: true;
  readonly today: string;
  readonly remove?: readonly string[];
}

const program = command('synth', 'Turn environments/*.yaml into Terraform under generated/, one folder a stack.')
  .option('--check', 'write nothing; say whether generated/ is current and show what differs')
  .option(
    '--remove <environment/region...>',
    'drop the folders of stacks that are no longer configured and have been destroyed',
  )
  .option(
    '--today <day>',
    'the day that retirements and waivers are held against; it never changes what is generated',
    day,
    today(),
  )
  .addHelpText(
    'after',
    `
Exit codes:
  0  generated/ is written, or with --check is current
  1  an environment file has errors and nothing was written; or with --check, generated/ is not current
  2  the command was not understood`,
  );

run('synth', () => synth(program.parse().opts<Options>()));

function synth({ project, check, remove, today: now }: Options): number {
  const fleet = readProject(project);
  const problems = checkAll(fleet, { today: now, generated: readGenerated(project, fleet) });
  printProblems(problems, fleet.sources);
  if (hasErrors(problems)) {
    process.stderr.write('Nothing was written.\n');
    return EXIT.problems;
  }
  const stacks = fleet.stateAccounts.length + fleet.shared.length + fleet.stamps.length;
  if (stacks > MANY) process.stderr.write(`Synthesizing ${stacks} stacks …\n`);
  const comparison = compare(project, synthesize(fleet));
  if (check) return report(comparison, stacks);
  swapIn(project, comparison.changed);
  const dropped = forget(project, comparison.stale, remove ?? []);
  summarize(comparison, stacks, dropped);
  return EXIT.ok;
}

function report(comparison: Comparison, stacks: number): number {
  if (isCurrent(comparison)) {
    process.stdout.write(`generated/ is current: ${stacks} stacks.\n`);
    return EXIT.ok;
  }
  process.stdout.write(differences(comparison));
  warnOfStale(comparison.stale);
  process.stderr.write('generated/ is not current: run npm run synth and commit what it writes.\n');
  return EXIT.problems;
}

function summarize({ changed, stale }: Comparison, stacks: number, dropped: readonly string[]): void {
  for (const { file, before } of changed) process.stdout.write(`${before === undefined ? 'added  ' : 'changed'} ${file}\n`);
  for (const folder of dropped) process.stdout.write(`dropped ${folder}\n`);
  process.stdout.write(`${stacks} stacks, ${changed.length === 0 ? 'no file' : counted(changed.length, 'file')} changed.\n`);
  warnOfStale(stale.filter((folder) => !dropped.includes(folder)));
}

function warnOfStale(stale: readonly string[]): void {
  for (const folder of stale)
    process.stderr.write(
      `warning: ${folder} is no longer configured, but what it made may still be in Azure.\n` +
        `  Destroy it (terraform -chdir=${folder} init, then destroy), then: npm run synth -- --remove ${folder.replace(/^generated\//, '')}\n`,
    );
}
