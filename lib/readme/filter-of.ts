import { givenFilter } from '../stack/facts/given-filter';
import type { FactOf } from '../stack/facts/kinds';
import { reached } from '../stack/facts/by-id';
import type { StampReading } from './stamp-reading';
import { accountOf, keyIn } from './stamp-reading';

/** The filter of a deployment, as a page names it. */
export interface NamedFilter {
  /** The key of a filter in the stamp, or the name of any other filter. */
  readonly name: string;
  /** Whether it is known to be in the account of the deployment. Filters with the same name in two accounts are unrelated. */
  readonly isHere: boolean;
}

/** The filter of a deployment; undefined: the default of the service. */
export function filterOf(reading: StampReading, deployment: FactOf<'deployment'>): NamedFilter | undefined {
  const given = givenFilter(reading.facts, deployment);
  if (!given?.fact) return given && { name: given.name, isHere: true };
  const account = reached(reading.stack, 'account', given.fact.value.account);
  const isHere = account !== undefined && account === accountOf(reading, deployment);
  return { name: isHere ? keyIn(given.fact.address, 'filter') : given.name, isHere };
}
