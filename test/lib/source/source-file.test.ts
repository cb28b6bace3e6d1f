import { SourceFile } from '../../../lib/source/source-file';

const located = (text: string, path: (number | string)[], about?: 'key') => {
  const { line, column, length } = new SourceFile('a.yaml', text).locate(path, about);
  return [line, column, length];
};

describe('SourceFile', () => {
  test('knows where a value and its key are written', () => {
    const text = 'a:\n  b: { c: hello, d: [1, two] }\n';
    expect(located(text, ['a', 'b', 'c'])).toEqual([2, 11, 5]);
    expect(located(text, ['a', 'b', 'c'], 'key')).toEqual([2, 8, 1]);
    expect(located(text, ['a', 'b', 'd', 1])).toEqual([2, 25, 3]);
  });

  test('locates a missing value at the innermost value around it', () => {
    expect(located('a:\n  b: { c: 1 }\n', ['a', 'b', 'x', 'y'])).toEqual([2, 3, 1]);
  });

  test('finds values behind aliases and in files of Windows', () => {
    expect(located('a: &x\r\n  b: 1\r\nc: *x\r\n', ['c', 'b'])).toEqual([2, 6, 1]);
  });

  test('reads a file that begins with a byte order mark', () => {
    expect(new SourceFile('a.yaml', '\uFEFFa: 1\n').value).toEqual({ a: 1 });
  });

  test('marks one line of a value that spans several', () => {
    expect(located('a: |\n  one\n  two\n', ['a'])).toEqual([1, 4, 1]);
  });

  test.each([
    ['', 'yaml/empty'],
    ['# nothing but a comment\n', 'yaml/empty'],
    ['---\n', 'yaml/empty'],
    ['a: 1\na: 2\n', 'yaml/duplicate-key'],
    ['a: [\n', 'yaml/syntax'],
    ['a: 1\n---\nb: 2\n', 'yaml/syntax'],
    ['a: "%{ if x }"\n', 'text/template'],
    ['a: ["#{TfToken[TOKEN.1]}"]\n', 'text/template'],
  ])('refuses %j as %s', (text, rule) => {
    expect(new SourceFile('a.yaml', text).problems.map((problem) => problem.rule)).toContain(rule);
  });

  test('refuses a file that is too large without parsing it', () => {
    const huge = new SourceFile('a.yaml', `a: ${'x'.repeat(5 * 1024 * 1024)}\n`);
    expect(huge.problems.map(({ message }) => message)).toEqual(['the file is larger than 4 MiB']);
    expect(huge.value).toBeUndefined();
  });

  test('accepts dollar and percent signs', () => {
    expect(new SourceFile('a.yaml', 'a: "$5, 100 %, {x}, $x"\n').problems).toEqual([]);
  });
});
