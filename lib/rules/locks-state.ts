import { locksWorkspace } from '../fleet/stamp';
import { finding, stampRule } from './rule';

/**
 * A right to delete locks applies to a whole subscription.
 *
 * Source: the role of the identity that applies, catalog/data/actions.json. Deleting a resource group, which the identity may do, deletes
 * everything in it that has no lock.
 */
export const locksState = stampRule(
  'locks/state',
  'No identity that applies can delete the lock on the storage account of states. A stamp with a lock gives it that right, if both are in one subscription, which is a warning.',
  (stamp, located, { stateAccounts }) => {
    if (!locksWorkspace(stamp)) return [];
    return stateAccounts.flatMap(({ value: { name, subscriptionId, environments } }) => {
      if (!environments.some((each) => each.name === stamp.environment)) return [];
      // All identities that apply have one role.
      const able = environments.filter((each) => each.apply.length > 0 && each.subscriptionId === subscriptionId);
      if (able.length === 0) return [];
      return [
        finding(located, ['locks'], {
          severity: 'warning',
          message: `to manage this lock, the identity that applies ${able.map((each) => each.name).join(', ')} can delete every lock in its subscription, also the one on the storage account of states ${name}`,
          help: 'keep the states in another subscription (state.subscriptionId), remove this setting and create the lock by hand, or accept this and waive locks/state for locks',
          about: 'key',
        }),
      ];
    });
  },
  { waivable: true },
);
