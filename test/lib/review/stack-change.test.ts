import { attributeChanges } from '../../../lib/review/compare/attribute-changes';
import type { Json } from '../../../lib/stack/json';
import { stackOf } from '../../support/stack-of';
import { stackChanges } from '../../../lib/review/compare/stack-change';

const FOLDER = 'generated/prod/here';
const stacks = (content: object) => new Map([[FOLDER, stackOf(FOLDER, JSON.stringify(content))]]);

const rg = (...names: string[]) => ({
  azurerm_resource_group: Object.fromEntries(names.map((name) => [name, { name: 'rg' }])),
});
const move = (from: string, to: string) => ({ from: `azurerm_resource_group.${from}`, to: `azurerm_resource_group.${to}` });

/** The changes of resources as text. */
const changes = (before: object, after: object) =>
  stackChanges(stacks(before), stacks(after)).flatMap(({ resources }) =>
    resources.map((each) => {
      const kind = each.movedFrom
        ? `moved from ${each.movedFrom}`
        : each.before
          ? each.after
            ? 'changed'
            : 'removed'
          : 'added';
      return `${each.address} ${kind}`;
    }),
  );

describe('stackChanges', () => {
  test('follow chains of moves', () => {
    const moved = [move('b', 'c'), move('a', 'b')];
    expect(changes({ resource: rg('a') }, { resource: rg('c'), moved })).toEqual([
      'azurerm_resource_group.c moved from azurerm_resource_group.a',
    ]);
  });

  test('ignore a move whose old address still exists, whose new one does not, or that is circular', () => {
    expect(changes({ resource: rg('a') }, { resource: rg('a', 'b'), moved: [move('a', 'b')] })).toEqual([
      'azurerm_resource_group.b added',
    ]);
    expect(changes({ resource: rg('a') }, { resource: rg('x'), moved: [move('a', 'b')] })).toEqual([
      'azurerm_resource_group.a removed',
      'azurerm_resource_group.x added',
    ]);
    expect(changes({ resource: rg('a') }, { resource: rg('x'), moved: [move('a', 'b'), move('b', 'a')] })).toEqual([
      'azurerm_resource_group.a removed',
      'azurerm_resource_group.x added',
    ]);
  });

  test('treat stacks with the same text as the same', () => {
    expect(stackChanges(stacks({ resource: rg('a') }), stacks({ resource: rg('a') }))).toEqual([]);
  });

  test('refuse what is not an object', () => {
    for (const text of ['[]', 'null', '"text"', '{', '']) expect(() => stackOf(FOLDER, text)).toThrow(SyntaxError);
  });
});

describe('attributeChanges', () => {
  const paths = (before: Record<string, Json>, after: Record<string, Json>) =>
    attributeChanges(before, after).map(({ path }) => path);

  test.each<[string, Record<string, Json>, Record<string, Json>, string[]]>([
    ['a missing value and null are the same', { a: null }, {}, []],
    ['a value', { a: 1 }, { a: 2 }, ['a']],
    ['false is not the same as a missing value', { a: false }, {}, ['a']],
    ['within a block', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c']],
    ['within a block that is a list with one item', { a: [{ b: 1 }] }, { a: { b: 2 } }, ['a.b']],
    ['an added block', {}, { a: { b: 1 } }, ['a']],
    ['a list as a whole', { a: [1, 2] }, { a: [2, 1] }, ['a']],
    ['several, in order', { z: 1, a: 1 }, { z: 2, a: 2 }, ['a', 'z']],
  ])('%s', (_, before, after, expected) => {
    expect(paths(before, after)).toEqual(expected);
  });
});
