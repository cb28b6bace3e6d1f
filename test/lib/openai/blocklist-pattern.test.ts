import { patternProblem } from '../../../lib/openai/blocklist-pattern';

test.each([
  'Falcon',
  'PRJ-\\d{4}',
  '\\bfalcon\\b',
  '(?:a|b)+c',
  '(a+)?b',
  '(a+){1,10}',
  '(\\d{3})+x',
  '[(a+]+',
  '[\\w.-]+@example\\.com',
  '\\p{Lu}{2,}',
  '[^\\s]x',
  '^x{1000}$',
  '\\(a+\\)+',
  'ä|ß',
])('%s is accepted', (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});

test.each([
  ['(a)\\1', 'the pattern has a backreference, which RE2 does not have'],
  ['(a)[b]\\9', 'the pattern has a backreference, which RE2 does not have'],
  ['(?<n>a)\\k<n>', 'the pattern has a named group, a flag or an atomic group; use ( or (?: instead'],
  ['a(?=b)', 'the pattern has a lookahead or lookbehind, which RE2 does not have'],
  ['a(?!b)', 'the pattern has a lookahead or lookbehind, which RE2 does not have'],
  ['(?<=a)b', 'the pattern has a lookahead or lookbehind, which RE2 does not have'],
  ['(?<!a)b', 'the pattern has a lookahead or lookbehind, which RE2 does not have'],
  ['(?>a)b', 'the pattern has a named group, a flag or an atomic group; use ( or (?: instead'],
  ['(?i)a', 'the pattern has a named group, a flag or an atomic group; use ( or (?: instead'],
  ['\\u{41}', 'the pattern has \\u, which engines read differently'],
  ['[\\x41]', 'the pattern has \\x, which engines read differently'],
  ['\\p{Script=Greek}', 'the pattern has \\p{Script=Greek}, which engines read differently'],
  ['a[]', 'the pattern has [], which engines read differently'],
  ['[^]a', 'the pattern has [^], which engines read differently'],
  ['a{1001}', 'the pattern repeats more than 1000 times'],
  ['a{1,1001}', 'the pattern repeats more than 1000 times'],
  ['a{1001,}', 'the pattern repeats more than 1000 times'],
  ['secret(', 'the pattern is not a regular expression: unterminated group'],
  ['a: b[', 'the pattern is not a regular expression: unterminated character class'],
  ['a++', 'the pattern is not a regular expression: nothing to repeat'],
  ['[[:alpha:]]', 'the pattern is not a regular expression: lone quantifier brackets'],
  ['(a+)+', 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time'],
  ['(a*)*b', 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time'],
  ['(?:x(a+)y){2,}', 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time'],
  ['((a+))+?b', 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time'],
  ['([ab]+){1,11}', 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time'],
  ['a*', 'the pattern matches the empty text, so it would block everything'],
  ['a|', 'the pattern matches the empty text, so it would block everything'],
])('%s is rejected', (pattern, message) => {
  expect(patternProblem(pattern)).toBe(message);
});
