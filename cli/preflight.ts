import { Option } from 'commander';
import { today } from '../lib/guardrails/today';
import { hasErrors } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import type { Purpose } from '../lib/preflight/question';
import { PURPOSES } from '../lib/preflight/question';
import type { Format } from '../lib/report/formats';
import { FORMATS, WRITERS } from '../lib/report/formats';
import { printProblems } from '../lib/report/print-problems';
import { ruleContextOf } from '../stacks/rule-context';
import { checkAll } from '../stacks/rules';
import type { AzureOptions } from './azure/options';
import { SIGN_IN_HELP, withAzure } from './azure/options';
import type { Values } from './command';
import { command, EXIT, runAsync } from './command';
import { stacksAndEnvironments } from './completion/values';
import { day } from './day';
import { withFormats } from './format-option';
import type { Output } from './outputs';
import { outputsIn, STANDARD_OUTPUT, writeOutput } from './outputs';
import { CHECK_IDS, checkNamed } from './preflight/checks';
import { chosenTargets, resourceTypesOf } from './preflight/targets';

interface Options extends AzureOptions {
  readonly project: string;
  readonly format: Format;
  readonly output?: readonly Output<Format>[];
  readonly strict?: true;
  readonly tolerate: readonly string[];
  readonly as: Purpose;
  readonly today: string;
}

export const program = withAzure(withFormats(command('preflight'), FORMATS))
  .argument('[stack...]', 'stacks by ID or folder, or the names of environments (default: all stacks)')
  .option(
    '--output <[format=]file>',
    'write the results to a file, such as junit=preflight.xml; can be repeated; - is standard output',
    outputsIn(FORMATS),
  )
  .option('--strict', 'also fail if something was not checked, or is uncertain')
  .addOption(
    new Option('--tolerate <check>', 'with --strict: a check that may be not checked or uncertain; can be repeated')
      .argParser(checkNamed)
      .default([], 'none'),
  )
  .addOption(
    new Option('--as <purpose>', 'what the identity is going to do with the stacks: an identity that plans needs fewer rights')
      .choices(PURPOSES)
      .default(PURPOSES[0]),
  )
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Only reads. ${SIGN_IN_HELP}
docs/live.md lists the checks, and the rights that each of them needs. A check for which the identity has no right is reported as not
checked, never as passed. What no right shows before an apply is a notice, and passes.

Examples:
  stamps preflight
  stamps preflight prod-swedencentral --strict
  stamps preflight --as plan
  stamps preflight --as plan --strict --tolerate account-name --tolerate capacity
  stamps preflight prod --output text=- --output junit=preflight.xml

Exit codes:
  0  no check failed; with --strict, every check passed or is tolerated
  1  a check failed, an environment file has errors, or the sign-in failed; with --strict, also if something was not checked
  2  usage error, or a stack does not exist`,
  );

export const values: Values = { stack: stacksAndEnvironments, '--tolerate': () => CHECK_IDS };

export const main = runAsync('preflight', async () => {
  program.parse();
  const { project, format, output, strict, tolerate, as, today: now, ...azure } = program.opts<Options>();
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, now));
  if (hasErrors(problems)) {
    printProblems(problems, fleet.sources);
    return EXIT.problems;
  }
  if (tolerate.length > 0 && strict !== true) program.error('error: --tolerate has no effect without --strict');
  const targets = chosenTargets(program, fleet, program.args);
  const { ask } = await import('./preflight/ask');
  const { result, worst } = await ask(targets, { fleet, resourceTypes: resourceTypesOf, as }, { ...azure, tolerate });
  for (const each of output ?? [{ file: STANDARD_OUTPUT }]) writeOutput(each.file, WRITERS[each.format ?? format](result));
  return worst === 'failed' || (strict === true && worst !== 'passed') ? EXIT.problems : EXIT.ok;
});
