import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { RESOURCES_API } from './api-versions';

const PROVIDER = z.object({ registrationState: z.string() });

/** The operation that `resourceProvider` needs. */
export const READ_PROVIDERS = 'Microsoft.Resources/subscriptions/providers/read';

/**
 * Whether a subscription has registered a resource provider: `Registered`, `Registering`, `NotRegistered` or `Unregistering`.
 *
 * Source: Microsoft's REST API reference, Providers - Get, 2021-04-01.
 */
export const resourceProvider = (
  azure: ResourceManager,
  subscriptionId: string,
  namespace: string,
): Promise<Answer<{ readonly registrationState: string }>> =>
  azure.get(`/subscriptions/${subscriptionId}/providers/${namespace}`, RESOURCES_API, PROVIDER);
