import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { LOCKS_API } from './api-versions';

/** A lock on a subscription, a resource group or a resource. */
export interface Lock {
  readonly name: string;
  /** The ID of what is locked. */
  readonly scope: string;
  /** `CanNotDelete` or `ReadOnly`. */
  readonly level: string;
}

const LOCK = z.object({ name: z.string(), properties: z.object({ level: z.string() }) });

/** The ID of a lock begins with what is locked. */
const LOCK_IN_LIST = LOCK.extend({ id: z.string() });

/** The operation that reading locks needs, of a subscription or of a resource. */
export const READ_LOCKS = 'Microsoft.Authorization/locks/read';

/**
 * The locks on a subscription and on everything in it.
 *
 * Source: Microsoft's REST API reference, Management Locks - List At Subscription Level, 2020-05-01.
 */
export const locksIn = async (azure: ResourceManager, subscriptionId: string): Promise<Answer<readonly Lock[]>> =>
  mapAnswer(
    await azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/locks`, LOCKS_API, LOCK_IN_LIST),
    (all) =>
      all.map(({ id, name, properties: { level } }) => ({
        ...{ name, level },
        scope: id.replace(/\/providers\/Microsoft\.Authorization\/locks\/[^/]*$/i, ''),
      })),
  );

/** A lock without what it locks. */
export type LockAnswer = z.infer<typeof LOCK>;

/**
 * The locks on a resource, and those that it inherits.
 *
 * Source: Microsoft's REST API reference, Management Locks - List By Scope, 2020-05-01.
 */
export const locksOn = (azure: ResourceManager, scope: string): Promise<Answer<readonly LockAnswer[]>> =>
  azure.list(`${scope}/providers/Microsoft.Authorization/locks`, LOCKS_API, LOCK);
