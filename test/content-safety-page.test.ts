import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FILTER_PRESETS } from '../lib/content-safety/filter-presets';
import { contentSafetyTable } from './support/content-safety-table';
import { ROOT } from './support/root';

const FILE = path.join(ROOT, 'docs/content-safety.md');
const TABLE = /(<!-- presets -->\n\n)[^]*?(\n\n<!-- \/presets -->)/;

// To accept changed presets, run this with EXPECTED=write and read the difference.
test('docs/content-safety.md shows the settings of the presets', () => {
  const page = readFileSync(FILE, 'utf8');
  const expected = page.replace(TABLE, (_, before: string, after: string) => before + contentSafetyTable() + after);
  expect(page).toMatch(TABLE);
  if (process.env['EXPECTED'] === 'write') writeFileSync(FILE, expected);
  expect(readFileSync(FILE, 'utf8')).toBe(expected);
});

test.each(Object.entries(FILTER_PRESETS))('docs/content-safety.md states the purpose of the preset %s', (name, { reason }) => {
  expect(readFileSync(FILE, 'utf8')).toContain(`- \`${name}\`: ${reason}\n`);
});

test('the table has a row for each harm and direction, each shield, and the mode', () => {
  const rows = contentSafetyTable().split('\n').slice(2);
  expect(rows).toHaveLength(15);
  const cells = rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  expect(cells[0]).toEqual([
    '`hate`',
    'prompts',
    'blocks low-and-above',
    'blocks medium-and-above',
    'blocks low-and-above',
    'blocks medium-and-above',
  ]);
  expect(cells[12]).toEqual([
    '`protectedCode`: code from public repositories',
    'completions',
    'blocks',
    'blocks',
    'blocks',
    'annotates',
  ]);
  expect(cells[13]).toEqual(['`profanity`: profanity', 'prompts, completions', 'off', 'off', 'blocks', 'off']);
});
