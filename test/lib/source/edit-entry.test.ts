import { removeEntry, setText } from '../../../lib/source/edit-entry';
import { addEntry } from '../../../lib/source/add-entry';

const path = (text: string) => text.split('.');

describe('setText', () => {
  test.each([
    ['a:\n  b: { v: "2026-01-01", c: 1 } # why\n', 'a.b.v', '2026-03-05', 'a:\n  b: { v: "2026-03-05", c: 1 } # why\n'],
    ["a:\n  v: '1' # one\n", 'a.v', '2', "a:\n  v: '2' # one\n"],
    ['a:\r\n  m: gpt-5\r\n', 'a.m', 'gpt-5.4', 'a:\r\n  m: gpt-5.4\r\n'],
    ['a: { m: gpt-5 }\n', 'a.m', '2026-03-05', 'a: { m: "2026-03-05" }\n'],
    ['a: { n: 5 } # c\n', 'a.n', 6, 'a: { n: 6 } # c\n'],
    ['a:\n  ? m\n  : x\n', 'a.m', 'y', 'a:\n  ? m\n  : y\n'],
  ])('replaces one value and keeps its quotes: %j', (before, at, value, after) => {
    expect(setText(before, path(at), value)).toBe(after);
  });

  test.each([
    ['a: &x { v: "1" }\nb: *x\n', 'a.v', 'a.v cannot be changed without changing other values of the file: change it by hand'],
    ['a: &x { v: "1" }\nb: *x\n', 'b.v', 'b is the alias *x: change its entries by hand'],
    ['x: &v "1"\na: { v: *v }\n', 'a.v', 'a.v is an alias: change it by hand'],
    ['a: { b: {} }\n', 'a.b', 'a.b is no text: change it by hand'],
    ['a: {}\n', 'a.b', 'the file has no a.b'],
    ['a: {\n', 'a.b', 'the file is not valid YAML'],
  ])('refuses what it cannot change alone: %j', (before, at, message) => {
    expect(() => setText(before, path(at), '2')).toThrow(new Error(message));
  });
});

describe('removeEntry', () => {
  test.each([
    ['a:\n  # about b\n  b: 1 # c\n  d: 2\n', 'a.b', 'a:\n  # about b\n  d: 2\n'],
    ['a:\n  b:\n    c: 1\n    # deep\n    e: 2\n  d: 2\n', 'a.b', 'a:\n  d: 2\n'],
    ['a:\n  d: 2\n  b: 1', 'a.b', 'a:\n  d: 2\n'],
    ['a:\r\n  b: |\r\n    text\r\n  d: 2\r\n', 'a.b', 'a:\r\n  d: 2\r\n'],
    ['a:\n  b:\n  d: 2\n', 'a.b', 'a:\n  d: 2\n'],
    ['a: { b: 1, d: 2 } # c\n', 'a.b', 'a: { d: 2 } # c\n'],
    ['a: { d: 2, b: 1 }\n', 'a.b', 'a: { d: 2 }\n'],
    ['a: { d: 2, b: { x: 1 }, e: 3 }\n', 'a.b', 'a: { d: 2, e: 3 }\n'],
    ['a: {\n  b: 1, # one\n  d: 2\n}\n', 'a.b', 'a: {\n  d: 2\n}\n'],
    ['a: { b: 1 }\nc: 1\n', 'a.b', 'a: {}\nc: 1\n'],
    ['a:\n  b: null\n  c: 1\n', 'a.b', 'a:\n  c: 1\n'],
  ])('removes one entry: %j', (before, at, after) => {
    expect(removeEntry(before, path(at))).toBe(after);
  });

  test.each([
    ['a:\n  b:\n    c: 1\nd: 2\n', 1, 'd: 2\n'],
    ['a:\n  b:\n    c: 1\n  e: 1\nd: 2\n', 1, 'a:\n  e: 1\nd: 2\n'],
    ['a: { b: { c: 1 } }\nd: 2\n', 2, 'a: {}\nd: 2\n'],
  ])('removes the maps around it that become empty, up to one: %j', (before, outermost, after) => {
    expect(removeEntry(before, ['a', 'b', 'c'], outermost)).toBe(after);
  });

  test.each([
    ['a:\n  b: 1\nc: 2\n', 'a.b', 'a.b is the only entry of its map: remove it by hand, with the map'],
    ['a:\n  b: &x 1\n  c: *x\n', 'a.b', 'a.b cannot be removed without changing other values of the file: change it by hand'],
    ['a: &x { b: 1, c: 2 }\nd: *x\n', 'd.b', 'd is the alias *x: change its entries by hand'],
    ['a: { c: 2 }\n', 'a.b', 'the file has no a.b'],
  ])('refuses what it cannot remove alone: %j', (before, at, message) => {
    expect(() => removeEntry(before, path(at))).toThrow(new Error(message));
  });
});

describe('addEntry behind another entry', () => {
  const behind = (before: string, value = { m: 1 }) => addEntry(before, { path: ['a', 'z'], value, behind: 'x' });

  test.each([
    ['a:\n  # x\n  x: { k: 1 } # one\n  y: { k: 2 }\n', 'a:\n  # x\n  x: { k: 1 } # one\n  z: { m: 1 }\n  y: { k: 2 }\n'],
    ['a:\n  x:\n    k: 1\n    # deep\n  y: { k: 2 }\n', 'a:\n  x:\n    k: 1\n    # deep\n  z:\n    m: 1\n  y: { k: 2 }\n'],
    ['a: { x: { k: 1 }, y: 2 }\n', 'a: { x: { k: 1 }, z: { m: 1 }, y: 2 }\n'],
    ['a: { y: 2, x: 1 }\n', 'a: { y: 2, x: 1, z: { m: 1 } }\n'],
    ['a: {\n  x: 1,\n  y: 2\n}\n', 'a: {\n  x: 1,\n  z: { m: 1 },\n  y: 2\n}\n'],
    ['a: {\n  x: 1, # one\n  # two\n  y: 2, # last\n}\n', 'a: {\n  x: 1, # one\n  z: { m: 1 },\n  # two\n  y: 2, # last\n}\n'],
    ['a: {\n  x: { k: 1 }, y: 2 # last\n}\n', 'a: {\n  x: { k: 1 }, z: { m: 1 }, y: 2 # last\n}\n'],
    ['a: { x: 1,\n     y: 2 } # c\n', 'a: { x: 1,\n     z: { m: 1 },\n     y: 2 } # c\n'],
    ['a: {\n  y: 2,\n  x: 1 # one\n}\n', 'a: {\n  y: 2,\n  x: 1, # one\n  z: { m: 1 }\n}\n'],
    ['a: {\r\n  x: 1, # one\r\n  y: 2\r\n}\r\n', 'a: {\r\n  x: 1, # one\r\n  z: { m: 1 },\r\n  y: 2\r\n}\r\n'],
    ['a: {\n  x: 1 # one\n  , y: 2\n}\n', 'a: {\n  x: 1, z: { m: 1 } # one\n  , y: 2\n}\n'],
  ])('writes it there, in its style: %j', (before, after) => {
    expect(behind(before)).toBe(after);
  });

  test('writes null, which removes an entry of a lower layer', () => {
    expect(addEntry('a: { x: null }\n', { path: ['a', 'z'], value: null, behind: 'x' })).toBe('a: { x: null, z: null }\n');
  });
});
