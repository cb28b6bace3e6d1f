import { z } from 'zod';
import { isSame } from '../../catalog/ignoring-case';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';

/** What older versions of the API do not answer about a deployment. */
export interface DeploymentState {
  readonly name: string;
  /** The service tier, such as `Priority`; undefined: the usual one. */
  readonly tier?: string;
  /** Whether requests to it fail, because it is paused. */
  readonly isPaused: boolean;
  /** How a model router chooses models, such as its mode; undefined: as usual. */
  readonly routing?: string;
  /** The deployment that it belongs to. */
  readonly parent?: string;
}

/** The tier of a deployment that has no other. Source: REST API reference of deployments, 2025-12-01. */
const USUAL_TIER = 'Default';

const STATE = z
  .object({
    name: z.string(),
    properties: z
      .object({
        serviceTier: z.string().nullish(),
        deploymentState: z.string().nullish(),
        parentDeploymentName: z.string().nullish(),
        routing: z.object({ mode: z.string().nullish(), models: z.array(z.unknown()).nullish() }).nullish(),
      })
      .nullish(),
  })
  .transform(({ name, properties }): DeploymentState => {
    const { serviceTier, deploymentState, parentDeploymentName, routing: router } = properties ?? {};
    const routing = [router?.mode, router?.models?.length ? 'a list of models' : ''].find(Boolean);
    return {
      ...{ name, isPaused: isSame(deploymentState, 'Paused') },
      ...(serviceTier && !isSame(serviceTier, USUAL_TIER) ? { tier: serviceTier } : {}),
      ...(routing ? { routing } : {}),
      ...(parentDeploymentName ? { parent: parentDeploymentName } : {}),
    };
  });

/**
 * The service tier and the state of the deployments of an account, and how a model router chooses models. The operation is that of
 * `deployments`, whose version of the API does not answer them.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Deployments_List, 2025-12-01.
 */
export const deploymentStates = (azure: ResourceManager, accountId: string): Promise<Answer<readonly DeploymentState[]>> =>
  azure.list(`${accountId}/deployments`, '2025-12-01', STATE);
