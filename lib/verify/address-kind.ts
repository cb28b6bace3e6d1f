import { isIPv4 } from 'node:net';
import { contains, isPrivate } from '../catalog/addresses';

/** Where an address can be: in private networks, on the internet, or only on this machine or link. */
export type AddressKind = 'local' | 'private' | 'public';

const LOCAL = ['127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/8'];

/** The kind of an address. Private are RFC 1918, RFC 6598 and, for IPv6, RFC 4193. */
export function kindOfAddress(written: string): AddressKind {
  // An IPv4 address can be written as one of IPv6.
  const address = written.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv4(address)) {
    if (/^f[cd]/i.test(address)) return 'private';
    return /^(::1?$|fe[89ab])/i.test(address) ? 'local' : 'public';
  }
  if (isPrivate(address)) return 'private';
  return LOCAL.some((range) => contains(range, address)) ? 'local' : 'public';
}
