import type { Fleet } from '../fleet/fleet';
import type { StampDeployment } from '../fleet/stamp';
import { headRoom, quotaLedger } from '../rules/quota-ledger';

type Trial = Pick<Fleet, 'organisation' | 'stamps'>;

/** Deployments to add, by the ID of their stamp. A deployment with the key of an existing one replaces it. */
export type Additions = ReadonlyMap<string, readonly StampDeployment[]>;

/** A fleet with more deployments, for the quota only. */
export const withDeployments = ({ organisation, stamps }: Trial, additions: Additions): Trial => ({
  organisation,
  stamps: stamps.map(({ value, layers }) => {
    const added = additions.get(value.id) ?? [];
    const kept = value.deployments.filter(({ key }) => added.every((each) => each.key !== key));
    return { value: { ...value, deployments: [...kept, ...added] }, layers };
  }),
});

/**
 * The part of the capacity of new deployments that the declared quota has room for, beside everything that is deployed: 1 if all of
 * it, 0 or less if nothing. Quota that is not known has room.
 */
export function shareInQuota(fleet: Trial, additions: Additions): number {
  const added = new Set([...additions.values()].flat());
  const shares = quotaLedger(withDeployments(fleet, additions)).map((row) => {
    const [room, needed] = [
      headRoom(row) ?? 0,
      row.entries.reduce((sum, { deployment }) => sum + (added.has(deployment) ? deployment.capacity : 0), 0),
    ];
    return needed === 0 || room >= 0 ? 1 : (room + needed) / needed;
  });
  return Math.min(1, ...shares);
}
