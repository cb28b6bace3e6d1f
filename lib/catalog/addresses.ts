import { Address4 } from 'ip-address';

/** The private ranges of RFC 1918 and the shared range of RFC 6598, which Azure networks may also use. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** The default prefix length of the subnet for private endpoints: 27 usable addresses. */
const ENDPOINT_PREFIX = 27;

/** The smallest subnet that Azure allows: Azure reserves five of the eight addresses. */
export const SMALLEST_SUBNET = 29;

/**
 * The numbers of addresses that a network or subnet can take from an IPAM pool: powers of two, from the smallest subnet to a /16. Azure
 * also accepts other numbers, which it may serve with several ranges.
 *
 * Source: Azure/terraform-azurerm-avm-res-network-virtualnetwork pull requests #71 and #105 (2026-06-15), tested there with Azure.
 */
export const POOL_SIZES = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536] as const;

/** The default number of addresses of a network from a pool: twice the default subnet, so that the subnet can grow. */
export const POOL_NETWORK_SIZE = 64;

/** The number of addresses for private endpoints in a network from a pool: as many as in a network with ranges of its own. */
export const endpointPoolSizeOf = (networkSize: number) => Math.min(networkSize, 2 ** (32 - ENDPOINT_PREFIX));

/** The problem of a range in CIDR notation, to complete a sentence; undefined if there is none. */
export function rangeProblem(cidr: string): string | undefined {
  if (!Address4.isValid(cidr) || !cidr.includes('/')) return 'is not an IPv4 range in CIDR notation';
  const range = new Address4(cidr);
  const start = `${range.startAddress().correctForm()}/${range.subnetMask}`;
  return start === cidr ? undefined : `does not begin at the start of its range, which is ${start}`;
}

/** Whether a text is an IPv4 address, without a prefix length. */
export const isAddress = (text: string) => Address4.isValid(text) && !text.includes('/');

export const isPrivate = (cidr: string) => PRIVATE.some((range) => contains(range, cidr));

/** Whether a range is completely inside another. */
export const contains = (outer: string, inner: string) => new Address4(inner).isInSubnet(new Address4(outer));

/** The first and last address of a range, as numbers. */
export function boundsOf(cidr: string): readonly [first: bigint, last: bigint] {
  const range = new Address4(cidr);
  return [range.startAddress().bigInt(), range.endAddress().bigInt()];
}

/** Whether a text is an IPv4 range in CIDR notation. */
export const isRange = (text: string) => Address4.isValid(text) && text.includes('/');

/** Whether two ranges have common addresses. */
export function overlap(one: string, other: string): boolean {
  const [[first, last], [otherFirst, otherLast]] = [boundsOf(one), boundsOf(other)];
  return first <= otherLast && otherFirst <= last;
}

export const prefixLength = (cidr: string) => new Address4(cidr).subnetMask;

/** The part of an address space for private endpoints: its first /27, even if the space is larger, so that it can grow. */
export function endpointPrefixOf(addressSpace: string): string {
  const space = new Address4(addressSpace);
  return `${space.startAddress().correctForm()}/${Math.max(space.subnetMask, ENDPOINT_PREFIX)}`;
}

/** A problem of a range, and how to correct it. */
export interface RangeProblem {
  readonly message: string;
  readonly help: string;
}

/** The problem of an address space that is too small for a subnet; undefined if there is none. */
export const spaceProblem = (addressSpace: string): RangeProblem | undefined =>
  prefixLength(addressSpace) > SMALLEST_SUBNET
    ? {
        message: `the address space ${addressSpace} is too small for a subnet`,
        help: `Azure's smallest subnet is a /${SMALLEST_SUBNET}; a /24 leaves room for more`,
      }
    : undefined;

/** The problems of the range of a subnet in an address space. */
export function subnetProblems(addressSpace: string, prefix: string): RangeProblem[] {
  const malformed = rangeProblem(prefix);
  if (malformed !== undefined)
    return [{ message: `the subnet range '${prefix}' ${malformed}`, help: 'write it like 10.20.0.0/27' }];
  const found: RangeProblem[] = [];
  if (!contains(addressSpace, prefix))
    found.push({
      message: `the subnet range ${prefix} is not within the address space ${addressSpace}`,
      help: 'omit it to use the first /27',
    });
  if (prefixLength(prefix) > SMALLEST_SUBNET)
    found.push({
      message: `the subnet range ${prefix} is too small`,
      help: `Azure's smallest subnet is a /${SMALLEST_SUBNET}`,
    });
  return found;
}

/**
 * The first free range of a size; undefined if there is none.
 *
 * @param length the prefix length of the range
 * @param taken ranges that it must not overlap
 * @param after where to begin: with the addresses after this range, and then everywhere
 * @param within the ranges that it must be in; empty: any private range
 */
export function freeRange(
  length: number,
  taken: readonly string[],
  after?: string,
  within: readonly string[] = [],
): string | undefined {
  const size = 2n ** BigInt(32 - length);
  const used = taken.map(boundsOf).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const firstFree = (from: bigint, last: bigint) => {
    let start = ((from + size - 1n) / size) * size;
    for (const [first, end] of used) {
      if (start + size <= first) break;
      if (end >= start) start = (end / size + 1n) * size;
    }
    return start + size - 1n <= last ? start : undefined;
  };
  const outer = (within.length > 0 ? within : PRIVATE).map((range) => [range, boundsOf(range)] as const);
  const beyond = outer
    .filter(([range]) => after !== undefined && contains(range, after))
    .map(([, [, last]]) => [boundsOf(after ?? '')[1] + 1n, last] as const);
  const start = [...beyond, ...outer.map(([, bounds]) => bounds)]
    .map(([from, last]) => firstFree(from, last))
    .find((each) => each !== undefined);
  return start === undefined ? undefined : `${Address4.fromBigInt(start).correctForm()}/${length}`;
}
