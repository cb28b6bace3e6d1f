/** The maps whose keys stand in Terraform addresses and can be moved. The name of a blocklist is made of its key, so it cannot. */
export const MOVABLE = ['deployments', 'contentFilters', 'access'] as const;
export type MovableMap = (typeof MOVABLE)[number];

/** A key that was renamed. */
export interface StampMove {
  readonly from: string;
  readonly to: string;
}

/** The keys that something had before it was moved to the one it has now, the oldest first. */
export function formerKeys(moves: readonly StampMove[], key: string): string[] {
  const last = moves.find(({ to }) => to === key);
  if (!last) return [];
  // Without the move that was followed, so that moves in a circle end, too.
  const earlier = moves.filter((move) => move !== last);
  return [...formerKeys(earlier, last.from), last.from];
}
