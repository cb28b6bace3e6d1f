import { Address4 } from 'ip-address';

/** The private ranges of RFC 1918 and the shared one of RFC 6598, which Azure networks may use as well. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** The length of the prefix that is taken for private endpoints unless one is given: 27 usable addresses. */
const ENDPOINT_PREFIX = 27;

/** The smallest subnet that Azure allows: it keeps five of the eight addresses for itself. */
export const SMALLEST_SUBNET = 29;

/** What is wrong with a range in CIDR notation, as the end of a sentence; undefined when nothing is. */
export function rangeProblem(cidr: string): string | undefined {
  if (!Address4.isValid(cidr) || !cidr.includes('/')) return 'is not an IPv4 range in CIDR notation';
  const range = new Address4(cidr);
  const start = `${range.startAddress().correctForm()}/${range.subnetMask}`;
  return start === cidr ? undefined : `does not begin at the start of its range, which is ${start}`;
}

export const isPrivate = (cidr: string) => PRIVATE.some((range) => contains(range, cidr));

/** Whether a range lies wholly within another. */
export const contains = (outer: string, inner: string) => new Address4(inner).isInSubnet(new Address4(outer));

/** The first and last address of a range, as numbers that can be compared. */
export function boundsOf(cidr: string): readonly [first: bigint, last: bigint] {
  const range = new Address4(cidr);
  return [range.startAddress().bigInt(), range.endAddress().bigInt()];
}

export const prefixLength = (cidr: string) => new Address4(cidr).subnetMask;

/** The part of an address space that is for private endpoints: its first /27, however large it is, so that it can grow. */
export function endpointPrefixOf(addressSpace: string): string {
  const space = new Address4(addressSpace);
  return `${space.startAddress().correctForm()}/${Math.max(space.subnetMask, ENDPOINT_PREFIX)}`;
}
