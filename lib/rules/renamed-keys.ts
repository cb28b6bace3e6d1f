import type { MovableMap } from '../fleet/movable-keys';
import { MOVABLE } from '../fleet/movable-keys';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import { logicalIdOf } from '../terraform/logical-ids';

/** The renamed keys that a stamp declares for one map, with the current keys of the map. */
export interface MovesIn {
  readonly map: MovableMap;
  /** The word for an entry of the map. */
  readonly what: string;
  readonly keys: readonly string[];
  readonly moves: readonly StampMove[];
}

const WORDS: Readonly<Record<MovableMap, string>> = {
  access: 'grant',
  contentFilters: 'content filter',
  deployments: 'deployment',
  projects: 'project',
};

/** The moves of a stamp, map by map. */
export function movesByMap({ moved, deployments, contentFilters, grants, projects }: Stamp): MovesIn[] {
  const entries = { access: grants, contentFilters, deployments, projects };
  return MOVABLE.map((map) => ({ map, what: WORDS[map], keys: entries[map].map(({ key }) => key), moves: moved[map] }));
}

/** Whether two keys of a map result in the same Terraform address. */
export const sameAddress = (one: string, other: string) => logicalIdOf(['', one]) === logicalIdOf(['', other]);
