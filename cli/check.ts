import { today } from '../lib/guardrails/today';
import type { Fleet } from '../lib/fleet/fleet';
import { hasErrors } from '../lib/diagnostics/problem';
import type { Problem } from '../lib/diagnostics/problem';
import { readProject } from '../lib/resolve/read-project';
import { checkAll } from '../stacks/rules';
import { jsonText } from '../lib/text/json';
import { ruleContextOf } from '../stacks/rule-context';
import { colorsFor } from '../lib/report/colors';
import { noteCatalogAge } from './catalog-age';
import { command, EXIT, run } from './command';
import { counted } from '../lib/text/counted';
import { checkFindings } from './check-findings';
import { withFormats } from './format-option';
import type { Format } from '../lib/report/formats';
import { FORMATS, WRITERS } from '../lib/report/formats';
import { problemCount, problemReport } from '../lib/report/problem-report';
import { day } from './day';

interface Options {
  readonly project: string;
  readonly format: Format;
  readonly today: string;
}

export const program = withFormats(command('check'), FORMATS)
  .option('--today <day>', 'the date to use when checking retirements and waivers', day, today())
  .addHelpText(
    'after',
    `
Examples:
  stamps check
  stamps check --today 2027-01-01
  stamps check --format sarif > check.sarif

Exit codes:
  0  there are no errors; there can be warnings, and notices of waived problems
  1  there are errors
  2  usage error`,
  );

function text(problems: readonly Problem[], { sources, stamps }: Fleet): string {
  const count = problems.length === 0 ? 'no problems' : problemCount(problems);
  const report = problemReport(problems, sources, colorsFor(process.stdout));
  return `${report}${report === '' ? '' : '\n'}${counted(stamps.length, 'stamp')} checked: ${count}.\n`;
}

export const main = run('check', () => {
  const { project, format, today: now } = program.parse().opts<Options>();
  noteCatalogAge(now, project);
  const fleet = readProject(project);
  const problems = checkAll(fleet, ruleContextOf(project, fleet, now));
  process.stdout.write(
    WRITERS[format]({
      text: () => text(problems, fleet),
      json: () => jsonText({ problems }),
      report: () => checkFindings(problems, fleet),
    }),
  );
  return hasErrors(problems) ? EXIT.problems : EXIT.ok;
});
