import { nameInId } from '../../catalog/resource-id';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import { isExpression } from '../../stack/facts/field';

/**
 * Whether an ID from Azure can be that of the resource that a stack means. The ID of a resource that the stack creates is known only
 * after an apply: then its name is compared, and its resource group if that is known.
 */
export function isMeant(facts: Facts, ref: Ref | undefined, id: string | null | undefined): boolean {
  const live = (id ?? '').toLowerCase().replace(/\/$/, '');
  if (ref === undefined || live === '') return ref === undefined && live === '';
  const name = facts.nameOf(ref) ?? '';
  if (isExpression(name)) return true;
  if (!isExpression(ref.written)) return live === ref.written.toLowerCase();
  return nameInId(live) === nameInId(name).toLowerCase() && isInGroup(facts, ref, live);
}

/** Whether only Terraform knows which resource is meant, so that no ID can be compared with it. */
export const isUnknownRef = (facts: Facts, ref: Ref | undefined): boolean => isExpression(facts.nameOf(ref));

function isInGroup(facts: Facts, ref: Ref, live: string): boolean {
  const value = facts.at(ref.to?.address)?.fact.value;
  const group = value && 'group' in value ? facts.nameOf(value.group) : undefined;
  return group === undefined || isExpression(group) || live.includes(`/resourcegroups/${nameInId(group).toLowerCase()}/`);
}
