import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { SYSTEM_DATA } from './system-data';
import { COGNITIVE_API } from './api-versions';

const DEPLOYMENT = z.object({
  name: z.string(),
  systemData: SYSTEM_DATA,
  sku: z.object({ name: z.string(), capacity: z.number().nullish() }),
  properties: z.object({
    model: z.object({ format: z.string().nullish(), name: z.string(), version: z.string().nullish() }),
    raiPolicyName: z.string().nullish(),
    versionUpgradeOption: z.string().nullish(),
    dynamicThrottlingEnabled: z.boolean().nullish(),
    spilloverDeploymentName: z.string().nullish(),
  }),
});

/** A deployment of a model. */
export type DeploymentAnswer = z.infer<typeof DEPLOYMENT>;

/** The operation that `deployments` needs. */
export const READ_DEPLOYMENTS = 'Microsoft.CognitiveServices/accounts/deployments/read';

/**
 * The deployments of an account.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Deployments_List, 2025-06-01.
 */
export const deployments = (azure: ResourceManager, accountId: string): Promise<Answer<readonly DeploymentAnswer[]>> =>
  azure.list(`${accountId}/deployments`, COGNITIVE_API, DEPLOYMENT);
