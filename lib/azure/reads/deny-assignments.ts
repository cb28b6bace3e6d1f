import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import type { Permission } from './permissions';
import { PERMISSION } from './permissions';
import { AUTHORIZATION_API } from './api-versions';

/** A user, a group, a service principal, or everyone (`SystemDefined`, with an ID of zeros). */
export interface DeniedPrincipal {
  readonly id: string;
  readonly type: string;
}

/** What Azure denies to some principals, whatever their roles permit. */
export interface DenyAssignment {
  /** The name for people. */
  readonly name: string;
  /** The ID of the scope. */
  readonly scope: string;
  /** Whether it applies only to the scope itself. */
  readonly isOnlyAtScope: boolean;
  readonly permissions: readonly Permission[];
  readonly principals: readonly DeniedPrincipal[];
  readonly excluded: readonly DeniedPrincipal[];
}

const PRINCIPALS = z
  .array(
    z.object({
      id: z.string(),
      type: z
        .string()
        .nullish()
        .transform((type) => type ?? ''),
    }),
  )
  .nullish()
  .transform((principals) => principals ?? []);

const DENY_ASSIGNMENT = z.object({
  properties: z.object({
    denyAssignmentName: z.string().nullish(),
    scope: z.string(),
    doNotApplyToChildScopes: z.boolean().nullish(),
    permissions: z.array(PERMISSION).nullish(),
    principals: PRINCIPALS,
    excludePrincipals: PRINCIPALS,
  }),
});

/** The operation that `denyAssignments` needs. */
export const READ_DENY_ASSIGNMENTS = 'Microsoft.Authorization/denyAssignments/read';

/**
 * Everything that is denied in a subscription, above it and below it.
 *
 * Source: Microsoft's REST API reference, Deny Assignments - List, 2022-04-01.
 */
export const denyAssignments = async (
  azure: ResourceManager,
  subscriptionId: string,
): Promise<Answer<readonly DenyAssignment[]>> =>
  mapAnswer(
    await azure.list(
      `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/denyAssignments`,
      AUTHORIZATION_API,
      DENY_ASSIGNMENT,
    ),
    (all) =>
      all.map(
        ({ properties: { denyAssignmentName, doNotApplyToChildScopes, permissions, excludePrincipals, ...properties } }) => ({
          ...properties,
          name: denyAssignmentName ?? '',
          isOnlyAtScope: doNotApplyToChildScopes === true,
          permissions: permissions ?? [],
          excluded: excludePrincipals,
        }),
      ),
  );
