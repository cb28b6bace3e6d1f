import type { Answer, Unanswered } from '../azure/answer';
import type { Permission } from '../azure/reads/permissions';
import { permissionsOn, READ_PERMISSIONS } from '../azure/reads/permissions';
import {
  READ_ROLE_ASSIGNMENTS,
  READ_ROLE_DEFINITIONS,
  roleAssignmentsOf,
  roleDefinition,
} from '../azure/reads/role-assignments';
import type { ResourceManager } from '../azure/resource-manager';
import { distinct } from '../collections/order';
import { isAround, isManagementGroup } from './scopes';
import type { WrittenGroup } from './written-groups';

/** What an identity may do in a resource group, or why it is not known, with the operation that is needed to know it. */
export type OwnPermissions =
  | { readonly kind: 'known'; readonly permissions: readonly Permission[]; readonly isNewGroup: boolean }
  | { readonly kind: 'unknown'; readonly answer: Unanswered; readonly right: string }
  | { readonly kind: 'unnamed' };

/** The operations that are needed to know what an identity may do. */
export const PERMISSION_RIGHTS = [READ_PERMISSIONS, READ_ROLE_ASSIGNMENTS, READ_ROLE_DEFINITIONS];

/**
 * What the identity may do in a resource group. If the group does not exist yet, this is what the identity may do in the whole subscription:
 * a new group inherits nothing else.
 */
export async function ownPermissions(
  azure: ResourceManager,
  { id, subscriptionId }: Pick<WrittenGroup, 'id' | 'subscriptionId'>,
): Promise<OwnPermissions> {
  const answer = await permissionsOn(azure, id);
  if (answer.kind === 'found') return { kind: 'known', permissions: answer.value, isNewGroup: false };
  if (answer.kind !== 'absent') return { kind: 'unknown', answer, right: READ_PERMISSIONS };
  const objectId = await azure.objectId();
  if (objectId === undefined) return { kind: 'unnamed' };
  const assignments = await roleAssignmentsOf(azure, subscriptionId, objectId);
  if (assignments.kind !== 'found') return unknown(assignments, READ_ROLE_ASSIGNMENTS);
  const inherited = assignments.value.filter(({ scope }) => isAbove(scope, subscriptionId));
  const permissions: Permission[] = [];
  for (const role of distinct(inherited.map(({ roleDefinitionId }) => roleDefinitionId.toLowerCase()))) {
    const definition = await roleDefinition(azure, role);
    if (definition.kind !== 'found') return unknown(definition, READ_ROLE_DEFINITIONS);
    permissions.push(...definition.value);
  }
  return { kind: 'known', permissions, isNewGroup: true };
}

/** Whether a new group in a subscription inherits what is assigned at a scope. */
const isAbove = (scope: string, subscriptionId: string): boolean =>
  isManagementGroup(scope) || isAround(scope, `/subscriptions/${subscriptionId}`);

function unknown(answer: Exclude<Answer<unknown>, { readonly kind: 'found' }>, right: string): OwnPermissions {
  if (answer.kind !== 'absent') return { kind: 'unknown', answer, right };
  return { kind: 'unknown', answer: { kind: 'unclear', call: answer.call, because: 'that it does not exist' }, right };
}
