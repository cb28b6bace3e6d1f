import { POOL_SIZES } from '../catalog/addresses';
import { objectFailure, textFailure, unlessNumberReference } from '../terraform/checks';

/**
 * Addresses that Azure allocates from an IPAM pool of an Azure Virtual Network Manager. Their range is known only after the apply. The
 * identity that applies the stack needs the role IPAM Pool User on the pool.
 */
export interface PoolAddresses {
  /** The ID of the pool. */
  readonly poolId: string;
  /** The number of addresses: a power of two from 8 to 65536. It can only grow. */
  readonly numberOfIpAddresses: number;
}

/** Addresses in CIDR notation, or from a pool. One of the two is set. */
export interface Addresses {
  readonly range?: string | undefined;
  readonly pool?: PoolAddresses | undefined;
}

/** The problems of addresses from a pool, as sentences. What only Terraform knows is not checked. */
export function poolFailures(pool: PoolAddresses): (string | undefined)[] {
  const malformed = objectFailure('ipamPool', pool);
  if (malformed !== undefined) return [malformed];
  return [
    textFailure('IPAM pool ID', pool.poolId),
    unlessNumberReference('number of addresses', pool.numberOfIpAddresses, (given) =>
      POOL_SIZES.some((size) => size === given)
        ? undefined
        : `the number of addresses ${given} is not a power of two from ${POOL_SIZES[0]} to ${POOL_SIZES.at(-1)}`,
    ),
  ];
}

/** The problem of addresses that are missing or set twice; undefined if there is none. */
export function choiceOfAddresses(range: readonly [name: string, value: unknown], pool: unknown): string | undefined {
  const [name, value] = range;
  return (value === undefined) === (pool === undefined) ? `set either ${name} or ipamPool` : undefined;
}
