import pc from 'picocolors';
import type { ShownFile } from '../lib/fleet/fleet';
import type { Problem } from '../lib/diagnostics/problem';
import { terminal } from '../lib/text/terminal';
import { visible } from '../lib/text/visible';
import { counted } from './counted';

/** How much of a long line is shown around the place that a problem is about. */
const WIDTH = 100;

type Colors = Pick<typeof pc, 'bold' | 'cyan' | 'dim' | 'red' | 'yellow'>;

/** How many problems are reported: more are the same mistake again and again, or for the next run. */
export const MOST_REPORTED = 200;

/** The problems that are reported, in their order: errors rather than others where there are too many. */
export function reported(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_REPORTED) return problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const chosen = new Set([...errors, ...problems.filter(({ severity }) => severity !== 'error')].slice(0, MOST_REPORTED));
  return problems.filter((problem) => chosen.has(problem));
}

/** Problems as a person reads them: what, where with the line itself, and what to write instead. */
export function problemReport(
  problems: readonly Problem[],
  sources: readonly ShownFile[],
  colors: Colors = pc.createColors(false),
): string {
  const texts = new Map(
    sources.map(({ file, text, hidden }) => [
      file,
      text.split(/\r?\n/).map((line, i) => (hidden?.has(i + 1) ? undefined : line)),
    ]),
  );
  const shown = reported(problems);
  const left = problems.length - shown.length;
  const more = left > 0 ? `\n… and ${counted(left, 'more problem')}: correct these first, and check again\n` : '';
  return `${shown.map((problem) => `${paragraph(problem, texts.get(problem.location.file), colors)}\n`).join('\n')}${more}`;
}

function paragraph(
  { severity, rule, message, location, help, withheld = false, stamps = [] }: Problem,
  lines: readonly (string | undefined)[] | undefined,
  colors: Colors,
): string {
  const paint = { error: colors.red, notice: colors.cyan, warning: colors.yellow }[severity];
  const { file, line, column } = location;
  const head = `${colors.cyan(`${terminal(file)}:${line}:${column}`)} ${paint(`${severity} ${rule}`)}: ${colors.bold(terminal(message))}`;
  const text = withheld ? undefined : lines?.[line - 1];
  const frame = text === undefined ? [] : codeFrame(text, location, paint, colors.dim);
  return [
    head,
    ...frame,
    ...(stamps.length > 1 ? [`  in ${terminal(stamps.join(', '))}`] : []),
    ...(help === undefined ? [] : [`  ${colors.cyan('help')}: ${terminal(help)}`]),
  ].join('\n');
}

function codeFrame(
  text: string,
  { line, column, length }: Problem['location'],
  paint: (text: string) => string,
  dim: (text: string) => string,
): string[] {
  const start = column <= WIDTH * 0.8 ? 0 : column - WIDTH / 2;
  const shown = text.slice(start, start + WIDTH).trimEnd();
  const marked = column - 1 - start;
  // Part by part, since what is written out is longer than what it stands for.
  const parts = [shown.slice(0, marked), shown.slice(marked, marked + length), shown.slice(marked + length)].map(visible);
  const [left = '', middle = ''] = parts;
  const [before, after] = [start > 0 ? '…' : '', start + WIDTH < text.length ? '…' : ''];
  const gutter = String(line).length;
  const offset = ' '.repeat(Math.max(left.length, marked) + before.length);
  const marks = '^'.repeat(Math.max(1, middle.length));
  return [
    `${dim(`  ${line} |`)} ${before}${terminal(parts.join(''))}${after}`,
    `${dim(`  ${' '.repeat(gutter)} |`)} ${offset}${paint(marks)}`,
  ];
}

/** How many errors and warnings there are, in words. */
export function problemCount(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity'], word: string) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [counted(number, word)];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('notice', 'notice')].join(', ');
}
