import pc from 'picocolors';
import type { FindingGroup } from '../lib/review/report/groups';
import { groupsOf, versionGroups } from '../lib/review/report/groups';
import { sentence } from '../lib/review/report/inline';
import { terminal } from '../lib/text/terminal';
import { changeWords, countWords, stacksWords, VERDICT_WORDS } from '../lib/review/report/verdict';
import type { Review } from '../lib/review/review';
import type { Verdict } from '../lib/review/rules/review-rule';
import { SEVERITIES } from '../lib/review/rules/review-rule';
import { textTable } from './text-table';

type Colors = Pick<typeof pc, 'blue' | 'bold' | 'dim' | 'green' | 'red' | 'yellow'>;

/** A review as a person reads it in a terminal: the verdict, the stacks, then what was found, the worst first. */
export function reviewReport(review: Review, colors: Colors = pc.createColors(false)): string {
  const paint = paints(colors);
  const head = `${paint[review.verdict](colors.bold(review.verdict))}: ${VERDICT_WORDS[review.verdict]}\n${countWords(review)}\n`;
  return [
    head,
    ...(review.stacks.length === 0 ? [] : [stackTable(review, colors)]),
    ...versionGroups(review).map(
      ({ words, stacks }) => `Only versions changed in ${stacksWords(stacks.length)}: ${terminal(words)}\n`,
    ),
    ...SEVERITIES.flatMap((severity) => groupsOf(review, severity).map((group) => paragraph(group, colors))),
  ].join('\n');
}

const paints = ({ red, yellow, blue, green }: Colors): Record<Verdict, (text: string) => string> => ({
  critical: red,
  high: yellow,
  notice: blue,
  none: green,
});

function stackTable({ stacks }: Review, colors: Colors): string {
  const paint = paints(colors);
  return textTable(
    ['STACK', 'CHANGE', 'VERDICT', 'CRITICAL', 'HIGH', 'NOTICE'],
    stacks.map((stack) => [
      terminal(stack.id),
      changeWords(stack),
      paint[stack.verdict](stack.verdict),
      ...SEVERITIES.map((severity) => String(stack.findings.filter((each) => each.severity === severity).length)),
    ]),
    { right: [3, 4, 5] },
  );
}

function paragraph({ finding, stacks }: FindingGroup, colors: Colors): string {
  const { severity, rule, message, address, attribute, before, after, why, predicted } = finding;
  const place = [address, attribute].filter((each) => each !== undefined).join(' ');
  const values = [before, after].filter((each) => each !== undefined).join(' → ');
  return [
    `${paints(colors)[severity](`${severity} ${rule}`)}: ${colors.bold(terminal(sentence(message)))}`,
    ...(place === '' ? [] : [`  ${terminal(place)}`]),
    ...(values === '' ? [] : [`  ${terminal(values)}`]),
    `  in ${stacks.map(({ id }) => terminal(id)).join(', ')}`,
    colors.dim(
      `  ${terminal(why)}${predicted === true ? ' Predicted from the schemas of the providers; a plan makes it certain.' : ''}`,
    ),
    '',
  ].join('\n');
}
