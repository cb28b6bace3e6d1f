import { givenFilter } from '../stack/facts/given-filter';
import type { FactOf } from '../stack/facts/kinds';
import { reached } from '../stack/facts/by-id';
import type { StampReading } from './stamp-reading';
import { accountOf, keyIn } from './stamp-reading';

/** What a page calls the filter of a deployment. */
export interface NamedFilter {
  /** The key of a filter of the stamp, the name of another. */
  readonly name: string;
  /** Whether it is in the account of the deployment as far as that is known: filters of one name in two accounts have nothing in common. */
  readonly isHere: boolean;
}

/** The filter of a deployment; undefined: it has the default of the service. */
export function filterOf(reading: StampReading, deployment: FactOf<'deployment'>): NamedFilter | undefined {
  const given = givenFilter(reading.facts, deployment);
  if (!given?.fact) return given && { name: given.name, isHere: true };
  const account = reached(reading.stack, 'account', given.fact.value.account);
  const isHere = account !== undefined && account === accountOf(reading, deployment);
  return { name: isHere ? keyIn(given.fact.address, 'filter') : given.name, isHere };
}
