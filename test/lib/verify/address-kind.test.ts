import { kindOfAddress } from '../../../lib/verify/address-kind';

test.each([
  ['10.1.2.3', 'private'],
  ['::ffff:10.1.2.3', 'private'],
  ['fd00::1', 'private'],
  ['20.1.2.3', 'public'],
  ['::ffff:20.1.2.3', 'public'],
  ['2603:1030::1', 'public'],
  ['127.0.0.1', 'local'],
  ['::1', 'local'],
])('%s is %s', (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind);
});
