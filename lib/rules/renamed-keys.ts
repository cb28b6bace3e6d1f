import type { MovableMap } from '../fleet/movable-keys';
import { MOVABLE } from '../fleet/movable-keys';
import type { Stamp } from '../fleet/stamp';
import type { StampMove } from '../fleet/movable-keys';
import { logicalIdOf } from '../terraform/logical-ids';

/** What a stamp says was renamed in one map, beside the keys that the map has. */
export interface MovesIn {
  readonly map: MovableMap;
  /** What an entry of the map is. */
  readonly what: string;
  readonly keys: readonly string[];
  readonly moves: readonly StampMove[];
}

const WORDS: Readonly<Record<MovableMap, string>> = {
  access: 'grant',
  contentFilters: 'content filter',
  deployments: 'deployment',
};

/** The moves of a stamp, map by map. */
export function movesByMap({ moved, deployments, contentFilters, grants }: Stamp): MovesIn[] {
  const entries = { access: grants, contentFilters, deployments };
  return MOVABLE.map((map) => ({ map, what: WORDS[map], keys: entries[map].map(({ key }) => key), moves: moved[map] }));
}

/** Whether two keys of a map stand in the same Terraform addresses. */
export const sameAddress = (one: string, other: string) => logicalIdOf(['', one]) === logicalIdOf(['', other]);
