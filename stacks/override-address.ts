import { RootConstruct } from 'constructs';
import { nearest } from '../lib/environment/near-miss';
import type { Stamp } from '../lib/environment/stamp';
import { finding, stampRule } from '../lib/rules/rule';
import { StampStack } from './stamp-stack';

/** How many addresses are named where one is not there. */
const NAMED = 3;

/** What an override is for is there. Only the stack knows its addresses, so it is made for stamps that override something. */
export const overrideAddress = stampRule(
  'overrides/address',
  'Every override is for a resource that the stamp has.',
  (stamp, located) => {
    const addresses = stamp.overrides.length === 0 ? undefined : addressesOf(stamp);
    if (!addresses) return [];
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

/** The addresses of a stamp; undefined where it has mistakes that keep its stack from being made, which other rules tell. */
function addressesOf(stamp: Stamp): readonly string[] | undefined {
  try {
    return new StampStack(new RootConstruct(), { ...stamp, overrides: [] }).addresses;
  } catch {
    return undefined;
  }
}
