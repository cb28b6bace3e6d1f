import fc from 'fast-check';
import { parse } from 'yaml';
import { addEntry } from '../../../lib/source/add-entry';
import type { EntryValue } from '../../../lib/source/entry-text';

const GRANT = { principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02', principalType: 'Group', role: 'inference' };
const GRANT_TEXT = 'app: { principalId: 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02, principalType: Group, role: inference }';
const grant = (text: string) => addEntry(text, { path: ['access', 'app'], value: GRANT, after: ['deployments'] });
const add = (text: string, path: string, value: EntryValue = 1) => addEntry(text, { path: path.split('.'), value });

describe('in a block map', () => {
  test('follows the last entry, in its style and indentation', () => {
    expect(add('a:\n    x: { k: 1 } # why\nb: 2\n', 'a.y', { m: 'gpt-4', v: '2026-03-05' })).toBe(
      'a:\n    x: { k: 1 } # why\n    y: { m: gpt-4, v: "2026-03-05" }\nb: 2\n',
    );
    expect(add('a:\n  x:\n    k: 1\n\n# about b\nb: 2\n', 'a.y', { m: 'gpt-4', n: { o: '1' } })).toBe(
      'a:\n  x:\n    k: 1\n  y:\n    m: gpt-4\n    n: { o: "1" }\n\n# about b\nb: 2\n',
    );
  });

  test('follows the comments that belong to the last entry, but not those of the next section', () => {
    expect(add('a:\n  x: 1\n  # y: 2, later\n    # deeper\n# about b\nb: 2\n', 'a.z')).toBe(
      'a:\n  x: 1\n  # y: 2, later\n    # deeper\n  z: 1\n# about b\nb: 2\n',
    );
    expect(add('a:\n  x: 1\n\n    # of x\n\n  # not of x\nb: 2\n', 'a.z')).toBe(
      'a:\n  x: 1\n\n    # of x\n  z: 1\n\n  # not of x\nb: 2\n',
    );
  });

  test('follows values of several lines', () => {
    expect(add('a:\n  x: |+\n    # text\n\n\nb: 2\n', 'a.z')).toBe('a:\n  x: |+\n    # text\n\n\n  z: 1\nb: 2\n');
    expect(add('a:\n  x: "one\n    two" # c\nb: 2\n', 'a.z')).toBe('a:\n  x: "one\n    two" # c\n  z: 1\nb: 2\n');
    expect(add('a:\n  x:\n  - 1\n  - k: 2\n    l:\n', 'a.z')).toBe('a:\n  x:\n  - 1\n  - k: 2\n    l:\n  z: 1\n');
  });

  test.each([
    ['a:\r\n  x: 1\r\nb: 2\r\n', 'a:\r\n  x: 1\r\n  z: 1\r\nb: 2\r\n'],
    ['a:\n  x: 1', 'a:\n  x: 1\n  z: 1'],
    ['a:\r\n  x: 1', 'a:\r\n  x: 1\r\n  z: 1'],
    ['a:\n  x: 1 # c', 'a:\n  x: 1 # c\n  z: 1'],
    ['\uFEFFa:\n  x: 1\n', '\uFEFFa:\n  x: 1\n  z: 1\n'],
    ['---\na:\n  x: 1\n...\n', '---\na:\n  x: 1\n  z: 1\n...\n'],
    ['"a":\n  ? x\n  : 1\n', '"a":\n  ? x\n  : 1\n  z: 1\n'],
  ])('keeps line endings and markers: %j', (before, after) => {
    expect(add(before, 'a.z')).toBe(after);
  });
});

describe('in a flow map', () => {
  test.each([
    ['a: { x: 1 } # c\n', 'a: { x: 1, z: 1 } # c\n'],
    ['a: {x: 1}\n', 'a: {x: 1, z: 1}\n'],
    ['a: {\n  x: 1\n  }\n', 'a: {\n  x: 1,\n  z: 1\n  }\n'],
    ['a: { x: 1, }\n', 'a: { x: 1, z: 1, }\n'],
    ['a: {\n  x: 1, # one\n  y: 2 # two\n  }\n', 'a: {\n  x: 1, # one\n  y: 2, # two\n  z: 1\n  }\n'],
    ['a: {\r\n  x: 1, # one\r\n  }\r\n', 'a: {\r\n  x: 1, # one\r\n  z: 1,\r\n  }\r\n'],
    ['{ a: { x: 1 }, b: 2 }\n', '{ a: { x: 1, z: 1 }, b: 2 }\n'],
    ['{ a: {}, b: 2 }\n', '{ a: { z: 1 }, b: 2 }\n'],
    ['a:\n  { }\nb: 2\n', 'a:\n  { z: 1 }\nb: 2\n'],
    ['{}\n', '{ a: { z: 1 } }\n'],
  ])('stays within the braces: %j', (before, after) => {
    expect(add(before, 'a.z')).toBe(after);
  });
});

describe('in an empty map', () => {
  test.each([
    ['access: {}\nregions: {}\n', `access:\n  ${GRANT_TEXT}\nregions: {}\n`],
    ['access: { } # none yet\n# about b\nb: 1\n', `access: # none yet\n  ${GRANT_TEXT}\n# about b\nb: 1\n`],
    ['access:\n  # app: later\nb: 1\n', `access:\n  # app: later\n  ${GRANT_TEXT}\nb: 1\n`],
    ['access: # none\r\n', `access: # none\r\n  ${GRANT_TEXT}\r\n`],
    ['access: {}', `access:\n  ${GRANT_TEXT}`],
  ])('has a line of its own: %j', (before, after) => {
    expect(grant(before)).toBe(after);
  });
});

describe('in a section that does not exist', () => {
  test('adds the section after the one that it should follow, or at the end', () => {
    expect(grant('deployments:\n  chat: { m: 1 }\n\n# where\nregions:\n  a: 1\n')).toBe(
      `deployments:\n  chat: { m: 1 }\n\naccess:\n  ${GRANT_TEXT}\n\n# where\nregions:\n  a: 1\n`,
    );
    expect(grant('a: 1\nregions: 2\n')).toBe(`a: 1\nregions: 2\naccess:\n  ${GRANT_TEXT}\n`);
    expect(add('regions:\n  a: { n: 1 }\n', 'regions.a.access.app', GRANT)).toBe(
      `regions:\n  a: { n: 1, access: { ${GRANT_TEXT} } }\n`,
    );
    expect(add('regions:\n  a:\n    n: 1\n  b: 2\n', 'regions.a.access.app', GRANT)).toBe(
      `regions:\n  a:\n    n: 1\n    access:\n      ${GRANT_TEXT}\n  b: 2\n`,
    );
  });

  test('does not take the key of an entry for that of a section', () => {
    expect(addEntry('access:\n  deployments: 1\n  x: 2\n', { path: ['access', 'z'], value: 3, after: ['deployments'] })).toBe(
      'access:\n  deployments: 1\n  x: 2\n  z: 3\n',
    );
  });
});

test.each([
  ['a: { z: 1 }\n', 'a.z exists already'],
  ['a: &x { y: 1 }\nb: *x\n', 'a has the anchor &x'],
  ['b: &x { y: 1 }\na: *x\n', 'a is the alias *x'],
  ['a: null\n', 'a is null, which removes what a lower layer sets'],
  ['a: ~\n', 'a is null'],
  ['a: [1]\n', 'a is not a map'],
  ['a: text\n', 'a is not a map'],
  ['- a\n', 'the file is not a map of settings'],
  ['', 'the file is not a map of settings'],
  ['a: {\n', 'the file is not valid YAML'],
  ['a: { x: }\n', 'a key within braces has no value'],
])('refuses %j', (text, reason) => {
  expect(() => add(text, reason === 'a key within braces has no value' ? 'a.x.z' : 'a.z')).toThrow(reason);
});

describe('any document', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
  const scalar = fc.oneof(
    fc.constantFrom('1', 'text', '"a: b # c"', "'it'", '[1, { k: 2 }]', '"2026-03-05"', '10.0.0.0/24', 'true', '"{"'),
    key,
  );
  const comment = fc.constantFrom('', '', '', ' # why', '  # { a: b }, "');
  interface Tree {
    readonly pairs: readonly (readonly [key: string, value: Tree | string, comment: string, below: readonly string[]])[];
    readonly flow: boolean;
    readonly commas: boolean;
    readonly broken: boolean;
  }
  const below = fc.array(fc.constantFrom('', '# note', '  # deeper', '    # deepest'), { maxLength: 2 });
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      pairs: fc.uniqueArray(fc.tuple(key, fc.oneof({ depthSize: 'small' }, scalar, tie('tree')), comment, below), {
        maxLength: 4,
        selector: ([name]) => name,
      }),
      flow: fc.boolean(),
      commas: fc.boolean(),
      broken: fc.boolean(),
    }),
  }));

  /** A map within braces. */
  const flowOf = ({ pairs, commas, broken }: Tree, indent: number): string => {
    if (pairs.length === 0) return broken ? '{ }' : '{}';
    const items = pairs.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : flowOf(value, indent + 2)}`);
    if (!broken) return `{ ${items.join(', ')}${commas ? ',' : ''} }`;
    const pad = ' '.repeat(indent);
    return `{\n${items.map((item, i) => `${pad}${item}${i < items.length - 1 || commas ? ',' : ''}${pairs[i]?.[2] ?? ''}\n`).join('')}${pad}}`;
  };
  const blockOf = ({ pairs }: Tree, indent: number, step: number): string =>
    pairs
      .map(([name, value, note, lines]) => {
        const pad = ' '.repeat(indent);
        const head =
          typeof value === 'string'
            ? `${pad}${name}: ${value}${note}\n`
            : value.flow || value.pairs.length === 0
              ? `${pad}${name}: ${flowOf(value, indent + step)}${note}\n`
              : `${pad}${name}:${note}\n${blockOf(value, indent + step, step)}`;
        return head + lines.map((line) => (line === '' ? '\n' : `${pad}${line}\n`)).join('');
      })
      .join('');
  const document = fc
    .record({
      top: tree.filter(({ pairs }) => pairs.length > 0),
      step: fc.constantFrom(1, 2, 4),
      eol: fc.constantFrom('\n', '\r\n'),
      end: fc.boolean(),
    })
    .map(({ top, step, eol, end }) => {
      const text = top.flow ? `${flowOf(top, 1)}\n` : blockOf(top, 0, step);
      return (end ? text : text.replace(/\n+$/, '')).replaceAll('\n', eol);
    });
  const value: fc.Arbitrary<EntryValue> = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.dictionary(
      fc.oneof(
        key,
        fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
      ),
      fc.oneof(fc.string(), fc.integer(), fc.constantFrom('2026-03-05', '0613', 'a, b', '}')),
      { maxKeys: 3, noNullPrototype: true },
    ),
  );

  /** Paths of maps in a content, each as keys. */
  const mapsIn = (content: unknown, path: string[] = []): string[][] =>
    typeof content === 'object' && content !== null && !Array.isArray(content)
      ? [path, ...Object.entries(content).flatMap(([name, inner]) => mapsIn(inner, [...path, name]))]
      : [];
  const withEntry = (content: unknown, [name = '', ...rest]: string[], added: EntryValue): unknown => ({
    ...(content as object),
    [name]: rest.length === 0 ? added : withEntry((content as Record<string, unknown> | undefined)?.[name] ?? {}, rest, added),
  });
  const isSubsequence = (part: string, whole: string) => {
    let at = 0;
    for (const character of part) {
      at = whole.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };

  test('has the entry and everything else afterwards, in the same characters', () => {
    fc.assert(
      fc.property(document, value, fc.nat(), fc.nat(2), (text, added, which, more) => {
        const before: unknown = parse(text);
        const maps = mapsIn(before);
        const path = [...(maps[which % maps.length] ?? []), ...['NEW', 'INNER', 'LAST'].slice(0, more + 1)];
        const edited = addEntry(text, { path, value: added });
        expect(parse(edited)).toEqual(withEntry(before, path, added));
        // The braces of one empty map may be removed.
        const withoutBraces = [...text.matchAll(/ *\{ *\}/g)].map(
          ({ index, 0: braces }) => text.slice(0, index) + text.slice(index + braces.length),
        );
        expect([text, ...withoutBraces].some((kept) => isSubsequence(kept, edited))).toBe(true);
        expect(edited.endsWith('\n')).toBe(text.endsWith('\n'));
        expect(edited).not.toContain('\t');
        if (text.includes('\r\n')) expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
        else expect(edited).not.toContain('\r');
      }),
      { numRuns: 500 },
    );
  });
});
