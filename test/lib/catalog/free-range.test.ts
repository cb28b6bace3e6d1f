import fc from 'fast-check';
import { boundsOf, contains, freeRange } from '../../../lib/catalog/addresses';

test.each([
  [24, ['10.20.0.0/24', '10.20.1.0/24'], '10.20.1.0/24', [], '10.20.2.0/24'],
  [25, ['10.20.0.0/25', '10.20.0.128/26'], '10.20.0.0/25', [], '10.20.1.0/25'],
  [24, ['10.20.0.0/25'], '10.20.0.0/25', [], '10.20.1.0/24'],
  [24, ['10.0.0.0/9', '10.128.0.0/9'], '10.0.0.0/9', [], '172.16.0.0/24'],
  [24, ['10.1.1.0/24'], '10.1.1.0/24', ['10.1.0.0/23'], '10.1.0.0/24'],
  [24, ['10.1.1.0/24', '10.1.0.64/28'], '10.1.1.0/24', ['10.1.0.0/23'], undefined],
  [16, [], undefined, ['10.1.0.0/23'], undefined],
] as const)('the free /%s beside %j after %s within %j is %s', (length, taken, after, within, expected) => {
  expect(freeRange(length, taken, after, within)).toBe(expected);
});

test('a free range overlaps nothing, begins at the start of its range and is within the given ones', () => {
  const range = fc.tuple(fc.nat(255), fc.integer({ min: 24, max: 29 })).map(([third, length]) => `10.0.${third}.0/${length}`);
  fc.assert(
    fc.property(fc.array(range, { maxLength: 40 }), fc.integer({ min: 20, max: 29 }), (taken, length) => {
      const free = freeRange(length, taken, taken[0], ['10.0.0.0/16']);
      if (free === undefined) return;
      const [first, last] = boundsOf(free);
      expect(contains('10.0.0.0/16', free)).toBe(true);
      expect(first % BigInt(2 ** (32 - length))).toBe(0n);
      expect(taken.filter((each) => boundsOf(each)[0] <= last && boundsOf(each)[1] >= first)).toEqual([]);
    }),
  );
});
