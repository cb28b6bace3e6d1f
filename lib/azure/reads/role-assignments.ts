import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import type { Permission } from './permissions';
import { PERMISSION } from './permissions';
import { AUTHORIZATION_API } from './api-versions';

/** A role that an identity has, itself or through a group. */
export interface RoleAssignment {
  /** The ID of the scope. */
  readonly scope: string;
  readonly roleDefinitionId: string;
}

/** Its scope and its role say what a role assignment permits. */
const ASSIGNMENT = z.object({
  name: z.string().nullish(),
  properties: z.object({
    scope: z.string(),
    roleDefinitionId: z.string(),
    principalId: z.string().nullish(),
    principalType: z.string().nullish(),
    description: z.string().nullish(),
    condition: z.string().nullish(),
  }),
});

/** To import an assignment, its name and its principal are needed. */
const NAMED_ASSIGNMENT = ASSIGNMENT.extend({
  name: z.string(),
  properties: ASSIGNMENT.shape.properties.extend({ principalId: z.string() }),
});

/** A role assignment with its name. */
export type AssignmentAnswer = z.infer<typeof NAMED_ASSIGNMENT>;

const DEFINITION = z.object({ properties: z.object({ permissions: z.array(PERMISSION).nullish() }) });

/** The operation that reading role assignments needs, of an identity or on a resource. */
export const READ_ROLE_ASSIGNMENTS = 'Microsoft.Authorization/roleAssignments/read';

/** The operation that `roleDefinition` needs. */
export const READ_ROLE_DEFINITIONS = 'Microsoft.Authorization/roleDefinitions/read';

/**
 * The roles that an identity has in a subscription, also through groups, at the subscription, above it and below it.
 *
 * Source: Microsoft's page "List Azure role assignments using the REST API", filter `assignedTo`; API 2022-04-01.
 */
export async function roleAssignmentsOf(
  azure: ResourceManager,
  subscriptionId: string,
  objectId: string,
): Promise<Answer<readonly RoleAssignment[]>> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleAssignments`;
  const answer = await azure.list(`${path}?$filter=assignedTo('${objectId}')`, AUTHORIZATION_API, ASSIGNMENT);
  // The ID of the identity stays out of messages.
  if (answer.kind !== 'found') return { ...answer, call: `GET ${path}` };
  return mapAnswer(answer, (assignments) =>
    assignments.map(({ properties: { scope, roleDefinitionId } }) => ({ scope, roleDefinitionId })),
  );
}

/**
 * The role assignments on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Role Assignments - List For Scope, 2022-04-01.
 */
export const roleAssignmentsOn = (azure: ResourceManager, scope: string): Promise<Answer<readonly AssignmentAnswer[]>> =>
  azure.list(
    `${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()`,
    AUTHORIZATION_API,
    NAMED_ASSIGNMENT,
  );

/**
 * What a role permits.
 *
 * Source: Microsoft's REST API reference, Role Definitions - Get By ID, 2022-04-01.
 */
export const roleDefinition = async (
  azure: ResourceManager,
  roleDefinitionId: string,
): Promise<Answer<readonly Permission[]>> =>
  mapAnswer(await azure.get(roleDefinitionId, AUTHORIZATION_API, DEFINITION), ({ properties }) => properties.permissions ?? []);
