import type { Permission } from '../azure/reads/permissions';

/**
 * The operations that no permission allows. A permission allows what its actions name, except for its notActions: another permission can
 * allow that. Azure ignores case.
 *
 * Source: Microsoft's page "Understand Azure role definitions", actions and notActions.
 */
export const withoutPermission = (permissions: readonly Permission[], operations: readonly string[]): readonly string[] =>
  operations.filter((operation) => !permissions.some((permission) => permits(permission, operation)));

/** Whether a permission allows an operation. One with a wildcard is allowed only as a whole. */
export const permits = ({ actions, notActions }: Permission, operation: string): boolean =>
  actions.some((action) => covers(action, operation)) &&
  !notActions.some((action) => covers(action, operation) || covers(operation, action));

function covers(action: string, operation: string): boolean {
  const parts = action.split('*').map((part) => part.replace(/[.+?^$(){}|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(operation);
}
