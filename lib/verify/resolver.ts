import { lookup, Resolver } from 'node:dns/promises';

/** What a name resolves to. */
export type Resolved =
  | { readonly kind: 'found'; readonly addresses: readonly string[] }
  /** The name does not exist, or has no address. */
  | { readonly kind: 'missing' }
  /** The DNS server answered that it could not resolve the name. */
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'unclear'; readonly because: string };

/** Resolves a host name to its addresses. */
export type Resolve = (name: string) => Promise<Resolved>;

/** The resolver of the system, as the programs on this machine use it. */
export const resolveBySystem: Resolve = async (name) => {
  try {
    const found = await lookup(name, { all: true });
    return addressed(found.map(({ address }) => address));
  } catch (error) {
    return failure(error);
  }
};

/**
 * Asks one DNS server.
 *
 * @param server its address, with or without a port, such as `10.0.0.4` or `127.0.0.1:5353`
 * @param timeout how long to wait for its answer, in milliseconds
 */
export function resolveAt(server: string, timeout: number): Resolve {
  const resolver = new Resolver({ timeout, tries: 1 });
  resolver.setServers([server]);
  return async (name) => {
    try {
      return addressed([...(await resolver.resolve4(name)), ...(await resolver.resolve6(name).catch(() => []))]);
    } catch (error) {
      return failure(error);
    }
  };
}

const addressed = (addresses: readonly string[]): Resolved =>
  addresses.length === 0 ? { kind: 'missing' } : { kind: 'found', addresses: [...new Set(addresses)].sort() };

function failure(error: unknown): Resolved {
  const { code } = error as { readonly code?: unknown };
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { kind: 'missing' };
  if (code === 'ESERVFAIL' || code === 'EREFUSED')
    return { kind: 'failed', because: code === 'ESERVFAIL' ? 'SERVFAIL' : 'REFUSED' };
  if (code === 'ETIMEOUT') return { kind: 'unclear', because: 'the DNS server does not answer' };
  return { kind: 'unclear', because: typeof code === 'string' ? code : String(error) };
}
