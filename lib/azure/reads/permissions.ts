import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { AUTHORIZATION_API } from './api-versions';

/** What a role permits, and what it leaves out of that. Both can have wildcards. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

const OPERATIONS = z.array(z.string()).nullish();

/**
 * The shape of a permission: of a role, of an assignment that denies, or of an identity on a scope. A permission that names no operations
 * at all, not even of data, has another shape: it does not say that nothing is permitted.
 */
export const PERMISSION = z
  .object({ actions: OPERATIONS, notActions: OPERATIONS, dataActions: OPERATIONS })
  .refine(({ actions, dataActions }) => (actions ?? dataActions ?? undefined) !== undefined, 'it names no operations')
  .transform(({ actions, notActions }): Permission => ({ actions: actions ?? [], notActions: notActions ?? [] }));

/** The operation that `permissionsOn` needs. */
export const READ_PERMISSIONS = 'Microsoft.Authorization/permissions/read';

/**
 * What the identity may do in a resource group, inherited rights included. What denies it is not in the answer, nor are locks, policies
 * and conditions. There is no such call for a subscription.
 *
 * Source: Microsoft's REST API reference, Permissions - List For Resource Group, 2022-04-01.
 *
 * @param groupId the ID of the resource group
 */
export const permissionsOn = (azure: ResourceManager, groupId: string): Promise<Answer<readonly Permission[]>> =>
  azure.list(`${groupId}/providers/Microsoft.Authorization/permissions`, AUTHORIZATION_API, PERMISSION);
