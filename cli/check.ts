import { Option } from 'commander';
import { today } from '../lib/guardrails/today';
import type { Fleet } from '../lib/fleet/fleet';
import { hasErrors } from '../lib/diagnostics/problem';
import type { Problem } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import { checkAll } from '../stacks/rules';
import { jsonText } from '../lib/text/json';
import { ruleContextOf } from '../stacks/rule-context';
import { colorsFor } from '../lib/report/colors';
import { command, EXIT, run } from './command';
import { counted } from '../lib/text/counted';
import { githubAnnotations } from './github-annotations';
import { problemCount, problemReport, reported } from '../lib/report/problem-report';
import { day } from './day';

const FORMATS = ['text', 'json', 'github'] as const;

interface Options {
  readonly project: string;
  readonly format: (typeof FORMATS)[number];
  readonly today: string;
}

const program = command('check')
  .addOption(new Option('--format <format>', 'the output format').choices(FORMATS).default('text'))
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Exit codes:
  0  there are no errors; there can be warnings, and notices of waived problems
  1  there are errors
  2  usage error`,
  );

const WRITERS: Readonly<Record<Options['format'], (problems: readonly Problem[], fleet: Fleet) => string>> = {
  github: (problems) => githubAnnotations(reported(problems)),
  json: (problems) => jsonText({ problems }),
  text: (problems, { sources, stamps }) => {
    const count = problems.length === 0 ? 'no problems' : problemCount(problems);
    const report = problemReport(problems, sources, colorsFor(process.stdout));
    return `${report}${report === '' ? '' : '\n'}${counted(stamps.length, 'stamp')} checked: ${count}.\n`;
  },
};

export const main = run('check', () => {
  const { project, format, today: now } = program.parse().opts<Options>();
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, now));
  process.stdout.write(WRITERS[format](problems, fleet));
  return hasErrors(problems) ? EXIT.problems : EXIT.ok;
});
