import fc from 'fast-check';
import { overlay } from '../../../lib/resolve/overlay';

describe('overlay', () => {
  test('merges maps key by key', () => {
    expect(overlay({ a: { x: 1, y: 1 }, b: 1 }, { a: { y: 2 }, c: 3 })).toEqual({ a: { x: 1, y: 2 }, b: 1, c: 3 });
  });

  test('replaces lists and scalars whole', () => {
    expect(overlay({ list: [1, 2], text: 'below', map: { x: 1 } }, { list: [3], text: 'above', map: 'no map' })).toEqual({
      list: [3],
      text: 'above',
      map: 'no map',
    });
  });

  test('removes what is null above, also where nothing is below', () => {
    expect(overlay({ a: { x: 1, y: 1 } }, { a: { x: null }, b: null, c: { d: null } })).toEqual({ a: { y: 1 }, c: {} });
  });

  test('treats inherited property names as data', () => {
    const above = JSON.parse('{"__proto__": {"x": 1}, "constructor": {"y": 2}}') as unknown;
    expect(JSON.stringify(overlay({}, above))).toBe('{"__proto__":{"x":1},"constructor":{"y":2}}');
  });

  const settings = fc.dictionary(
    fc.string({ maxLength: 3 }),
    fc.oneof(fc.integer(), fc.dictionary(fc.string({ maxLength: 2 }), fc.integer())),
  );

  test('returns the same text for any order of keys', () => {
    const reversed = (map: Record<string, unknown>) => Object.fromEntries(Object.entries(map).reverse());
    fc.assert(
      fc.property(settings, settings, (below, above) => {
        expect(JSON.stringify(overlay(reversed(below), reversed(above)))).toBe(JSON.stringify(overlay(below, above)));
      }),
    );
  });

  test('changes nothing when merged over itself', () => {
    fc.assert(
      fc.property(settings, (map) => {
        expect(overlay(map, map)).toEqual(map);
      }),
    );
  });
});
