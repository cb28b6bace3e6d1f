import { stripVTControlCharacters } from 'node:util';

/** The layout of a table. */
export interface TextTableOptions {
  /** The columns to align to the right, such as numbers, counted from 0. @default - none */
  readonly right?: readonly number[];
}

/**
 * Rows under a header as lines of text. Columns are as wide as their widest cell and two spaces apart. Lines have no trailing space
 * and end with a line break. Colours in cells have no width.
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
