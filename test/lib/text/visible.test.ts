import fc from 'fast-check';
import { reviewFindings } from '../../../cli/review-findings';
import { githubFormat } from '../../../lib/report/github-format';
import { junitFormat } from '../../../lib/report/junit-format';
import { sarifFormat } from '../../../lib/report/sarif-format';
import { reviewReport } from '../../../cli/review-report';
import { json } from '../../../lib/review/report/json';
import { markdown } from '../../../lib/review/report/markdown';
import { clipped, visible } from '../../../lib/text/visible';
import type { Review } from '../../../lib/review/review';

test.each([
  ['\u001b[2J\u001b]8;;https://example.com\u0007red', '\\u{1b}[2J\\u{1b}]8;;https://example.com\\u{7}red'],
  ['a\u202eb\u2066c\u200bd\u009be', 'a\\u{202e}b\\u{2066}c\\u{200b}d\\u{9b}e'],
  ['two\r\n  lines\ttab\u2028three', 'two lines tab three'],
  ['ünï 日本 🦅', 'ünï 日本 🦅'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('text that is too long is cut, with a note', () => {
  expect([clipped('abc', 3), clipped('abcde', 3)]).toEqual(['abc', 'abc… (2 more characters)']);
});

/** A review with untrusted text in every possible place. */
const review = (text: string): Review => ({
  ...{ verdict: 'high', unchanged: 0 },
  stacks: [
    {
      ...{ id: text, folder: `generated/${text}/x`, environment: text, part: 'x', change: 'changed', verdict: 'high' },
      ...{ onlyVersions: false, planned: false, names: new Map<string, string>() },
      findings: [
        {
          ...{ id: '0123456789', rule: 'other/changed', why: 'Why.', severity: 'high', message: text },
          ...{ address: text, attribute: text, before: text, after: text },
        },
      ],
    },
  ],
});

test('no report contains terminal commands, or starts a line with untrusted text', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '\u001b[31m',
      '\n::error::x',
      '\r',
      '\u202e',
      '\u0007',
      '\u009b',
      'x',
      '\n## y',
      '::stop-commands::z',
      '##vso[x]',
      '##[group]',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const result = review(parts.join(''));
      const findings = reviewFindings(result, () => '');
      const escaped = [reviewReport(result), json(result), sarifFormat(findings), junitFormat(findings)];
      for (const report of escaped) expect(report).not.toMatch(/##(vso)?\[/);
      for (const report of [...escaped, markdown(result), githubFormat(findings)]) {
        // eslint-disable-next-line no-control-regex -- the test looks for control characters
        expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
        expect(report).not.toMatch(/^(\s*::(error::x|stop)|## y)/m);
      }
    }),
    { numRuns: 200 },
  );
});
