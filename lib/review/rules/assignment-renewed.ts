import { Facts } from '../../stack/facts/facts';
import type { StackChange } from '../compare/stack-change';
import { everythingOf } from './comparing';
import type { Grant } from './grants';
import { grantsOf } from './grants';
import type { FindingDraft, ReviewRule } from './review-rule';

/** A right that stays, with its old and its new assignment. */
interface Renewal {
  readonly was: Grant;
  readonly is: Grant;
}

export const assignmentRenewed: ReviewRule = {
  id: 'access/assignment-renewed',
  summary: 'An assignment gets another name or address, so it is deleted and created again with the same right.',
  why: 'Until the new assignment is in effect, which can take minutes in Azure, calls of the principal are refused (401 or 403).',
  severities: ['high', 'notice'],
  looks: [
    (change) => {
      if (change.kind !== 'changed') return [];
      const renewals = renewalsIn(change);
      const [renamed, swapped] = [renewals.filter(isAtSameAddress), renewals.filter((each) => !isAtSameAddress(each))];
      return [
        ...(renamed.length === 0 ? [] : [ofRenamed(renamed, change)]),
        ...(swapped.length === 0 ? [] : [ofSwapped(swapped, change)]),
      ];
    },
  ],
};

const isAtSameAddress = ({ was, is }: Renewal) => was.address === is.address;

function renewalsIn(change: StackChange): Renewal[] {
  const [old, fresh] = [grantsOf(Facts.of(change.before)), grantsOf(Facts.of(change.after))];
  return [...fresh].flatMap(([key, is]) => {
    const was = old.get(key);
    if (!was || was.fact.value.condition !== is.fact.value.condition) return [];
    if (was.address === is.address) return was.fact.value.name === is.fact.value.name ? [] : [{ was, is }];
    // An address that is added or removed has its own finding.
    const bothStay = change.after?.resources.has(was.address) === true && change.before?.resources.has(is.address) === true;
    return bothStay ? [{ was, is }] : [];
  });
}

const holdersOf = (renewals: readonly Renewal[]) =>
  [...new Set(renewals.map(({ is: { who, role } }) => `${role} of ${who}`))].sort().join(', ');

const addressesOf = (renewals: readonly Renewal[]) => [
  ...new Set(renewals.flatMap(({ was, is }) => [was.address, is.address])),
];

/** The address of a finding about one assignment; none if it is about several. */
function about(renewals: readonly Renewal[], change: StackChange): Pick<FindingDraft, 'address' | 'attribute' | 'predicted'> {
  const [one, ...others] = addressesOf(renewals);
  return {
    ...(others.length === 0 ? { address: one, attribute: 'name' } : {}),
    ...(change.plan ? {} : { predicted: true }),
  };
}

const supersedes = (renewals: readonly Renewal[]) =>
  addressesOf(renewals).map((address) => ({ rule: 'replacement/forced', address }));

const ofRenamed = (renewals: readonly Renewal[], change: StackChange): FindingDraft => ({
  severity: 'notice',
  message: `${
    renewals.length === 1
      ? 'an assignment is deleted and created again under another name'
      : `${renewals.length} assignments are deleted and created again under other names`
  }, with the same rights: ${holdersOf(renewals)}`,
  ...about(renewals, change),
  consumed: renewals.map(({ is: { address } }) => ({ address, paths: ['name'] })),
  supersedes: supersedes(renewals),
});

/** Terraform does not order the deletion at one address and the creation at another. */
const ofSwapped = (renewals: readonly Renewal[], change: StackChange): FindingDraft => ({
  severity: 'high',
  message:
    `${renewals.length} assignments are deleted and created again at each other's addresses, with the same rights: ${holdersOf(renewals)}. ` +
    'Azure refuses an assignment whose right is still there (RoleAssignmentExists); if that apply fails, apply again',
  ...about(renewals, change),
  consumed: everythingOf(...addressesOf(renewals)),
  supersedes: supersedes(renewals),
});
