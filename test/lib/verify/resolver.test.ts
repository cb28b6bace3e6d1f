import { kindOfAddress } from '../../../lib/verify/address-kind';
import { resolveAt, resolveBySystem } from '../../../lib/verify/resolver';
import { FakeDns } from '../../support/azure/dns';

test('the system resolves names as programs do', async () => {
  expect(await resolveBySystem('127.0.0.1')).toEqual({ kind: 'found', addresses: ['127.0.0.1'] });
});

test('a DNS server is asked for both kinds of addresses, and follows aliases', async () => {
  const dns = await FakeDns.start({ 'a.example.com': { alias: 'b.example.com', addresses: ['10.0.0.9', '10.0.0.5'] } });
  try {
    const resolve = resolveAt(dns.server, 500);
    expect(await resolve('A.example.com')).toEqual({ kind: 'found', addresses: ['10.0.0.5', '10.0.0.9'] });
    expect(dns.asked).toEqual(['a.example.com', 'a.example.com']);
    expect(await resolve('c.example.com')).toEqual({ kind: 'missing' });
  } finally {
    await dns.close();
  }
});

test.each([
  ['10.20.0.5', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['20.1.2.3', 'public'],
  ['127.0.0.1', 'local'],
  ['169.254.1.1', 'local'],
  ['fd12::1', 'private'],
  ['fe80::1', 'local'],
  ['::1', 'local'],
  ['2603:1020::1', 'public'],
])('%s is %s', (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind);
});
