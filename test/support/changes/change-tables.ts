import { table } from '../../../lib/readme/markdown';
import type { Row } from './row';
import { SECTIONS } from './rows';
import { backWords, planWords, windowWords } from './words';

const HEAD = ['You change', 'Terraform', 'What is unavailable', 'How to undo it'];

/** The tables in docs/terraform.md about changes of settings. */
export const changeTables = (): string =>
  SECTIONS.map(({ title, rows }) => `### ${title}\n\n${table(HEAD, rows.map(cells))}`).join('\n\n');

const cells = (row: Row): string[] => [
  row.change,
  `${planWords(row)}${row.note === undefined ? '' : `. ${row.note}`}${row.notTried === undefined ? '' : ' (not tried)'}`,
  windowWords(row),
  backWords(row),
];

const MARKS = ['<!-- changes: written by test/changes.test.ts -->', '<!-- end of changes -->'] as const;

/** A page with new content between its marks. */
export function withChanges(page: string, content: string): string {
  const [start, end] = MARKS.map((mark) => page.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start)
    throw new Error(`no ${MARKS.join(' … ')} in the page`);
  return `${page.slice(0, start)}${MARKS[0]}\n\n${content}\n\n${page.slice(end)}`;
}
