import pc from 'picocolors';
import type { FindingGroup, Variant } from '../lib/review/report/groups';
import { groupsOf, versionGroups } from '../lib/review/report/groups';
import { sentence } from '../lib/review/report/inline';
import { terminal } from '../lib/text/terminal';
import { changeWords, countWords, sinceWords, stacksWords, VERDICT_WORDS } from '../lib/review/report/verdict';
import type { Review } from '../lib/review/review';
import type { Verdict } from '../lib/review/rules/review-rule';
import { SEVERITIES } from '../lib/review/rules/review-rule';
import { textTable } from './text-table';

type Colors = Pick<typeof pc, 'blue' | 'bold' | 'dim' | 'green' | 'red' | 'yellow'>;

/** A review as text for a terminal: the verdict, the stacks, and the findings in descending order of severity. */
export function reviewReport(review: Review, colors: Colors = pc.createColors(false)): string {
  const paint = paints(colors);
  const head = `${paint[review.verdict](colors.bold(review.verdict))}: ${VERDICT_WORDS[review.verdict]}\n${countWords(review)}\n${sinceLine(review)}`;
  return [head, ...reviewParagraphs(review, colors)].join('\n');
}

/** The stacks of a review, and its findings in descending order of severity, each ending with a line break. */
export function reviewParagraphs(review: Review, colors: Colors): string[] {
  return [
    ...(review.stacks.length === 0 ? [] : [stackTable(review, colors)]),
    ...versionGroups(review).map(
      ({ words, stacks }) => `Only versions changed in ${stacksWords(stacks.length)}: ${terminal(words)}\n`,
    ),
    ...SEVERITIES.flatMap((severity) => groupsOf(review, severity).map((group) => paragraph(group, colors))),
  ];
}

const paints = ({ red, yellow, blue, green }: Colors): Record<Verdict, (text: string) => string> => ({
  critical: red,
  high: yellow,
  notice: blue,
  none: green,
});

function sinceLine(review: Review): string {
  return review.since === undefined ? '' : `since ${terminal(review.since.label)}: ${sinceWords(review)}\n`;
}

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

function paragraph(group: FindingGroup, colors: Colors): string {
  const { finding, message, stacks, variants } = group;
  const { severity, rule, attribute, why, predicted } = finding;
  const [first] = variants;
  const lines = variants.length > 1 ? variants.map((each) => `${differing(group, each)} in ${names(each.stacks)}`) : [];
  const place = variants.every(({ address }) => address === finding.address) ? finding.address : undefined;
  const about = [
    [place, attribute].filter((each) => each !== undefined).join(' '),
    ...(lines.length > 0 || !first ? lines : [values(first)]),
  ];
  return [
    `${paints(colors)[severity](`${severity} ${rule}`)}: ${colors.bold(terminal(sentence(message)))}`,
    ...about.filter((line) => line !== '').map((line) => `  ${terminal(line)}`),
    `  in ${stacks.length > 1 ? `${stacksWords(stacks.length)}: ` : ''}${names(stacks)}`,
    ...marks(group).map((line) => `  ${line}`),
    colors.dim(
      `  ${terminal(why)}${predicted === true ? ' Predicted from the schemas of the providers. With a plan, it is certain.' : ''}`,
    ),
    '',
  ].join('\n');
}

/** The new and changed findings since an earlier review, with their stacks. */
const marks = ({ members }: FindingGroup) =>
  (['new', 'changed'] as const).flatMap((mark) => {
    const stacks = members.filter(({ finding }) => finding.since === mark).map(({ stack }) => stack);
    return stacks.length === 0 ? [] : [`${mark} in ${names([...new Set(stacks)])}`];
  });

const names = (stacks: FindingGroup['stacks']) => stacks.map(({ id }) => terminal(id)).join(', ');

const values = ({ before, after }: Variant) => [before, after].filter((each) => each !== undefined).join(' → ');

/** The text that distinguishes a variant from the others. */
function differing({ finding, variants }: FindingGroup, variant: Variant): string {
  const { address, message } = variant;
  const what = variants.every((each) => each.address === finding.address) ? '' : (address ?? message);
  return [what, values(variant)].filter((text) => text !== '').join(' ') || message;
}
