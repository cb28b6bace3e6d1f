import { addItem, removeItem } from '../../../lib/source/edit-list';

const PATH = ['a', 'list'];

test.each([
  ['a: { list: [x, y] } # c\n', 'a: { list: [x, z.1, y] } # c\n'],
  ['a:\n  list: [y, x]\n', 'a:\n  list: [y, x, z.1]\n'],
  ['a:\n  list:\n    - x # why\n    - y\n', 'a:\n  list:\n    - x # why\n    - z.1\n    - y\n'],
  ['a:\r\n  list:\r\n  - x\r\n', 'a:\r\n  list:\r\n  - x\r\n  - z.1\r\n'],
  ['a:\n  list:\n  - "x"', 'a:\n  list:\n  - "x"\n  - z.1'],
])('adds an item directly after another one: %j', (before, after) => {
  expect(addItem(before, PATH, 'z.1', 'x')).toBe(after);
});

test.each([
  ['a: { list: [x, y] } # c\n', 'a: { list: [y] } # c\n'],
  ['a:\n  list: [y, x]\n', 'a:\n  list: [y]\n'],
  ['a:\n  list:\n    - x # why\n    - y\n', 'a:\n  list:\n    - y\n'],
  ['a:\n  list:\n    - y\n    - x\n  b: 1\n', 'a:\n  list:\n    - y\n  b: 1\n'],
  ['a: { list: [x], b: 1 }\n', 'a: { b: 1 }\n'],
  ['a:\n  list:\n    - x\n  b: 1\n', 'a:\n  b: 1\n'],
])('removes an item, and the list with its last one: %j', (before, after) => {
  expect(removeItem(before, PATH, 'x')).toBe(after);
});

test.each([
  ['a: { list: [y] }\n', 'a.list has no x of its own: change it by hand'],
  ['b: &l [x, y]\na: { list: *l }\n', 'a.list has no x of its own: change it by hand'],
  ['a: { list: &l [x, y] }\nb: *l\n', 'a.list cannot be changed without changing other values of the file: change it by hand'],
])('refuses what it cannot change alone: %j', (before, message) => {
  expect(() => removeItem(before, PATH, 'x')).toThrow(new Error(message));
  expect(() => addItem(before, PATH, 'z', 'x')).toThrow(new Error(message));
});
