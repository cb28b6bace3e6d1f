import { nearest } from '../lib/diagnostics/near-miss';
import { finding, stampRule } from '../lib/rules/rule';
import { readStamp } from './stack-readings';

/** How many addresses are named where one is not there. */
const NAMED = 3;

/** What an override is for is there. Only the stack knows its addresses, so it is made for stamps that override something. */
export const overrideAddress = stampRule(
  'overrides/address',
  'Every override is for a resource that the stamp has.',
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
          help: `the nearest that it has: ${nearest(address, addresses).slice(0, NAMED).join(', ')}`,
          about: 'key',
        }),
      );
  },
);
