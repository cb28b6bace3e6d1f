import { allOf } from '../collections/all-of';

/** The maps whose keys are part of Terraform addresses and can be moved. The name in Azure of a blocklist contains its key, so it cannot. */
export type MovableMap = 'access' | 'contentFilters' | 'deployments' | 'projects';
/** All of them. */
export const MOVABLE = allOf<MovableMap>()(['deployments', 'contentFilters', 'access', 'projects']);

/** A key that was renamed. */
export interface StampMove {
  /** The key before. */
  readonly from: string;
  /** The key since. */
  readonly to: string;
}

/** The keys that an entry had before its current key, the oldest first. */
export function formerKeys(moves: readonly StampMove[], key: string): string[] {
  const last = moves.find(({ to }) => to === key);
  if (!last) return [];
  // Leaves out the move that was followed, so that circular moves end.
  const earlier = moves.filter((move) => move !== last);
  return [...formerKeys(earlier, last.from), last.from];
}
