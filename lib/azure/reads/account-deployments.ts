import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const DEPLOYMENT = z.object({
  name: z.string(),
  sku: z.object({ name: z.string().nullish(), capacity: z.number().nullish() }).nullish(),
  properties: z
    .object({
      model: z.object({ format: z.string().nullish(), name: z.string().nullish(), version: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** The operation that `accountDeployments` needs. */
export const READ_DEPLOYMENTS = 'Microsoft.CognitiveServices/accounts/deployments/read';

/** A deployment of an account in Azure. What Azure does not say is an empty text. */
export interface DeployedModel {
  readonly name: string;
  /** The publisher in Azure's terms, such as `OpenAI`. */
  readonly format: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** In units of the SKU. */
  readonly capacity: number;
}

/** An account, by its place. */
export interface AccountPlace {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly account: string;
}

/**
 * The deployments of an account; `absent` if there is no such account.
 *
 * Source: Microsoft's REST API reference, Deployments - List, 2025-06-01.
 */
export const accountDeployments = async (
  azure: ResourceManager,
  { subscriptionId, resourceGroup, account }: AccountPlace,
): Promise<Answer<readonly DeployedModel[]>> =>
  mapAnswer(
    await azure.list(
      `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.CognitiveServices/accounts/${account}/deployments`,
      '2025-06-01',
      DEPLOYMENT,
    ),
    (rows) => rows.map(deployed),
  );

const deployed = ({ name, sku, properties }: z.infer<typeof DEPLOYMENT>): DeployedModel => ({
  name,
  format: properties?.model?.format ?? '',
  model: properties?.model?.name ?? '',
  version: properties?.model?.version ?? '',
  sku: sku?.name ?? '',
  capacity: sku?.capacity ?? 1,
});
