/** A word as it is written. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line it takes, quotes included. */
  readonly length: number;
  /** Whether it stands in quotes. */
  readonly isQuoted?: boolean;
}

/** A record from its beginning, up to and with its line break. */
const QUOTED = /[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|\r?\n|$)/y;
const PLAIN = /[^,\r\n]*/y;
/** What comes after the first column: it does not count, but may hold quoted line breaks. */
const REST = /(?:,(?:[ \t]*"(?:[^"]|"")*"[ \t]*(?=,|\r?\n|$)|[^,\r\n]*))*\r?(?:\n|$)/y;

/** The first column of a CSV file (RFC 4180) without comments and blank lines, or the line on which a quote makes no sense. */
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
