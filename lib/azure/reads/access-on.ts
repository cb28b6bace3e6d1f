import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { AUTHORIZATION_API, LOCKS_API } from './api-versions';
import { LOCK } from './locks';
import { ASSIGNMENT } from './role-assignments';

export { READ_LOCKS } from './locks';
export { READ_ROLE_ASSIGNMENTS as READ_ASSIGNMENTS } from './role-assignments';

const NAMED_ASSIGNMENT = ASSIGNMENT.extend({
  name: z.string(),
  properties: ASSIGNMENT.shape.properties.extend({ principalId: z.string() }),
});

/** A role assignment. */
export type AssignmentAnswer = z.infer<typeof NAMED_ASSIGNMENT>;

/**
 * The role assignments on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Role Assignments - List For Scope, 2022-04-01.
 */
export const roleAssignments = (azure: ResourceManager, scope: string): Promise<Answer<readonly AssignmentAnswer[]>> =>
  azure.list(
    `${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()`,
    AUTHORIZATION_API,
    NAMED_ASSIGNMENT,
  );

/** A lock. */
export type LockAnswer = z.infer<typeof LOCK>;

/**
 * The locks on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Management Locks - List By Scope, 2020-05-01.
 */
export const locks = (azure: ResourceManager, scope: string): Promise<Answer<readonly LockAnswer[]>> =>
  azure.list(`${scope}/providers/Microsoft.Authorization/locks`, LOCKS_API, LOCK);
