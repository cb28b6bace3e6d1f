import { BlocklistContent, entryProblem } from '../openai/blocklist-content';
import type { BlocklistWords } from '../openai/blocklist-content';
import { holdsTemplate } from '../terraform/template';
import type { Location, Problem } from './problem';
import { readCsv } from './word-csv';

/** An entry of a file, and where it is written. */
export interface WordFileEntry {
  readonly text: string;
  readonly isRegex: boolean;
  readonly location: Location;
}

/** The first word of a CSV file that says what the column is. */
const HEADERS: Readonly<Record<string, boolean>> = { term: false, pattern: true };

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
    const headed = file.endsWith('.csv') ? HEADERS[cells[0]?.text.trim().toLowerCase() ?? ''] : undefined;
    const entries = cells.slice(headed === undefined ? 0 : 1).map(({ text: cell, line, column, length }) => ({
      text: cell.trim(),
      isRegex: headed ?? false,
      location: { file, line, column, length: Math.max(1, length) },
    }));
    const problems = entries.map(problemOf);
    this.entries = entries.filter((_, i) => problems[i] === undefined);
    this.problems = [
      ...problems.filter((problem) => problem !== undefined),
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

/** A word as it is written. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** How many characters of the line it takes, quotes included. */
  readonly length: number;
}

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
