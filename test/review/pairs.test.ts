import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdown } from '../../lib/review/report/markdown';
import { REVIEW_RULES } from '../../lib/review/rules';
import { ROOT } from '../support/root';
import { expectedOf, PAIRS, PAIRS_FOLDER, pairOf, reviewOf } from '../support/review-pairs';
import { reviewRulesPage } from '../support/review-rules-page';

const REVIEWED = PAIRS.map((name) => {
  const pair = pairOf(name);
  return { name, pair, result: reviewOf(name, pair) };
});

// Each folder contains a change and the report that a reviewer gets. To accept changed wording, run this test with EXPECTED=write and
// read the diff.
describe.each(REVIEWED)('review: $name', ({ name, pair, result }) => {
  const { rule, passes, before } = pair;

  test('has the committed report', () => {
    const report = markdown(result);
    if (process.env['EXPECTED'] === 'write') writeFileSync(path.join(PAIRS_FOLDER, name, 'expected.md'), report);
    expect(expectedOf(name) ?? '(no expected.md)').toBe(report);
  });

  if (rule !== undefined)
    test(`is found by ${rule}, with one of its severities`, () => {
      const found = result.stacks.flatMap(({ findings }) => findings.filter((each) => each.rule === rule));
      const { severities = [] } = REVIEW_RULES.find(({ id }) => id === rule) ?? {};
      expect(found).not.toEqual([]);
      for (const { severity } of found) expect(severities).toContain(severity);
    });

  if (rule !== undefined && passes)
    test(`has no finding of ${rule} if something else changes`, () => {
      const other = reviewOf(name, { after: passes, ...(before ? { before } : {}) });
      expect(other.stacks).not.toEqual([]);
      expect(other.stacks.flatMap(({ findings }) => findings.filter((each) => each.rule === rule))).toEqual([]);
    });
});

test('docs/review-rules.md is current', () => {
  const file = path.join(ROOT, 'docs/review-rules.md');
  const page = reviewRulesPage(REVIEWED);
  if (process.env['EXPECTED'] === 'write') writeFileSync(file, page);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no docs/review-rules.md)').toBe(page);
});
