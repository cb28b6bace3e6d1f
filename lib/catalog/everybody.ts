import { Address4, Address6 } from 'ip-address';

/** Addresses from one to another, both included. */
interface Span {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** What stands for every address, in lower case. A single `0.0.0.0` means all of them to some services of Azure. */
const ALL = new Set(['*', 'any', 'internet', '0.0.0.0', '::']);

/**
 * The service tag of all data centres of Azure, or of those of a region. Source: "All datacenter public IP addresses",
 * https://learn.microsoft.com/azure/virtual-network/service-tags-overview (read 2026-11-25). Any customer can have some of them.
 */
const AZURE = /^azurecloud(\.|$)/;

/** Ranges with a shorter prefix hold far more than anybody's own networks. */
const WIDEST = { 4: 8, 6: 16 } as const;
const BITS = { 4: 32, 6: 128 } as const;

/** How many of the widest ranges together are a good part of the internet: 16 of /8 in IPv4 are a sixteenth of it. */
const MANY = 16n;

/** Ranges that nobody reaches from the internet: RFC 1918, 6598 and 4193. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(
  (range) => spanOf(range) ?? [],
);

/** The ID of a resource, such as an application security group or a subnet, or of something in it: no addresses. */
const RESOURCE_ID = /^\$\{\s*(?:azurerm|azapi)_\w+\.[\w-]+\.id\s*\}(?:\/[\w.-]+)*$/;

/** Whom a source or destination of a rule stands for, where that is everybody or a good part of everybody; undefined: it is not. */
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

const PART = 'a good part of the internet';

/** Whether a source or destination of a rule stands for everybody, or a good part of everybody. */
export const isEverybody = (place: string): boolean => everybodyIn(place) !== undefined;

/** Whether places are everybody together, or a good part of everybody: one of them, or the ranges put together. */
export function coverEverybody(places: readonly string[]): boolean {
  if (places.some(isEverybody)) return true;
  const spans = places.flatMap((place) => spanOf(place.trim()) ?? []);
  return ([4, 6] as const).some(
    (family) => publicSize(spans.filter((each) => each.family === family)) >= MANY * widest(family),
  );
}

const widest = (family: 4 | 6) => 1n << BigInt(BITS[family] - WIDEST[family]);

/** The length of what is written as a prefix, whatever is before it. */
const prefixOf = (text: string) => Number(/^[0-9a-f.:]+\/(\d+)$/.exec(text)?.[1] ?? Infinity);

/** The addresses of a range in CIDR notation, of `first-last` or of one address. */
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

/** How many addresses of spans of one family can be reached from the internet, each counted once. */
function publicSize(spans: readonly Span[]): bigint {
  return apart(spans).reduce((sum, span) => {
    const inside = PRIVATE.filter(({ family }) => family === span.family).map((each) => ({
      first: each.first > span.first ? each.first : span.first,
      last: each.last < span.last ? each.last : span.last,
    }));
    return inside.reduce((left, { first, last }) => (first <= last ? left - (last - first + 1n) : left), sum + sizeOf(span));
  }, 0n);
}

/** The same addresses in spans that do not overlap. */
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
