import type { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import { comparing } from './comparing';
import type { Context, FactPair, PairDraft } from './comparing';
import { isForgotten } from './destruction';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

export const locks: ReviewRule = {
  id: 'destruction/lock',
  summary: 'A lock in Azure is added, removed, or is on something else or of another level.',
  why: 'A lock stops people and other tools from deleting a resource. Without it, everyone with the right to delete the resource can.',
  severities: ['high', 'notice'],
  looks: [comparing('lock', ['level', 'scope'], lockDrafts)],
};

function lockDrafts({ address, before, after }: FactPair<'lock'>, { change, old, fresh }: Context): PairDraft<'lock'>[] {
  if (!before) return after && change.kind === 'changed' ? [added(after, fresh)] : [];
  const on = targetOf(before, old);
  if (!after) {
    const isLockedByOther = fresh.all('lock').some((other) => targetOf(other, fresh) === on);
    // The rule about destroyed resources reports the others.
    const isOther = change.kind !== 'changed' || before.value.scope === undefined || isGone(before, fresh);
    if (isOther || isForgotten(change, address) || isLockedByOther) return [];
    return [
      {
        severity: 'high',
        message: `the lock on ${on} is removed: everyone with the right to delete it can do so from then on`,
        supersedes: [{ rule: 'destruction/resource', address }],
      },
    ];
  }
  const [was, is] = [before.value.level, after.value.level];
  const to = targetOf(after, fresh);
  return [
    ...(on === to
      ? []
      : [{ severity: 'high' as const, message: `the lock on ${on} is on ${to} instead`, fields: ['scope'] as const }]),
    ...(was === is
      ? []
      : [
          {
            severity: 'high' as const,
            message: `the lock on ${to} has another level${is === 'ReadOnly' ? ': Azure then refuses changes of it, also those of Terraform' : ''}`,
            fields: ['level'] as const,
            ...{ before: shown(was), after: shown(is) },
          },
        ]),
  ];
}

function added(lock: FactOf<'lock'>, facts: Facts): PairDraft<'lock'> {
  const { level = 'unknown', scope } = lock.value;
  const isHarmless = level === 'CanNotDelete' && (facts.referred('workspace', scope) ?? facts.referred('storage', scope));
  const consequence = isHarmless
    ? 'Azure refuses to delete it and its resource group until the lock is deleted'
    : 'Azure then also refuses changes of Terraform in it, and an apply can stop half-way';
  return {
    severity: isHarmless ? 'notice' : 'high',
    message: `${targetOf(lock, facts)} is locked (${level}): ${consequence}`,
  };
}

/** Whether a lock was on a resource that the stack no longer has. */
const isGone = ({ value: { scope } }: FactOf<'lock'>, facts: Facts) =>
  scope?.to !== undefined && facts.at(scope.to.address) === undefined;

const targetOf = ({ value: { scope } }: FactOf<'lock'>, facts: Facts): string => facts.nameOf(scope) ?? 'an unknown resource';
