import { TODAY } from '../../support/root';
import type { Over } from '../../support/review-edits';
import { found } from '../../support/review-edits';

const WAIVER = { rule: 'a/b', subject: 'x', owner: 'team', reason: 'for a time', expires: '2026-12-31' };
const waiver = (edit: Partial<typeof WAIVER>): Over => ({ '//': { waivers: { a: { ...WAIVER, ...edit } } } });
const about = (before: Over, after: Over) => found(before, after).filter((each) => each.includes('waivers/'));

test.each<[string, Over, Over, string[]]>([
  ['is valid on its last day', {}, waiver({ expires: TODAY }), ['high waivers/added']],
  ['has expired on the day after', {}, waiver({ expires: '2026-11-22' }), ['high waivers/added', 'notice waivers/ended']],
  ['is extended by a day', waiver({}), waiver({ expires: '2027-01-01' }), ['high waivers/changed']],
  ['ends a day earlier', waiver({}), waiver({ expires: '2026-12-30' }), ['notice waivers/changed']],
  ['has another owner', waiver({}), waiver({ owner: 'other' }), ['notice waivers/changed']],
  ['is for something else', waiver({}), waiver({ subject: 'y' }), ['high waivers/changed']],
  ['is for another rule', waiver({}), waiver({ rule: 'a/c' }), ['high waivers/changed']],
])('a waiver %s', (_, before, after, expected) => {
  expect(about(before, after)).toEqual(expected);
});
