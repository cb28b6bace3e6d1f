import { InvalidArgumentError } from 'commander';
import type { ServedCloud } from '../../lib/catalog/cloud-name';
import type { RegionName } from '../../lib/catalog/regions';
import { ALL_REGION_NAMES } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { isStampKey } from '../../lib/settings/environment-settings';
import { suggestion } from '../../lib/diagnostics/near-miss';
import { RESIDENCY_WORDS, residencyNamed } from '../residency-words';
import type { NewState } from './answers';

/** The options of commands that describe a new environment. */
export interface EnvironmentOptions {
  readonly cloud?: ServedCloud;
  readonly workload?: string;
  readonly subscription?: string;
  readonly residency?: Residency;
  readonly region?: readonly RegionName[];
  readonly model?: string;
  readonly state?: NewState;
}

/** Parses an option that has no problem. */
export function checked(problemOf: (text: string) => string | undefined) {
  return (given: string): string => {
    const problem = problemOf(given);
    if (problem !== undefined) throw new InvalidArgumentError(problem);
    return given;
  };
}

/** Parses a residency. */
export function residency(word: string): Residency {
  const found = residencyNamed(word);
  if (found === undefined) throw new InvalidArgumentError(`Write one of: ${RESIDENCY_WORDS.join(', ')}.`);
  return found;
}

/** Parses the name of a region. */
export function region(name: string): RegionName {
  const found = ALL_REGION_NAMES.find((each) => each === name);
  if (found === undefined)
    throw new InvalidArgumentError(`The catalogue does not have this region: ${suggestion(name, ALL_REGION_NAMES)}`);
  return found;
}

/** Why a word cannot be the key of a stamp; undefined if it can. */
export const stampKeyProblem = (key: string): string | undefined =>
  (ALL_REGION_NAMES as readonly string[]).includes(key) || isStampKey(key)
    ? undefined
    : 'Use lower-case words joined by hyphens, at most 20 characters.';

/** Adds a region to those of the same option. */
export function regions(name: string, before: readonly RegionName[] = []): readonly RegionName[] {
  const found = region(name);
  return [...before.filter((each) => each !== found), found];
}

/** Parses the container of a state. */
export function state(text: string): NewState {
  const [resourceGroup = '', storageAccount = '', container = '', ...more] = text.split('/');
  if ([resourceGroup, storageAccount, container].includes('') || more.length > 0)
    throw new InvalidArgumentError('Write three names: resourceGroup/storageAccount/container.');
  return { resourceGroup, storageAccount, container };
}
