import { nearest } from '../lib/diagnostics/near-miss';
import { finding, stampRule } from '../lib/rules/rule';
import { readStamp } from './stack-readings';

/** The number of addresses to suggest for an unknown address. */
const NAMED = 3;

/** The resource of an override exists. Only the stack knows its addresses, so it is built for stamps with overrides. */
export const overrideAddress = stampRule(
  'overrides/address',
  'Every override names a resource of the stamp.',
  (stamp, located) => {
    if (stamp.overrides.length === 0) return [];
    const stack = readStamp({ ...stamp, overrides: [] });
    if (!stack) return [];
    const addresses = [...stack.resources.keys()].sort();
    return stamp.overrides
      .filter(({ address }) => !addresses.includes(address))
      .map(({ address }) =>
        finding(located, ['overrides', address], {
          message: `${stamp.id} has no ${address}`,
          help: `the most similar addresses: ${nearest(address, addresses).slice(0, NAMED).join(', ')}`,
          about: 'key',
        }),
      );
  },
);
