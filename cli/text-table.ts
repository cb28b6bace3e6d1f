import { stripVTControlCharacters } from 'node:util';

/** How a table is laid out. */
export interface TextTableOptions {
  /** The columns to align to the right, counted from 0; default: none. Meant for numbers. */
  readonly right?: readonly number[];
}

/**
 * Rows under a head as lines of text: columns as wide as their widest cell and two spaces apart, no space at the end of a line,
 * and a line break after every line. Colours in cells take no width.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: TextTableOptions = {},
): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines
    .map(
      (line) =>
        `${widths
          .map((width, column) => padded(line[column] ?? '', width, right.includes(column)))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const widthOf = (cell: string): number => stripVTControlCharacters(cell).length;

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(cell));
  return right ? space + cell : cell + space;
}
