import fc from 'fast-check';
import { UUID } from '../../../lib/catalog/uuid';

test('every UUID is valid, in any case', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect([uuid, uuid.toUpperCase()].filter((given) => !UUID.test(given))).toEqual([]);
    }),
  );
});

test.each([
  '',
  '00000000-0000-0000-0000-00000000000',
  '00000000-0000-0000-0000-0000000000000',
  '{00000000-0000-0000-0000-000000000000}',
  '00000000000000000000000000000000',
  '00000000-0000-0000-0000-00000000000g',
  '00000000-0000-0000-0000-000000000000\n',
])('%j is not valid', (text) => {
  expect(UUID.test(text)).toBe(false);
});
