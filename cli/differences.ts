import { createTwoFilesPatch } from 'diff';
import type { Comparison } from '../lib/generated/compare';
import { terminal } from '../lib/text/terminal';
import { colorsFor } from '../lib/report/colors';

/** The maximum number of lines shown for the diff of one file. */
const MOST = 120;

/** The changes in generated/ as a unified diff, coloured on a terminal unless NO_COLOR is set. */
export const differences = ({ changed }: Comparison): string =>
  changed
    .map(({ file, before, after }) =>
      before === undefined
        ? `missing ${terminal(file)}\n`
        : difference([`${file} (committed)`, before], [`${file} (configured)`, after]),
    )
    .join('');

/** The change of one text as a unified diff, coloured on a terminal unless NO_COLOR is set. Each text has its title. */
export function difference(
  [titleBefore, before]: readonly [string, string],
  [titleAfter, after]: readonly [string, string],
): string {
  const colors = colorsFor(process.stdout);
  const paint = (line: string) => (line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : line);
  const patch = createTwoFilesPatch(titleBefore, titleAfter, before, after, undefined, undefined, { context: 3 });
  const lines = patch.slice(patch.indexOf('--- ')).trimEnd().split('\n').map(terminal);
  const more = lines.length > MOST ? [`… and ${lines.length - MOST} more lines`] : [];
  return `${[...lines.slice(0, MOST).map(paint), ...more].join('\n')}\n`;
}
