import { onlyIn } from '../../stack/keyed';
import type { Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Grant } from './grants';
import { grantsOf } from './grants';
import type { Observation, ReviewRule } from './review-rule';

/** Rights that hold on one side only, and those that hold on more than before. */
interface Differences {
  readonly added: readonly Grant[];
  readonly removed: readonly Grant[];
  readonly widened: readonly { readonly was: Grant; readonly is: Grant }[];
}

function differences(before: Stack | undefined, after: Stack | undefined): Differences {
  const [old, fresh] = [grantsOf(before), grantsOf(after)];
  const [gone, come] = [onlyIn(old, fresh), onlyIn(fresh, old)];
  const widened = come.flatMap((is) => {
    const was = gone.find(({ right, reach }) => right === is.right && reach < is.reach);
    return was ? [{ was, is }] : [];
  });
  const told = new Set(widened.flatMap(({ was, is }) => [was, is]));
  const untold = (grants: readonly Grant[]) => grants.filter((each) => !told.has(each));
  return { added: untold(come), removed: untold(gone), widened };
}

export const grantAdded: ReviewRule = {
  id: 'access/grant-added',
  summary: 'Somebody gets a right that they did not have here.',
  why: 'Rights work from the apply on. A role that reads keys or changes filters undoes what the stamp is for.',
  severities: ['critical', 'high'],
  check: (change) =>
    change.kind === 'changed'
      ? differences(change.before, change.after).added.map((grant) => observed(grant, change, 'gets'))
      : worstOfNew(change),
};

/** Of a new stamp, who is granted what stands on its page; only what should not be there is told. */
const worstOfNew = (change: StackChange): Observation[] =>
  change.kind === 'added'
    ? [...grantsOf(change.after).values()]
        .filter(({ severity }) => severity === 'critical')
        .map((grant) => observed(grant, change, 'gets'))
    : [];

export const grantRemoved: ReviewRule = {
  id: 'access/grant-removed',
  summary: 'Somebody loses a right.',
  why: 'Workloads that use the right are refused (401 or 403) soon after the apply.',
  severities: ['notice'],
  check: (change) =>
    change.kind === 'changed'
      ? differences(change.before, change.after).removed.map((grant) => ({
          ...observed(grant, change, 'loses'),
          severity: 'notice',
        }))
      : [],
};

export const grantWidened: ReviewRule = {
  id: 'access/grant-widened',
  summary: 'A right that somebody has holds for more than before.',
  why: 'A right on a resource group or subscription is one on everything in it, now and later.',
  severities: ['critical'],
  check: (change) =>
    change.kind === 'changed'
      ? differences(change.before, change.after).widened.map(({ was, is: { address, who, role, on } }) => ({
          ...{ severity: 'critical', address, explains: ['*'] },
          ...{ message: `${who} gets ${role} on more than before`, before: was.on, after: on },
        }))
      : [],
};

const observed = (
  { address, who, role, means, on, severity }: Grant,
  { after }: StackChange,
  verb: 'gets' | 'loses',
): Observation => ({
  ...{ severity, address, message: `${who} ${verb} ${role} on ${on}: ${means}` },
  // An assignment that is still there under another principal is told with what it gives.
  explains: verb === 'gets' || after?.resources.has(address) !== true ? ['*'] : [],
});
