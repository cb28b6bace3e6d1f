import { BlocklistContent, entryProblem } from '../openai/blocklist-content';
import type { BlocklistWords } from '../openai/blocklist-content';
import { holdsTemplate } from '../text/template';
import type { Location, Problem } from '../diagnostics/problem';
import type { Cell } from './word-csv';
import { readCsv } from './word-csv';

/** An entry of a file, and where it is written. */
export interface WordFileEntry {
  readonly text: string;
  readonly isRegex: boolean;
  readonly location: Location;
}

/** The first word of a CSV file that says what the column is: whether its entries are patterns. */
const HEADERS: ReadonlyMap<string, boolean> = new Map([
  ['pattern', true],
  ['patterns', true],
  ['term', false],
  ['terms', false],
]);

/** First words that say the same in other words: taken for an entry, they would make the entries below something else. */
const OTHER_HEADERS =
  /^(block(ed)?[ _-]?)?(entr(y|ies)|expressions?|names?|phrases?|regexp?(es|s)?|regular[ _-]?expressions?|values?|words?|terms?|patterns?)$/i;

/**
 * A file of words for a blocklist: text with one term a line, or CSV, of which the first column counts and may be headed `term` or
 * `pattern`. Blank lines and lines beginning with `#` are passed over.
 */
export class WordFile {
  /** The entries that can be used, in the order of the file. */
  readonly entries: readonly WordFileEntry[];
  readonly problems: readonly Problem[];
  private known: BlocklistContent | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    // A byte order mark is no part of the first word.
    const content = text.replace(/^\uFEFF/, '');
    const { cells, unclosed } = file.endsWith('.csv') ? readCsv(content) : { cells: readLines(content), unclosed: undefined };
    const headed = file.endsWith('.csv') ? HEADERS.get(cells[0]?.text.trim().toLowerCase() ?? '') : undefined;
    const entries = cells.slice(headed === undefined ? 0 : 1).map(({ text: cell, line, column, length }) => ({
      text: cell.trim(),
      isRegex: headed ?? false,
      location: { file, line, column, length: Math.max(1, length) },
    }));
    const problems = entries.map(problemOf);
    const wrongWay = file.endsWith('.csv') ? misread(file, cells, headed !== undefined) : [];
    this.entries = entries.filter((_, i) => problems[i] === undefined);
    this.problems = [
      // What is read in the wrong way is no entry: what is wrong with it says nothing.
      ...(wrongWay.length > 0 ? wrongWay : problems.filter((problem) => problem !== undefined)),
      ...(unclosed === undefined ? [] : [openQuote({ file, line: unclosed, column: 1, length: 1 })]),
    ];
  }

  /** What the file alone comes to, for all the lists that have nothing besides. */
  get content(): BlocklistContent {
    this.known ??= BlocklistContent.ofChecked(this.words);
    return this.known;
  }

  /** The entries without their places. */
  get words(): BlocklistWords {
    const texts = (isRegex: boolean) => this.entries.filter((entry) => entry.isRegex === isRegex).map(({ text }) => text);
    return { terms: texts(false), patterns: texts(true) };
  }
}

/** What nothing would match: cells that hold a whole line of another kind of CSV, and a header that is taken for an entry. */
function misread(file: string, cells: readonly Cell[], isHeaded: boolean): Problem[] {
  const problem = (cell: Cell | undefined, message: string, help: string): Problem[] => {
    const { line = 1, column = 1, length = 1 } = cell ?? {};
    return [
      {
        severity: 'error',
        rule: 'blocklists/file',
        message,
        location: { file, line, column, length: Math.max(1, length) },
        help,
      },
    ];
  };
  const [first] = cells;
  if (!first) return [];
  const plain = cells.filter(({ isQuoted = false }) => !isQuoted);
  const separator = SEPARATORS.find(([mark]) => plain.length > 0 && plain.every(({ text }) => text.includes(mark)));
  if (/^sep=/i.test(first.text) || separator)
    return problem(
      first,
      `the columns are separated by ${separator?.[1] ?? 'something else than commas'}, so whole lines would be taken for words`,
      'save the file with commas; put words that have the character themselves in double quotes',
    );
  if (isHeaded || first.isQuoted || !OTHER_HEADERS.test(first.text.trim())) return [];
  return problem(
    first,
    'the first line looks like the header of the column, but would be taken for a word',
    'write term or pattern as the header; to block the word itself, put it in double quotes',
  );
}

const SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const;

function readLines(text: string): Cell[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const word = line.trim();
    return word === '' || word.startsWith('#')
      ? []
      : [{ text: word, line: i + 1, column: line.indexOf(word) + 1, length: word.length }];
  });
}

function problemOf({ text, isRegex, location }: WordFileEntry): Problem | undefined {
  if (holdsTemplate(text))
    return {
      severity: 'error',
      rule: 'text/template',
      message: 'the text holds ${ or %{, which Terraform would take for an expression',
      location,
      help: 'leave it out: a blocklist cannot hold it',
    };
  const message = entryProblem(text, isRegex);
  return message === undefined
    ? undefined
    : { severity: 'error', rule: 'blocklists/entry', message, location, help: 'docs/blocklists.md says what an entry can be' };
}

const openQuote = (location: Location): Problem => ({
  severity: 'error',
  rule: 'blocklists/file',
  message: 'a quote is opened here and never closed, or closed in the middle of a word',
  location,
  help: 'write a quote within quotes twice: "say ""hello"""',
});
