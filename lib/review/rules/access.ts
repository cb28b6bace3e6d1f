import { onlyIn } from '../../stack/keyed';
import { Facts } from '../../stack/facts/facts';
import type { StackChange } from '../compare/stack-change';
import { everythingOf } from './comparing';
import type { Grant } from './grants';
import { grantsOf } from './grants';
import type { Consumed, FindingDraft, ReviewRule } from './review-rule';

/** Rights that were added or removed, and rights whose scope was widened. */
interface Differences {
  readonly added: readonly Grant[];
  readonly removed: readonly Grant[];
  readonly widened: readonly { readonly was: Grant; readonly is: Grant }[];
}

function differences({ before, after }: StackChange): Differences {
  const [old, fresh] = [grantsOf(Facts.of(before)), grantsOf(Facts.of(after))];
  const [gone, come] = [onlyIn(old, fresh), onlyIn(fresh, old)];
  const widened = come.flatMap((is) => {
    const was = gone.find(({ right, reach }) => right === is.right && reach < is.reach);
    return was ? [{ was, is }] : [];
  });
  const paired = new Set(widened.flatMap(({ was, is }) => [was, is]));
  const others = (grants: readonly Grant[]) => grants.filter((each) => !paired.has(each));
  return { added: others(come), removed: others(gone), widened };
}

export const grantAdded: ReviewRule = {
  id: 'access/grant-added',
  summary: 'A principal gets a right that it did not have in this stack.',
  why: 'The right is in effect after the apply. A role that reads keys or changes filters bypasses the protections of the stamp.',
  severities: ['critical', 'high'],
  looks: [
    (change) => {
      if (change.kind === 'changed') return differences(change).added.map((grant) => draftOf(grant, change, 'gets'));
      if (change.kind !== 'added') return [];
      // The page of a new stamp lists its grants, so only critical ones are reported.
      const all = [...grantsOf(Facts.of(change.after)).values()];
      return all.filter(({ severity }) => severity === 'critical').map((grant) => draftOf(grant, change, 'gets'));
    },
  ],
};

export const grantRemoved: ReviewRule = {
  id: 'access/grant-removed',
  summary: 'A principal loses a right.',
  why: 'Workloads that use the right are refused (401 or 403) soon after the apply.',
  severities: ['notice'],
  looks: [
    (change) =>
      change.kind === 'changed'
        ? differences(change).removed.map((grant) => ({ ...draftOf(grant, change, 'loses'), severity: 'notice' }))
        : [],
  ],
};

export const grantWidened: ReviewRule = {
  id: 'access/grant-widened',
  summary: 'An existing right gets a wider scope.',
  why: 'A right on a resource group or subscription applies to everything in it, now and later.',
  severities: ['critical'],
  looks: [
    (change) =>
      change.kind === 'changed'
        ? differences(change).widened.map(({ was, is: { address, who, role, on } }) => ({
            ...{ severity: 'critical', address, consumed: everythingOf(address) },
            ...{ message: `${who} gets ${role} with a wider scope`, before: was.on, after: on },
          }))
        : [],
  ],
};

function draftOf(
  { address, who, role, means, on, severity }: Grant,
  change: StackChange,
  verb: 'gets' | 'loses',
): FindingDraft {
  // If the assignment stays with another principal, the finding about the added right explains it.
  const isGone = change.after?.resources.has(address) !== true;
  const consumed: Consumed[] = verb === 'gets' || isGone ? everythingOf(address) : [];
  return { severity, address, message: `${who} ${verb} ${role} on ${on}: ${means}`, consumed };
}
