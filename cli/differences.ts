import { createTwoFilesPatch } from 'diff';
import type { Comparison } from '../lib/generated/compare';
import { terminal } from '../lib/text/terminal';
import { colorsFor } from '../lib/report/colors';

/** The maximum number of lines shown for the diff of one file. */
const MOST = 120;

/** The changes in generated/ as a unified diff, coloured on a terminal unless NO_COLOR is set. */
export function differences({ changed }: Comparison): string {
  const colors = colorsFor(process.stdout);
  const paint = (line: string) => (line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : line);
  return changed
    .map(({ file, before, after }) => {
      if (before === undefined) return `missing ${terminal(file)}\n`;
      const lines = createTwoFilesPatch(`${file} (committed)`, `${file} (configured)`, before, after, undefined, undefined, {
        context: 3,
      })
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(terminal);
      const more = lines.length > MOST ? [`… and ${lines.length - MOST} more lines`] : [];
      return `${[...lines.slice(0, MOST).map(paint), ...more].join('\n')}\n`;
    })
    .join('');
}
