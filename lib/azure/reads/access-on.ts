import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const ASSIGNMENT = z.object({
  name: z.string(),
  properties: z.object({
    scope: z.string().nullish(),
    principalId: z.string(),
    principalType: z.string().nullish(),
    roleDefinitionId: z.string(),
    description: z.string().nullish(),
    condition: z.string().nullish(),
  }),
});

/** A role assignment. */
export type AssignmentAnswer = z.infer<typeof ASSIGNMENT>;

/** The operation that `roleAssignments` needs. */
export const READ_ASSIGNMENTS = 'Microsoft.Authorization/roleAssignments/read';

/**
 * The role assignments on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Role Assignments - List For Scope, 2022-04-01.
 */
export const roleAssignments = (azure: ResourceManager, scope: string): Promise<Answer<readonly AssignmentAnswer[]>> =>
  azure.list(`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()`, '2022-04-01', ASSIGNMENT);

const LOCK = z.object({ name: z.string(), properties: z.object({ level: z.string() }) });

/** A lock. */
export type LockAnswer = z.infer<typeof LOCK>;

/** The operation that `locks` needs. */
export const READ_LOCKS = 'Microsoft.Authorization/locks/read';

/**
 * The locks on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Management Locks - List By Scope, 2020-05-01.
 */
export const locks = (azure: ResourceManager, scope: string): Promise<Answer<readonly LockAnswer[]>> =>
  azure.list(`${scope}/providers/Microsoft.Authorization/locks`, '2020-05-01', LOCK);
