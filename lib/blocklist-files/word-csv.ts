/** An entry as it is written. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** The number of characters in the line, with quotes. */
  readonly length: number;
  /** Whether it is in quotes. */
  readonly isQuoted?: boolean;
}

/** The first field of a record, quoted. */
const QUOTED = /[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|\r?\n|$)/y;
const PLAIN = /[^,\r\n]*/y;
/** The other columns of a record, which are ignored but can contain quoted line breaks. */
const REST = /(?:,(?:[ \t]*"(?:[^"]|"")*"[ \t]*(?=,|\r?\n|$)|[^,\r\n]*))*\r?(?:\n|$)/y;

/** The first column of a CSV file (RFC 4180) without comments and blank lines, and the line of a misplaced quote. */
export function readCsv(text: string): { readonly cells: readonly Cell[]; readonly unclosed?: number } {
  const cells: Cell[] = [];
  let [position, line] = [0, 1];
  while (position < text.length) {
    const quoted = matchAt(QUOTED, text, position);
    const plain = quoted ?? matchAt(PLAIN, text, position) ?? [''];
    const [written = ''] = plain;
    const word = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : written;
    const isComment = !quoted && word.trimStart().startsWith('#');
    if (!quoted && word.trimStart().startsWith('"')) return { cells, unclosed: line };
    const rest = matchAt(isComment ? /[^\n]*(?:\n|$)/y : REST, text, position + written.length);
    if (!rest) return { cells, unclosed: line };
    const column = written.length - written.trimStart().length + 1;
    if (!isComment && (quoted || word.trim() !== ''))
      cells.push({
        text: word,
        line,
        column,
        length: (written.trim().split(/\r?\n/)[0] ?? '').length,
        isQuoted: quoted !== undefined,
      });
    const record = written + rest[0];
    position += record.length;
    line += record.split('\n').length - 1;
  }
  return { cells };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}
