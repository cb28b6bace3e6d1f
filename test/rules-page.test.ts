import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FILE_RULES } from '../lib/rules/file-rules';
import { WAIVER_RULES } from '../lib/rules/waivers';
import { ALL_RULES } from '../stacks/rules';
import { ROOT } from './support/project';
import { brokenByRule, rulesPage } from './support/rules-page';

/** Mistakes that cannot be committed as a folder. Tests of reading files cover them. */
const WITHOUT_FOLDER = ['environment/none', 'environment/unreadable', 'yaml/size', 'blocklists/size'];

const known = [...ALL_RULES.map(({ id }) => id), ...Object.keys(WAIVER_RULES), ...Object.keys(FILE_RULES)];

test('docs/rules.md is up to date', () => {
  const file = path.join(ROOT, 'docs/rules.md');
  const page = rulesPage();
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, page);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no docs/rules.md)').toBe(page);
});

test('every rule finds something in test/broken, and every finding there is from a listed rule', () => {
  expect([...brokenByRule().keys()].sort()).toEqual(known.filter((id) => !WITHOUT_FOLDER.includes(id)).sort());
});

test('no two rules have the same id', () => {
  expect(new Set(known).size).toBe(known.length);
});
