import { table } from '../../readme/markdown';
import { codeSpan, fence, plain } from '../../text/markdown';
import type { Review } from '../review';
import type { Severity, Verdict } from '../rules/review-rule';
import { SEVERITIES } from '../rules/review-rule';
import type { EntryOptions, LinkOptions } from './entry';
import { entry, link, shortEntry } from './entry';
import { beginningOf, sizeOf } from './fitting';
import { byRule, countOf, groupsOf, versionGroups } from './groups';
import { details, sentence } from './inline';
import { changeWords, countWords, sinceWords, stacksWords, VERDICT_WORDS } from './verdict';

/** The first line of every report. A pipeline finds its comment by this line and updates it. */
export const MARKER = '<!-- azure-openai-stamps review -->';

/** GitHub accepts 65,536 characters in a comment. The rest is for text that a pipeline adds. */
const LIMIT = 64_000;
/** The maximum number of stacks in the table. Those with the lowest verdicts are left out. */
const ROWS = 80;
/** The maximum number of stacks in the table of a shortened report. */
const FEW_ROWS = 20;
/** The maximum number of diagrams. */
const DIAGRAMS = 4;
/** The maximum length of a diagram. */
const DRAWN = 6_000;
/** Lengths of the messages in a shortened report. The first one with which all findings fit is used. */
const LENGTHS = [240, 120, 60, 30, 0];

/** Options for a report in Markdown. */
export interface MarkdownOptions extends LinkOptions {
  /**
   * The place of the whole review, as Markdown. A shortened report names it.
   *
   * @default - the report explains how to get the whole review
   */
  readonly keptIn?: string;
}

/** The name of a pipeline artifact, with a link to its run. */
export function artifactWords(name: string, runUrl: string | undefined): string {
  const run = runUrl === undefined ? 'this run' : `[this run](${encodeURI(runUrl).replace(/[()]/g, '')})`;
  return `the artifact ${codeSpan(name)} of ${run}`;
}

const ALERTS: Readonly<Record<Verdict, string>> = { critical: 'CAUTION', high: 'WARNING', notice: 'NOTE', none: 'TIP' };

/**
 * A review as Markdown for a comment in a pull request: the verdict, the stacks, and the findings in descending order of severity. If
 * the report is too long, notices are cut. It always has all critical and high findings; if necessary, each in one line.
 */
export function markdown(review: Review, options: MarkdownOptions = {}): string {
  const head = headOf(review);
  if (review.stacks.length === 0) return reportOf(head);
  const serious = [...head, stackTable(review, ROWS, options), ...versions(review), ...seriousFindings(review, options)];
  const rest = [...findings(review, 'notice', options), ...diagrams(review, DIAGRAMS, DRAWN)];
  const kept = beginningOf(serious, rest, LIMIT, (left) => cutWords(left, options));
  return reportOf(kept ?? shortened(review, options));
}

/** A whole review as Markdown for a file of any length. */
export function wholeMarkdown(review: Review, options: LinkOptions = {}): string {
  if (review.stacks.length === 0) return reportOf(headOf(review));
  return reportOf([
    ...[...headOf(review), stackTable(review, Infinity, options), ...versions(review)],
    ...SEVERITIES.flatMap((severity) => findings(review, severity, { ...options, whole: true })),
    ...diagrams(review, Infinity, Infinity),
  ]);
}

const reportOf = (parts: readonly string[]) => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

const headOf = (review: Review) => [MARKER, `## Review: ${review.verdict}`, alert(review)];

function alert(review: Review): string {
  const since = review.since && `\n>\n> Since ${codeSpan(review.since.label)}: ${sinceWords(review)}.`;
  return `> [!${ALERTS[review.verdict]}]\n> **${review.verdict}**: ${VERDICT_WORDS[review.verdict]}.\n>\n> ${countWords(review)}.${since ?? ''}`;
}

const versions = (review: Review) =>
  versionGroups(review).map(({ words, stacks }) => `Only versions changed in ${stacksWords(stacks.length)}: ${plain(words)}.`);

function stackTable(review: Review, most: number, options: LinkOptions): string {
  const stacks = review.stacks.filter(({ onlyVersions }) => !onlyVersions);
  if (stacks.length === 0) return '';
  const order = (verdict: Verdict) => [...SEVERITIES, 'none'].indexOf(verdict);
  const shownFirst = [...stacks].sort((one, other) => order(one.verdict) - order(other.verdict));
  const rows = shownFirst
    .slice(0, most)
    .map((stack) => [
      link(stack, options),
      changeWords(stack),
      stack.verdict === 'critical' ? '**critical**' : stack.verdict,
      ...SEVERITIES.map((severity) => String(stack.findings.filter((each) => each.severity === severity).length)),
    ]);
  const rest = stacks.length > most ? `\n\n… and ${stacksWords(stacks.length - most)} more.` : '';
  return table(['Stack', 'Change', 'Verdict', 'Critical', 'High', 'Notice'], rows) + rest;
}

const seriousFindings = (review: Review, options: EntryOptions) =>
  (['critical', 'high'] as const).flatMap((severity) => findings(review, severity, options));

function findings(review: Review, severity: Severity, options: EntryOptions): string[] {
  const rules = byRule(review, severity);
  if (rules.length === 0) return [];
  const parts = rules.flatMap(({ rule, why, groups }) =>
    groups.map((group, i) => `${i === 0 ? `${codeSpan(rule)}: ${plain(why)}\n\n` : ''}${entry(group, options)}`),
  );
  return severity === 'notice' ? details(titleOf(review, severity), parts) : [`### ${titleOf(review, severity)}`, ...parts];
}

const titleOf = (review: Review, severity: Severity) => `${sentence(severity)} (${countOf(review, severity)})`;

function diagrams({ stacks }: Review, most: number, longest: number): string[] {
  const changed = stacks.filter(({ diagram, change }) => diagram && change !== 'removed');
  const small = changed.filter(({ diagram = {} }) => Object.values(diagram).every(({ length }) => length <= longest));
  const shown = small
    .slice(0, most)
    .flatMap(({ id, diagram: { before, after } = {} }) =>
      details(`Topology of ${id}`, [
        ...(before === undefined ? [] : [`Before:\n\n${fence('mermaid', before)}`]),
        ...(after === undefined ? [] : [`${before === undefined ? 'New:' : 'After:'}\n\n${fence('mermaid', after)}`]),
      ]),
    );
  const rest = changed.length - Math.min(small.length, most);
  return rest > 0 ? [...shown, `The topology of ${stacksWords(rest)} more changed. See their pages.`] : shown;
}

const cutWords = (left: number, options: MarkdownOptions) =>
  `**Cut here**: ${left === 0 ? 'the rest does' : `${left} more findings do`} not fit. ${wholeWords(options)}`;

const wholeWords = ({ keptIn }: MarkdownOptions) =>
  keptIn === undefined
    ? `To get the whole review, run ${codeSpan('npx stamps review')} with the same options and ${codeSpan('--output markdown-whole=review.md')}.`
    : `The whole review: ${keptIn}.`;

/** Every critical and high finding in one line. If that is still too long, one line for each rule. */
function shortened(review: Review, options: MarkdownOptions): string[] {
  const notices = countOf(review, 'notice');
  const left = notices === 0 ? '' : `, and ${notices === 1 ? 'the notice is' : `${notices} notices are`} left out`;
  const note = `**Shortened**: each finding has one line${left}. ${wholeWords(options)}`;
  const severities = (['critical', 'high'] as const).filter((severity) => countOf(review, severity) > 0);
  const withLines = (linesOf: (severity: Severity) => readonly string[]) => [
    ...[...headOf(review), note, stackTable(review, FEW_ROWS, options)],
    ...severities.flatMap((severity) => [`### ${titleOf(review, severity)}`, linesOf(severity).join('\n')]),
  ];
  const tries = LENGTHS.map((most) =>
    withLines((severity) => groupsOf(review, severity).map((each) => shortEntry(each, most))),
  );
  return tries.find((parts) => sizeOf(parts) <= LIMIT) ?? withLines((severity) => byRule(review, severity).map(ruleLine));
}

const ruleLine = ({ rule, groups }: ReturnType<typeof byRule>[number]) =>
  `- ${codeSpan(rule)}: ${groups.length} findings in ${stacksWords(new Set(groups.flatMap(({ stacks }) => stacks)).size)}`;
