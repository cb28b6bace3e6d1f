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

/** The shape of a role assignment. Its scope and its role say what it permits. */
export const ASSIGNMENT = z.object({
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
 * What a role permits.
 *
 * Source: Microsoft's REST API reference, Role Definitions - Get By ID, 2022-04-01.
 */
export const roleDefinition = async (
  azure: ResourceManager,
  roleDefinitionId: string,
): Promise<Answer<readonly Permission[]>> =>
  mapAnswer(await azure.get(roleDefinitionId, AUTHORIZATION_API, DEFINITION), ({ properties }) => properties.permissions ?? []);
