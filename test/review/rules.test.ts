import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UNCOVERED_ID } from '../../lib/review/rules/uncovered-changes';
import { REVIEW_RULES } from '../../lib/review/rules';
import { ROOT } from '../support/project';
import { PAIRS, pairOf } from '../support/review-pairs';
import { reviewRulesPage } from '../support/review-rules-page';

const pairs = PAIRS.map(pairOf);

test('docs/review-rules.md is current', () => {
  const file = path.join(ROOT, 'docs/review-rules.md');
  const page = reviewRulesPage();
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, page);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no docs/review-rules.md)').toBe(page);
});

test('no two rules have the same ID', () => {
  expect(new Set(REVIEW_RULES.map(({ id }) => id)).size).toBe(REVIEW_RULES.length);
});

test.each(REVIEW_RULES.map(({ id }) => id))('%s has a pair with a change that it finds and one that it does not', (id) => {
  const [found] = pairs.filter(({ rule, passes }) => rule === id && passes);
  expect(found).toBeDefined();
});

test('the rules include the one for changes that no other rule covers', () => {
  expect(REVIEW_RULES.map(({ id }) => id)).toContain(UNCOVERED_ID);
});
