import pc from 'picocolors';
import type { ShownFile } from '../fleet/fleet';
import type { Problem } from '../diagnostics/problem';
import { terminal } from '../text/terminal';
import { visible } from '../text/visible';
import { counted } from '../text/counted';

/** The number of characters of a long line that are shown around the location of a problem. */
const WIDTH = 100;

type Colors = Pick<typeof pc, 'bold' | 'cyan' | 'dim' | 'red' | 'yellow'>;

/** The maximum number of reported problems. More are usually the same mistake repeated, and can wait for the next run. */
export const MOST_REPORTED = 200;

/** The problems or findings to report, in order. If there are too many, errors come before others. */
export function reported<Reported extends Pick<Problem, 'severity'>>(problems: readonly Reported[]): readonly Reported[] {
  if (problems.length <= MOST_REPORTED) return problems;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const chosen = new Set([...errors, ...problems.filter(({ severity }) => severity !== 'error')].slice(0, MOST_REPORTED));
  return problems.filter((problem) => chosen.has(problem));
}

/** Problems as text: the message, the location with its line, and the help. */
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
  const more = left > 0 ? `\n… and ${counted(left, 'more problem')}: fix these first, and check again\n` : '';
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
  // Each part separately, because escapes are longer than the characters they stand for.
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

/** The number of errors, warnings and notices, in words. */
export function problemCount(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity'], word: string) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [counted(number, word)];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('notice', 'notice')].join(', ');
}
