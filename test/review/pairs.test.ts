import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdown } from '../../lib/review/report/markdown';
import { REVIEW_RULES } from '../../lib/review/rules';
import { expectedOf, PAIRS, PAIRS_FOLDER, pairOf, reviewOf } from '../support/review-pairs';

// Each folder contains a change and the report that a reviewer gets. To accept changed wording, run this test with EXPECTED=write and
// read the diff.
describe.each(PAIRS)('review: %s', (name) => {
  const pair = pairOf(name);
  const result = reviewOf(name, pair);
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
