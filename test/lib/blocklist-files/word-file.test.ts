import { WordFile } from '../../../lib/blocklist-files/word-file';

const read = (name: string, text: string) => {
  const { entries, problems } = new WordFile(`environments/${name}`, text);
  return {
    entries: entries.map(({ text: word, isRegex, location: { line, column } }) => [word, isRegex, line, column]),
    problems: problems.map(({ rule, message, location: { line, column, length } }) => [rule, message, line, column, length]),
  };
};

test('a text file has one term a line; blank lines, comments and blanks around terms are ignored', () => {
  const text = '\uFEFFFalcon\r\n\r\n# a comment\r\n\t Heron, grey  \r\na # b';
  expect(read('words.txt', text)).toEqual({
    entries: [
      ['Falcon', false, 1, 1],
      ['Heron, grey', false, 4, 3],
      ['a # b', false, 5, 1],
    ],
    problems: [],
  });
});

test.each([
  ['Falcon,x\nHeron', false, 1],
  ['term\nFalcon\nHeron', false, 2],
  ['\uFEFFTerm,why\r\nFalcon,x\r\nHeron,y\r\n', false, 2],
  ['"pattern","why"\nFalcon,x\nHeron', true, 2],
])('a CSV file gives its first column, with or without a header: %j', (text, isRegex, line) => {
  expect(read('words.csv', text)).toEqual({
    entries: [
      ['Falcon', isRegex, line, 1],
      ['Heron', isRegex, line + 1, 1],
    ],
    problems: [],
  });
});

test('a CSV file can quote commas, quotes, number signs and line breaks', () => {
  const text = '"a, ""b""",x\n# "no, comment\n "#c" ,"1\n2"\n,empty\n\nd,"x" y\n';
  expect(read('words.csv', text)).toEqual({
    entries: [
      ['a, "b"', false, 1, 1],
      ['#c', false, 3, 2],
      ['d', false, 7, 1],
    ],
    problems: [],
  });
});

test.each([
  ['"open\nnext', 1],
  ['ok\n"open, "x', 2],
  ['ok\n"a"b,c', 2],
])('a misplaced quote is reported with its line: %j', (text, line) => {
  const message = 'a quote is never closed, or closed in the middle of an entry';
  expect(read('words.csv', text).problems).toEqual([['blocklists/file', message, line, 1, 1]]);
});

test('invalid entries are left out, each with its location', () => {
  const long = 'x'.repeat(1001);
  expect(read('words.csv', `pattern\nok\n${long}\n"a\nb"\n(a)\\1\n\${x}\n`)).toEqual({
    entries: [['ok', true, 2, 1]],
    problems: [
      ['blocklists/entry', 'the entry is 1001 characters long; Azure accepts at most 1000', 3, 1, 1001],
      ['blocklists/entry', 'the entry contains a tab, a line break or another control character', 4, 1, 2],
      ['blocklists/entry', 'the pattern has a backreference, which RE2 does not have', 6, 1, 5],
      ['text/template', 'the text contains ${ or %{, which Terraform evaluates as a template', 7, 1, 4],
    ],
  });
});
