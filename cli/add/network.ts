import { boundsOf, freeRange, isPrivate, prefixLength, rangeProblem } from '../../lib/catalog/addresses';
import type { Fleet } from '../../lib/fleet/fleet';
import { UNKNOWN_SPACE } from '../../lib/fleet/stamp';

/** The size of the first network of a project. */
const LENGTH = 24;

/** The range before the first network of a project that has none yet, and no ranges of its organisation. */
const BEFORE_THE_FIRST = '10.9.0.0/16';

/**
 * The next free address space for a region of an environment, as large as its last one, or as that of another
 * environment; undefined if none is free.
 *
 * @param also address spaces that are taken, too
 */
export function nextSpace(fleet: Fleet, environment: string, also: readonly string[] = []): string | undefined {
  const { supernets } = fleet.organisation.value;
  const own = spacesOf(fleet, environment);
  const all = [...spacesOf(fleet), ...also];
  const last = highest([...own, ...also]) ?? highest(all);
  const within = supernets.filter((range) => rangeProblem(range) === undefined);
  return freeRange(last === undefined ? LENGTH : prefixLength(last), all, last ?? BEFORE_THE_FIRST, within);
}

/** Whether all regions of an environment use existing networks. */
export const usesExistingNetworks = ({ stamps }: Fleet, environment: string) => {
  const own = stamps.filter(({ value }) => value.environment === environment);
  return own.length > 0 && own.every(({ value: { network } }) => network.kind !== 'new');
};

/** The IPAM pool of the last region of an environment; undefined if a network of the environment has written ranges. */
export function poolOf({ stamps }: Fleet, environment: string): string | undefined {
  const networks = stamps.flatMap(({ value }) =>
    value.environment === environment && value.network.kind === 'new' ? [value.network] : [],
  );
  return networks.every(({ pool }) => pool) ? networks.at(-1)?.pool?.id : undefined;
}

/** Why a text can't be an address space; undefined if it can. */
export function spaceTextProblem(fleet: Fleet, space: string): string | undefined {
  const problem = rangeProblem(space);
  if (problem !== undefined) return `'${space}' ${problem}`;
  if (!isPrivate(space))
    return `${space} is not private: use a range within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10`;
  const [first, last] = boundsOf(space);
  const other = spacesOf(fleet).find((each) => boundsOf(each)[0] <= last && boundsOf(each)[1] >= first);
  return other === undefined ? undefined : `${space} overlaps ${other}, which another region uses`;
}

const spacesOf = ({ stamps }: Fleet, environment?: string): string[] =>
  stamps.flatMap(({ value: { environment: its, network } }) =>
    network.kind === 'new' && network.addressSpace !== UNKNOWN_SPACE && (environment ?? its) === its
      ? [network.addressSpace]
      : [],
  );

const highest = (ranges: readonly string[]): string | undefined =>
  ranges.reduce<string | undefined>(
    (best, range) => (best === undefined || boundsOf(range)[1] > boundsOf(best)[1] ? range : best),
    undefined,
  );
