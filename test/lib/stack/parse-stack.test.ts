import type { Json } from '../../../lib/stack/json';
import { isSame, valueAt } from '../../../lib/stack/json';
import { stackOf } from '../../support/stack-of';
import { stackChanges } from '../../../lib/review/compare/stack-change';
import { duplicateKey } from '../../../lib/stack/duplicate-key';

const FOLDER = 'generated/prod/here';
const parse = (content: unknown) => stackOf(FOLDER, JSON.stringify(content));
const addresses = (resource: unknown) => [...parse({ resource }).resources.keys()];

describe('a committed configuration', () => {
  const group = { location: 'swedencentral' };

  test.each<[string, unknown]>([
    ['maps', { azurerm_resource_group: { a: group, b: group } }],
    ['a list of maps of types', [{ azurerm_resource_group: { a: group } }, { azurerm_resource_group: { b: group } }]],
    ['a list of maps of names', { azurerm_resource_group: [{ a: group }, { b: group }] }],
    ['lists of one', [{ azurerm_resource_group: [{ a: [group], b: [group] }] }]],
    ['some that are null', { azurerm_resource_group: { a: group, b: group, c: null }, azurerm_subnet: null }],
  ])('has its resources, written as %s', (_, resource) => {
    expect(addresses(resource)).toEqual(['azurerm_resource_group.a', 'azurerm_resource_group.b']);
  });

  test('is refused if it declares a resource twice', () => {
    for (const resource of [{ x: { a: [group, group] } }, [{ x: { a: group } }, { x: { a: group } }]])
      expect(() => parse({ resource })).toThrow('the resource x.a is declared twice');
  });

  test('is refused if an object has a duplicate key, which JavaScript and Terraform read differently', () => {
    const text = '{\n "resource": {},\n "output": {"a": {"value": "resource"}},\n "resource": {}\n}';
    expect(() => stackOf(FOLDER, text)).toThrow('the key resource is in one object twice, the second time in line 4');
  });

  test('is the same with a byte order mark and other line endings', () => {
    const text = JSON.stringify({ resource: { x: { a: group } } }, null, 2);
    const page = '# Page\n\n```mermaid\nflowchart LR\n```\n';
    const [unix, windows] = [
      stackOf(FOLDER, text, page),
      stackOf(FOLDER, `\uFEFF${text.replaceAll('\n', '\r\n')}`, page.replaceAll('\n', '\r\n')),
    ];
    expect(windows).toEqual(unix);
    expect(stackChanges(new Map([[FOLDER, unix]]), new Map([[FOLDER, windows]]))).toEqual([]);
  });

  test.each<[unknown, unknown]>([
    [{ overrides: { a: 'x', b: ['c'] } }, { overrides: { a: [], b: ['c'] }, waivers: {} }],
    [
      { kit: 1, residency: { dataZone: 'MARS' } },
      { overrides: {}, waivers: {} },
    ],
    [{ residency: { geography: 'Sweden' } }, { residency: { geography: 'Sweden' }, overrides: {}, waivers: {} }],
    [
      { residency: { dataZone: 'EU', euMembersOnly: true } },
      { residency: { dataZone: 'EU', euMembersOnly: true }, overrides: {}, waivers: {} },
    ],
    ['text', { overrides: {}, waivers: {} }],
    [{ waivers: { a: null } }, { overrides: {}, waivers: {} }],
  ])('reads only valid values of the notes %j', (notes, expected) => {
    expect(parse({ '//': notes }).notes).toEqual(expected);
  });
});

describe('duplicateKey', () => {
  test.each([
    ['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}', undefined],
    ['{"a":"\\"a\\":1","b":"{\\"a\\":","c":"a"}', undefined],
    ['{"a":1,"a":1}', 'a'],
    ['{"a":1,"\\u0061" :1}', 'a'],
    ['{"b":[{"a":{},"c":[],"a":2}]}', 'a'],
  ])('of %s is %s', (text, key) => {
    expect(duplicateKey(text)?.key).toBe(key);
  });
});

describe('values', () => {
  test('are only own properties, with any key', () => {
    for (const path of ['constructor', '__proto__', 'toString.name', 'a.hasOwnProperty'])
      expect(valueAt({ a: {} }, path)).toBeUndefined();
    expect(valueAt(JSON.parse('{"__proto__": {"a": 1}}') as Json, '__proto__.a')).toBe(1);
  });

  test.each<[Json, Json, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[{ a: 1, b: null }], [{ a: 1 }], true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 0 }, false],
    [[], {}, false],
    ['1', 1, false],
  ])('%j and %j are the same: %s', (one, other, same) => {
    expect(isSame(one, other)).toBe(same);
  });
});
