import { UNCOVERED_ID } from '../../lib/review/rules/uncovered-changes';
import { REVIEW_RULES } from '../../lib/review/rules';
import { PAIRS, pairOf } from '../support/review-pairs';

const pairs = PAIRS.map(pairOf);

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
