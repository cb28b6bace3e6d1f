import { table } from '../../readme/markdown';
import type { Review, ReviewedStack } from '../review';
import type { Severity, Verdict } from '../rules/review-rule';
import { SEVERITIES } from '../rules/review-rule';
import type { FindingGroup } from './groups';
import { byRule, countOf, versionGroups } from './groups';
import { codeSpan, fence, plain } from '../../text/markdown';
import { clipped } from '../../text/visible';
import { bullet, details, sentence } from './inline';
import { changeWords, countWords, stacksWords, VERDICT_WORDS } from './verdict';

/** The first line of every report, by which a comment is found again and updated in place. */
export const MARKER = '<!-- azure-openai-stamps review -->';

/** GitHub takes 65,536 characters in a comment; room is left for what a pipeline may add. */
const LIMIT = 64_000;
/** The most stacks in the table; those that matter least are left out. */
const ROWS = 80;
/** The most stacks that a finding names. */
const NAMED = 8;
/** Diagrams are long and few are read. */
const DIAGRAMS = 4;
/** The most characters of a message or a value: a list of thousands must not push out everything else. */
const LONGEST = 1_000;
/** The most characters of a diagram. */
const DRAWN = 6_000;

/** How a report links to pages. */
export interface MarkdownOptions {
  /**
   * What paths are put after, such as `https://github.com/contoso/ai/blob/4f2a…`.
   *
   * @default - links are relative to the root of the repository
   */
  readonly linkBase?: string;
}

const ALERTS: Readonly<Record<Verdict, string>> = { critical: 'CAUTION', high: 'WARNING', notice: 'NOTE', none: 'TIP' };

/** A review as Markdown for a pull request: the verdict, the stacks, the findings, the worst first; what is too long is cut last. */
export function markdown(review: Review, options: MarkdownOptions = {}): string {
  const head = [MARKER, `## Review: ${review.verdict}`, alert(review)];
  if (review.stacks.length === 0) return `${head.join('\n\n')}\n`;
  const parts = [
    stackTable(review, options),
    ...versionGroups(review).map(
      ({ words, stacks }) => `Only versions changed in ${stacksWords(stacks.length)}: ${plain(words)}.`,
    ),
    ...SEVERITIES.flatMap((severity) => findings(review, severity, options)),
    ...diagrams(review),
  ].filter((part) => part !== '');
  return `${fitting([...head, ...parts]).join('\n\n')}\n`;
}

const alert = (review: Review) =>
  `> [!${ALERTS[review.verdict]}]\n> **${review.verdict}**: ${VERDICT_WORDS[review.verdict]}.\n>\n> ${countWords(review)}.`;

function stackTable(review: Review, options: MarkdownOptions): string {
  const stacks = review.stacks.filter(({ onlyVersions }) => !onlyVersions);
  if (stacks.length === 0) return '';
  const order = (verdict: Verdict) => [...SEVERITIES, 'none'].indexOf(verdict);
  const shownFirst = [...stacks].sort((one, other) => order(one.verdict) - order(other.verdict));
  const rows = shownFirst
    .slice(0, ROWS)
    .map((stack) => [
      link(stack, options),
      changeWords(stack),
      stack.verdict === 'critical' ? '**critical**' : stack.verdict,
      ...SEVERITIES.map((severity) => String(stack.findings.filter((each) => each.severity === severity).length)),
    ]);
  const rest = stacks.length > ROWS ? `\n\n… and ${stacksWords(stacks.length - ROWS)} more.` : '';
  return table(['Stack', 'Change', 'Verdict', 'Critical', 'High', 'Notice'], rows) + rest;
}

const percent = (mark: string) => `%${mark.charCodeAt(0).toString(16)}`;

/** A stack's name with a link to its page, where there is one afterwards. */
function link({ id, folder, change }: ReviewedStack, { linkBase }: MarkdownOptions): string {
  const base = linkBase === undefined ? '' : `${linkBase.replace(/\/$/, '')}/`;
  const target = `${folder}/README.md`;
  return change === 'removed' ? codeSpan(id) : `[${codeSpan(id)}](${base}${encodeURI(target).replace(/[()?#]/g, percent)})`;
}

function findings(review: Review, severity: Severity, options: MarkdownOptions): string[] {
  const rules = byRule(review, severity);
  if (rules.length === 0) return [];
  const title = `${sentence(severity)} (${countOf(review, severity)})`;
  const parts = rules.flatMap(({ rule, why, groups }) =>
    groups.map((group, i) => `${i === 0 ? `${codeSpan(rule)}: ${plain(why)}\n\n` : ''}${bullet(lines(group, options))}`),
  );
  return severity === 'notice' ? details(title, parts) : [`### ${title}`, ...parts];
}

function lines({ finding, stacks }: FindingGroup, options: MarkdownOptions): string[] {
  const { message, address, attribute, before, after, predicted } = finding;
  const named = stacks.slice(0, NAMED).map((stack) => link(stack, options));
  const more = stacks.length > NAMED ? ` and ${stacks.length - NAMED} more` : '';
  const where = [address, attribute].filter((each) => each !== undefined).map(codeSpan);
  return [
    `**${plain(clipped(sentence(message), LONGEST))}** in ${named.join(', ')}${more}`,
    ...(where.length > 0 ? [where.join(' ')] : []),
    ...values(brief(before), brief(after)),
    ...(predicted === true ? ['Predicted from the schemas of the providers; a plan makes it certain.'] : []),
  ];
}

const brief = (text: string | undefined) => (text === undefined ? undefined : clipped(text, LONGEST));

function values(before: string | undefined, after: string | undefined): string[] {
  if (before !== undefined)
    return [after === undefined ? `was ${codeSpan(before)}` : `${codeSpan(before)} → ${codeSpan(after)}`];
  return after === undefined ? [] : [codeSpan(after)];
}

function diagrams({ stacks }: Review): string[] {
  const changed = stacks.filter(({ diagram, change }) => diagram && change !== 'removed');
  const small = changed.filter(({ diagram = {} }) => Object.values(diagram).every(({ length }) => length <= DRAWN));
  const shown = small
    .slice(0, DIAGRAMS)
    .flatMap(({ id, diagram: { before, after } = {} }) =>
      details(`Topology of ${id}`, [
        ...(before === undefined ? [] : [`Before:\n\n${fence('mermaid', before)}`]),
        ...(after === undefined ? [] : [`${before === undefined ? 'New:' : 'After:'}\n\n${fence('mermaid', after)}`]),
      ]),
    );
  const rest = changed.length - Math.min(small.length, DIAGRAMS);
  return rest > 0 ? [...shown, `The topology of ${stacksWords(rest)} more changed: see their pages.`] : shown;
}

/** As many parts as a comment can hold, with what is open closed, and a word on what was left out. */
function fitting(parts: readonly string[]): string[] {
  const kept: string[] = [];
  let [size, open] = [0, false];
  for (const [i, part] of parts.entries()) {
    size += Buffer.byteLength(part) + 2;
    if (size > LIMIT) {
      const left = parts.slice(i).filter((each) => /^- \*\*/m.test(each)).length;
      const note = `**Cut here**: ${left === 0 ? 'the rest does' : `${left} more findings do`} not fit. All of them: ${codeSpan('npm run review')} with the same options, or the summary of the run.`;
      return [...kept, ...(open ? ['</details>'] : []), note];
    }
    if (part.startsWith('<details>')) open = true;
    if (part.endsWith('</details>')) open = false;
    kept.push(part);
  }
  return kept;
}
