import { githubAnnotation } from '../../../lib/text/github-command';
import { jsonText } from '../../../lib/text/json';
import { terminal, terminalLines } from '../../../lib/text/terminal';

test.each([
  ['::stop-commands::x', '\\u{3a}:stop-commands::x'],
  ['  ::error::x', '  \\u{3a}:error::x'],
  ['a::b::c', 'a::b::c'],
  ['x ##vso[task.setvariable variable=a]b', 'x \\u{23}#vso[task.setvariable variable=a]b'],
  ['###[group]x ##y', '#\\u{23}#[group]x ##y'],
  ['a\n::error::b\u001b[31m', 'a ::error::b\\u{1b}[31m'],
])('%j is written as %j', (text, written) => {
  expect(terminal(text)).toBe(written);
});

test('lines are kept, and none is interpreted as a command', () => {
  expect(terminalLines('a\n::error::b\n\tc\u0007')).toBe('a\n\\u{3a}:error::b\n c\\u{7}');
});

test('an annotation is always one line', () => {
  expect(githubAnnotation('error', { file: 'a,b\u202e', line: 1 }, '50%\n::error::x\rb\u001b')).toBe(
    '::error file=a%2Cb\\u{202e},line=1::50%25%0A::error::x b\\u{1b}\n',
  );
});

test('JSON is decoded unchanged, and contains no commands for a log', () => {
  const value = { text: 'a\u202e\u009b\u{e0041}\u2028##vso[x]::y\n"', list: [1, 'ünï 🦅'] };
  const text = jsonText(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toBe(
    `{\n  "text": "a\\u202e\\u009b\\udb40\\udc41\\u2028\\u0023#vso[x]::y\\n\\"",\n  "list": [\n    1,\n    "ünï 🦅"\n  ]\n}\n`,
  );
});
