import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const STATE = z.object({
  name: z.string(),
  properties: z
    .object({
      serviceTier: z.string().nullish(),
      deploymentState: z.string().nullish(),
      parentDeploymentName: z.string().nullish(),
      routing: z.object({ mode: z.string().nullish(), models: z.array(z.unknown()).nullish() }).nullish(),
    })
    .nullish(),
});

/** What older versions of the API do not answer about a deployment. */
export type DeploymentStateAnswer = z.infer<typeof STATE>;

/**
 * The service tier and the state of the deployments of an account, and how a model router chooses models. The operation is that of
 * `deployments`, whose version of the API does not answer them.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Deployments_List, 2025-12-01.
 */
export const deploymentStates = (
  azure: ResourceManager,
  accountId: string,
): Promise<Answer<readonly DeploymentStateAnswer[]>> => azure.list(`${accountId}/deployments`, '2025-12-01', STATE);
