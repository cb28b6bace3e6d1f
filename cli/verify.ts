import { hasErrors } from '../lib/diagnostics/problem';
import { suggestion } from '../lib/diagnostics/near-miss';
import { today } from '../lib/guardrails/today';
import { FORMATS, WRITERS } from '../lib/report/formats';
import { printProblems } from '../lib/report/print-problems';
import { readProject } from '../lib/resolve/read-project';
import { terminal } from '../lib/text/terminal';
import { INSIDE, OUTSIDE } from '../lib/verify/checks';
import type { Target } from '../lib/verdicts/target';
import type { StampTarget } from '../lib/verify/verify';
import { ruleContextOf } from '../stacks/rule-context';
import { checkAll } from '../stacks/rules';
import { SIGN_IN_HELP, withAzure } from './azure/options';
import type { Values } from './command';
import { command, EXIT, runAsync } from './command';
import { stacksAndEnvironments } from './completion/values';
import { day } from './day';
import { withFormats } from './format-option';
import { chosenTargets } from './preflight/targets';
import { notesBefore } from './verify/notes';
import type { VerifyOptions } from './verify/options';
import { canariesIn, CHECK_IDS, withVerifyOptions } from './verify/options';

export const program = withVerifyOptions(withAzure(withFormats(command('verify'), FORMATS)))
  .argument('[stack...]', 'stamps by ID or folder, or the names of environments (default: all stamps)')
  .option('--strict', 'also fail if something was not checked, or is uncertain')
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Run it inside the network, on a machine that resolves names as the clients do. It changes nothing, and sends no real key. Some checks
send a tiny prompt, which costs tokens. ${SIGN_IN_HELP}
The identity needs the role inference on the account and, for the check audit, Reader on the workspace. docs/live.md lists the checks.

Examples:
  stamps verify
  stamps verify prod-swedencentral --no-tokens
  stamps verify prod --resolver 10.0.0.4 --canary project-names=zz-kit-canary-7f3a
  stamps verify prod --outside
  stamps verify prod --format junit > verify.xml

Exit codes:
  0  no check failed; with --strict, every check passed
  1  a check failed, such as the sign-in, or an environment file has errors; with --strict, also if something was not checked
  2  usage error, or a stack does not exist`,
  );

export const values: Values = { stack: stacksAndEnvironments, '--skip': () => CHECK_IDS };

const isStamp = (target: Target): target is StampTarget => target.kind === 'stamp';

export const main = runAsync('verify', async () => {
  program.parse();
  const options = program.opts<VerifyOptions>();
  const { project, format, strict, today: now } = options;
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, now));
  if (hasErrors(problems)) {
    printProblems(problems, fleet.sources);
    return EXIT.problems;
  }
  const targets = chosenTargets(program, fleet, program.args, isStamp).filter(isStamp);
  if (targets.length === 0) program.error('error: none of these stacks is a stamp: there is nothing to verify');
  const canaries =
    canariesIn(options.canary) ?? program.error('error: --canary must be the key of a list, an equals sign and a term');
  refuseUnknownLists(targets, canaries);
  const checks = (options.outside === true ? OUTSIDE : INSIDE).filter(
    ({ id, costsTokens }) => !options.skip.includes(id) && (options.tokens || costsTokens !== true),
  );
  for (const note of notesBefore(targets, checks, canaries, process.env)) process.stderr.write(`${terminal(note)}\n`);
  const { runChecks } = await import('./verify/run');
  const { result, worst } = await runChecks(targets, checks, fleet, { ...options, canaries });
  process.stdout.write(WRITERS[format](result));
  return worst === 'failed' || (strict === true && worst !== 'passed') ? EXIT.problems : EXIT.ok;
});

function refuseUnknownLists(targets: readonly StampTarget[], canaries: ReadonlyMap<string, string>): void {
  const known = new Set(targets.flatMap(({ stack }) => stack.value.blocklists.map(({ key }) => key)));
  for (const list of canaries.keys())
    if (!known.has(list)) program.error(`error: unknown list '${list}' in --canary: ${suggestion(list, [...known])}`);
}
