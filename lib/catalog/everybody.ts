import { Address4, Address6 } from 'ip-address';

/** A range of addresses, from the first to the last. */
interface Span {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Texts that mean every address, in lower case. Some Azure services treat a single `0.0.0.0` as all addresses. */
const ALL = new Set(['*', 'any', 'internet', '0.0.0.0', '::']);

/**
 * The service tag of all data centres of Azure, or of those of a region. Source: "All datacenter public IP addresses",
 * https://learn.microsoft.com/azure/virtual-network/service-tags-overview (read 2026-11-25). Any customer can use some of these addresses.
 */
const AZURE = /^azurecloud(\.|$)/;

/** A range with a shorter prefix is far larger than the networks of any organization. */
const WIDEST = { 4: 8, 6: 16 } as const;
const BITS = { 4: 32, 6: 128 } as const;

/** The number of widest ranges that together are a large part of the internet: 16 ranges of /8 in IPv4 are a sixteenth of it. */
const MANY = 16n;

/** Ranges that cannot be reached from the internet: RFC 1918, 6598 and 4193. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(
  (range) => spanOf(range) ?? [],
);

/** The ID of a resource such as an application security group or a subnet, or of something in it. It is not an address range. */
const RESOURCE_ID = /^\$\{\s*(?:azurerm|azapi)_\w+\.[\w-]+\.id\s*\}(?:\/[\w.-]+)*$/;

/** A description of a source or destination that covers the whole internet or a large part of it; undefined for any other. */
export function everybodyIn(place: string): string | undefined {
  if (place.includes('${')) return RESOURCE_ID.test(place) ? undefined : 'known only to Terraform';
  const text = place.trim().toLowerCase();
  if (ALL.has(text)) return 'the whole internet';
  if (AZURE.test(text)) return 'every customer of Azure: the tag has the addresses of all virtual machines there';
  const span = spanOf(text);
  if (!span) return prefixOf(text) < WIDEST[4] ? 'the whole internet' : undefined;
  if (span.first === 0n && sizeOf(span) === 1n << BigInt(BITS[span.family])) return 'the whole internet';
  return publicSize([span]) > widest(span.family) ? PART : undefined;
}

const PART = 'a large part of the internet';

/** Whether a source or destination of a rule covers the whole internet or a large part of it. */
export const isEverybody = (place: string): boolean => everybodyIn(place) !== undefined;

/** Whether sources or destinations cover the whole internet or a large part of it, alone or together. */
export function coverEverybody(places: readonly string[]): boolean {
  if (places.some(isEverybody)) return true;
  const spans = places.flatMap((place) => spanOf(place.trim()) ?? []);
  return ([4, 6] as const).some(
    (family) => publicSize(spans.filter((each) => each.family === family)) >= MANY * widest(family),
  );
}

const widest = (family: 4 | 6) => 1n << BigInt(BITS[family] - WIDEST[family]);

/** The prefix length of a text in CIDR notation, even if the address before it is not valid. */
const prefixOf = (text: string) => Number(/^[0-9a-f.:]+\/(\d+)$/.exec(text)?.[1] ?? Infinity);

/** The addresses of a range in CIDR notation, of a range `first-last`, or of one address. */
function spanOf(text: string): Span | undefined {
  const [one = '', other, ...more] = text.split('-').map((each) => each.trim());
  if (more.length > 0) return undefined;
  const [from, to] = [boundsOf(one), boundsOf(other ?? one)];
  return from && to?.family === from.family && from.first <= to.last ? { ...from, last: to.last } : undefined;
}

function boundsOf(text: string): Span | undefined {
  const family = Address4.isValid(text) ? 4 : Address6.isValid(text) ? 6 : undefined;
  if (family === undefined) return undefined;
  const range = family === 4 ? new Address4(text) : new Address6(text);
  return { family, first: range.startAddress().bigInt(), last: range.endAddress().bigInt() };
}

const sizeOf = ({ first, last }: Span) => last - first + 1n;

/** The number of distinct addresses in spans of one family that can be reached from the internet. */
function publicSize(spans: readonly Span[]): bigint {
  return apart(spans).reduce((sum, span) => {
    const inside = PRIVATE.filter(({ family }) => family === span.family).map((each) => ({
      first: each.first > span.first ? each.first : span.first,
      last: each.last < span.last ? each.last : span.last,
    }));
    return inside.reduce((left, { first, last }) => (first <= last ? left - (last - first + 1n) : left), sum + sizeOf(span));
  }, 0n);
}

/** The same addresses, in spans that do not overlap. */
function apart(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((one, other) => (one.first < other.first ? -1 : 1))) {
    const before = found.at(-1);
    if (before && span.first <= before.last) {
      if (span.last > before.last) found[found.length - 1] = { ...before, last: span.last };
    } else found.push(span);
  }
  return found;
}
