import MarkdownIt from 'markdown-it';
import { MARKER } from '../../lib/review/report/markdown';
import { expectedOf, PAIRS } from '../support/review-pairs';

const parser = new MarkdownIt({ html: true });
type Token = ReturnType<typeof parser.parse>[number];

const ALLOWED = /^(<!-- azure-openai-stamps review -->|<details><summary>[^<>]*<\/summary>|<\/details>|<br>)$/;

describe.each(PAIRS)('the report of %s, rendered as on GitHub', (name) => {
  const report = expectedOf(name) ?? '';
  const tokens = parser.parse(report, {});

  test('begins with the marker and the verdict', () => {
    expect(report.startsWith(`${MARKER}\n\n## Review: `)).toBe(true);
    expect(report).toMatch(/^> \[!(CAUTION|WARNING|NOTE|TIP)\]\n> \*\*(critical|high|notice|none)\*\*: /m);
  });

  test('has no HTML except the marker, folds and line breaks', () => {
    expect(htmlIn(tokens).filter((html) => !ALLOWED.test(html))).toEqual([]);
  });

  test('closes each fold before it opens the next one', () => {
    const folds = htmlIn(tokens).filter((html) => html.includes('details'));
    expect(folds.filter((html, i) => html.startsWith(i % 2 === 0 ? '<details>' : '</details>'))).toEqual(folds);
    expect(folds.length % 2).toBe(0);
  });

  test('has tables with the same number of cells in every row', () => {
    const widths = tablesIn(tokens);
    for (const table of widths) expect(new Set(table).size).toBe(1);
    expect(widths.length).toBe(report.includes('| Stack') ? 1 : 0);
  });

  test('has findings as list items and diagrams as fenced code', () => {
    const items = tokens.filter(({ type }) => type === 'list_item_open').length;
    expect(items).toBe((report.match(/^- /gm) ?? []).length);
    const diagrams = tokens.filter(({ type, info }) => type === 'fence' && info === 'mermaid');
    expect(diagrams).toHaveLength((report.match(/^```mermaid$/gm) ?? []).length);
  });
});

const htmlIn = (tokens: readonly Token[]): string[] =>
  tokens
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type }) => type === 'html_block' || type === 'html_inline')
    .map(({ content }) => content.trim());

/** The number of cells in each row of each table. */
function tablesIn(tokens: readonly Token[]): number[][] {
  const tables: number[][] = [];
  for (const { type } of tokens) {
    if (type === 'table_open') tables.push([]);
    if (type === 'tr_open') tables.at(-1)?.push(0);
    const rows = tables.at(-1);
    if ((type === 'th_open' || type === 'td_open') && rows) rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1;
  }
  return tables;
}
