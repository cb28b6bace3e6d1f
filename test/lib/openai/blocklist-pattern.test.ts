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
])('%s is taken', (pattern) => {
  expect(patternProblem(pattern)).toBeUndefined();
});

test.each([
  ['(a)\\1', 'the pattern has a backreference, which RE2 does not have'],
  ['(a)[b]\\9', 'the pattern has a backreference, which RE2 does not have'],
  ['(?<n>a)\\k<n>', 'the pattern has a named group, a flag or an atomic group; write ( or (?: instead'],
  ['a(?=b)', 'the pattern looks ahead or behind, which RE2 does not do'],
  ['a(?!b)', 'the pattern looks ahead or behind, which RE2 does not do'],
  ['(?<=a)b', 'the pattern looks ahead or behind, which RE2 does not do'],
  ['(?<!a)b', 'the pattern looks ahead or behind, which RE2 does not do'],
  ['(?>a)b', 'the pattern has a named group, a flag or an atomic group; write ( or (?: instead'],
  ['(?i)a', 'the pattern has a named group, a flag or an atomic group; write ( or (?: instead'],
  ['\\u{41}', 'the pattern has \\u, which not every engine reads alike'],
  ['[\\x41]', 'the pattern has \\x, which not every engine reads alike'],
  ['\\p{Script=Greek}', 'the pattern has \\p{Script=Greek}, which not every engine reads alike'],
  ['a[]', 'the pattern has [], which not every engine reads alike'],
  ['[^]a', 'the pattern has [^], which not every engine reads alike'],
  ['a{1001}', 'the pattern repeats more than 1000 times'],
  ['a{1,1001}', 'the pattern repeats more than 1000 times'],
  ['a{1001,}', 'the pattern repeats more than 1000 times'],
  ['secret(', 'the pattern is not a regular expression: unterminated group'],
  ['a: b[', 'the pattern is not a regular expression: unterminated character class'],
  ['a++', 'the pattern is not a regular expression: nothing to repeat'],
  ['[[:alpha:]]', 'the pattern is not a regular expression: lone quantifier brackets'],
  ['(a+)+', 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever'],
  ['(a*)*b', 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever'],
  ['(?:x(a+)y){2,}', 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever'],
  ['((a+))+?b', 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever'],
  ['([ab]+){1,11}', 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever'],
  ['a*', 'the pattern matches the empty text, so it would block everything'],
  ['a|', 'the pattern matches the empty text, so it would block everything'],
])('%s is refused', (pattern, message) => {
  expect(patternProblem(pattern)).toBe(message);
});
