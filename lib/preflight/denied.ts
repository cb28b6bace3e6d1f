import { isSame } from '../catalog/ignoring-case';
import type { DenyAssignment } from '../azure/reads/deny-assignments';
import { permits } from './permitted';
import { isAround, isManagementGroup, operationsOn, typeInId } from './scopes';
import type { WrittenGroup } from './written-groups';

/** Operations that a stack needs and that are denied. */
export interface Denied {
  /** The name of the assignment that denies them. */
  readonly name: string;
  readonly scope: string;
  readonly operations: readonly string[];
  /** Why it may not apply, as part of a sentence; undefined: it applies. */
  readonly doubt?: string;
}

/** The ID of everyone. Source: Microsoft's page "List Azure deny assignments". */
const EVERYONE = '00000000-0000-0000-0000-000000000000';

/**
 * What an assignment denies an identity in a resource group; undefined if nothing.
 *
 * @param objectId the identity; undefined if it is not known
 */
export function deniedIn(group: WrittenGroup, assignment: DenyAssignment, objectId: string | undefined): Denied | undefined {
  const { name, permissions, scope } = assignment;
  const denied = reachable(group, assignment).filter((operation) => permissions.some((each) => permits(each, operation)));
  const who = appliesTo(assignment, objectId);
  if (denied.length === 0 || who === 'no') return undefined;
  const isResource = typeInId(scope) !== undefined && !isManagementGroup(scope);
  const doubt =
    who === 'unknown' ? 'if it applies to this identity' : isResource ? 'if the stack uses that resource' : undefined;
  return { name, scope, operations: denied, ...(doubt === undefined ? {} : { doubt }) };
}

/** The operations of a group that are at or below the scope of an assignment. */
function reachable({ id, operations }: WrittenGroup, { isOnlyAtScope, scope }: DenyAssignment): readonly string[] {
  if (isAround(scope, id) || isManagementGroup(scope)) {
    if (!isOnlyAtScope) return operations;
    return isSame(scope, id) ? operationsOn('Microsoft.Resources/subscriptions/resourceGroups', operations) : [];
  }
  return isAround(id, scope) ? operationsOn(typeInId(scope) ?? '', operations) : [];
}

/** Whether an assignment applies to an identity. Which groups it is in is not known. */
function appliesTo({ principals, excluded }: DenyAssignment, objectId: string | undefined): 'no' | 'unknown' | 'yes' {
  const isAmong = (all: DenyAssignment['principals'], id: string | undefined) =>
    all.some((each) => each.id.toLowerCase() === id);
  const hasGroup = (all: DenyAssignment['principals']) => all.some(({ type }) => type.toLowerCase() === 'group');
  if (isAmong(excluded, objectId)) return 'no';
  const isNamed = isAmong(principals, EVERYONE) || isAmong(principals, objectId);
  if (!isNamed) return hasGroup(principals) || objectId === undefined ? 'unknown' : 'no';
  return hasGroup(excluded) || (objectId === undefined && excluded.length > 0) ? 'unknown' : 'yes';
}
