import type { AddressPool } from '../../stack/facts/network';
import { replacements } from '../compare/replacement';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';

export const addressPool: ReviewRule = {
  id: 'network/address-pool',
  summary: 'A network or a subnet gets its addresses from an IPAM pool, no longer does, or gets more or fewer of them.',
  why: 'Azure chooses the addresses from a pool, and does not take back addresses in use. The network team of the pool gives out the ranges.',
  severities: ['critical', 'notice'],
  looks: [
    comparing('network', ['pools', 'addressSpace'], (pair, context) => drafts('network', pair, context)),
    comparing('subnet', ['pools', 'prefixes'], (pair, context) => drafts('subnet', pair, context)),
  ],
};

function drafts<K extends 'network' | 'subnet'>(what: K, pair: FactPair<K>, { change }: Context): PairDraft<K>[] {
  const { address, before, after } = pair as FactPair<'network' | 'subnet'>;
  if (!before || !after) return [];
  const [old, fresh] = [before.value.pools, after.value.pools];
  const values = { before: wordsOf(old), after: wordsOf(fresh) };
  if (values.before === values.after) return [];
  if (replacements(change).some(({ resource }) => resource.address === address))
    return [{ severity: 'notice', message: `the ${what} is created again, with other addresses`, ...values }];
  const problem = problemOf(what, old, fresh);
  return [
    problem === undefined
      ? {
          severity: 'notice',
          message: `Azure adds addresses from the IPAM pool to the ${what}, and keeps the others`,
          ...values,
        }
      : { severity: 'critical', message: problem, ...values },
  ];
}

/** Why Azure or azurerm may refuse a change; undefined if the pool only gives more addresses. */
function problemOf(what: string, old: readonly AddressPool[], fresh: readonly AddressPool[]): string | undefined {
  if (old.length === 0)
    return `the ${what} has written addresses, and would get others from an IPAM pool. Whether Azure accepts that while the private endpoint uses one of them is unverified`;
  if (fresh.length === 0)
    return `the ${what} has addresses from an IPAM pool, and would get written ones. Whether Azure accepts that while the private endpoint uses one of them is unverified`;
  const gone = old.find(({ id }) => !fresh.some((each) => each.id?.toLowerCase() === id?.toLowerCase()));
  if (gone)
    return `the ${what} leaves the IPAM pool ${gone.id}: Azure refuses it while the private endpoint has an address from it`;
  const fewer = old.some(({ id, addresses }) =>
    fresh.some((each) => each.id?.toLowerCase() === id?.toLowerCase() && Number(each.addresses) < Number(addresses)),
  );
  return fewer
    ? `the ${what} would have fewer addresses from the IPAM pool: the number can only grow, so the apply fails`
    : undefined;
}

const wordsOf = (pools: readonly AddressPool[]) =>
  pools
    .map(({ id, addresses }) => `${addresses ?? 'an unknown number of'} addresses from ${id ?? 'an unknown pool'}`)
    .join(', ') || 'written addresses';
