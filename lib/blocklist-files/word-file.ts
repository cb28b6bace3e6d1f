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

/** The headers of a CSV file, and whether they announce patterns. */
const HEADERS: ReadonlyMap<string, boolean> = new Map([
  ['pattern', true],
  ['patterns', true],
  ['term', false],
  ['terms', false],
]);

/** Words that are likely meant as a header. Read as an entry, they would change the meaning of the entries below. */
const OTHER_HEADERS =
  /^(block(ed)?[ _-]?)?(entr(y|ies)|expressions?|names?|phrases?|regexp?(es|s)?|regular[ _-]?expressions?|values?|words?|terms?|patterns?)$/i;

/**
 * A file of entries for a blocklist: text with one term per line, or CSV. The first column of CSV is read and can have the header
 * `term` or `pattern`. Blank lines and lines that begin with `#` are ignored.
 */
export class WordFile {
  /** The valid entries, in the order of the file. */
  readonly entries: readonly WordFileEntry[];
  readonly problems: readonly Problem[];
  private known: BlocklistContent | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    // A byte order mark is not part of the first entry.
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
      // Problems of entries mean nothing if the whole file is misread.
      ...(wrongWay.length > 0 ? wrongWay : problems.filter((problem) => problem !== undefined)),
      ...(unclosed === undefined ? [] : [openQuote({ file, line: unclosed, column: 1, length: 1 })]),
    ];
  }

  /** The content of the file alone, shared by all lists that have no other entries. */
  get content(): BlocklistContent {
    this.known ??= BlocklistContent.ofChecked(this.words);
    return this.known;
  }

  /** The entries without their locations. */
  get words(): BlocklistWords {
    const texts = (isRegex: boolean) => this.entries.filter((entry) => entry.isRegex === isRegex).map(({ text }) => text);
    return { terms: texts(false), patterns: texts(true) };
  }
}

/** Problems of files that would be misread: other separators than commas, and an unknown header. */
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
      `the columns are separated by ${separator?.[1] ?? 'something other than commas'}, so each whole line would become an entry`,
      'save the file with commas as separators; put entries that contain the character in double quotes',
    );
  if (isHeaded || first.isQuoted || !OTHER_HEADERS.test(first.text.trim())) return [];
  return problem(
    first,
    'the first line looks like a header, but would become an entry',
    'use the header term or pattern; to block the word itself, put it in double quotes',
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
      message: 'the text contains ${ or %{, which Terraform evaluates as a template',
      location,
      help: 'remove it: a blocklist cannot contain it',
    };
  const message = entryProblem(text, isRegex);
  return message === undefined
    ? undefined
    : { severity: 'error', rule: 'blocklists/entry', message, location, help: 'see docs/blocklists.md for valid entries' };
}

const openQuote = (location: Location): Problem => ({
  severity: 'error',
  rule: 'blocklists/file',
  message: 'a quote is never closed, or closed in the middle of an entry',
  location,
  help: 'double a quote within quotes: "say ""hello"""',
});
