import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

const CAPACITY = z.object({
  name: z.string().nullish(),
  location: z.string().nullish(),
  properties: z.object({ availableCapacity: z.number().nullish(), skuName: z.string().nullish() }).nullish(),
});

/** The operation that `modelCapacities` needs. */
export const READ_CAPACITIES = 'Microsoft.CognitiveServices/modelCapacities/read';

/** What Azure can deploy of a version in a region, at the moment. */
export interface ModelCapacity {
  /** The region, in lower case and without spaces. */
  readonly region: string;
  readonly sku: string;
  /** In units of the SKU. */
  readonly available: number;
}

/** A version of a model. */
export interface VersionOfModel {
  /** The publisher in Azure's terms, such as `OpenAI`. */
  readonly format: string;
  readonly model: string;
  readonly version: string;
}

/**
 * What Azure can deploy of a version, in every region: quota is a right to ask, capacity is what there is.
 *
 * Source: Microsoft's REST API reference, Model Capacities - List, 2025-06-01.
 */
export const modelCapacities = async (
  azure: ResourceManager,
  subscriptionId: string,
  { format, model, version }: VersionOfModel,
): Promise<Answer<readonly ModelCapacity[]>> => {
  const query = new URLSearchParams({ modelFormat: format, modelName: model, modelVersion: version });
  return mapAnswer(
    await azure.list(
      `/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/modelCapacities?${query.toString()}`,
      COGNITIVE_API,
      CAPACITY,
    ),
    (rows) => rows.flatMap((row) => capacityIn(row) ?? []),
  );
};

function capacityIn({ name, location, properties }: z.infer<typeof CAPACITY>): ModelCapacity | undefined {
  const sku = properties?.skuName ?? name;
  const available = properties?.availableCapacity;
  if (!sku || !location || typeof available !== 'number') return undefined;
  return { region: location.toLowerCase().replaceAll(' ', ''), sku, available };
}
