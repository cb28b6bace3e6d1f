import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';

const USAGE = z.object({
  name: z.object({ value: z.string().nullish(), localizedValue: z.string().nullish() }).nullish(),
  currentValue: z.number().nullish(),
  limit: z.number().nullish(),
  scopeType: z.string().nullish(),
  scopeId: z.string().nullish(),
});

/** The operation that `regionUsages` needs. */
export const READ_USAGES = 'Microsoft.CognitiveServices/locations/usages/read';

/** A quota of a subscription, as a region lists it. */
export interface RegionUsage {
  /** Such as `OpenAI.GlobalStandard.gpt4.1`. */
  readonly name: string;
  /** In units of the deployment type. */
  readonly currentValue: number;
  /** In units of the deployment type; undefined if the answer has none. */
  readonly limit?: number;
  /** Which regions share it: `Global`, `DataZone`, `Regional` or `Classic`; undefined if the answer does not say. */
  readonly scopeType?: string;
  /** The data zone or region of the scope, such as `US`. */
  readonly scopeId?: string;
}

/**
 * The quotas of a subscription in a region, with their use.
 *
 * Source: Microsoft's REST API reference, Usages - List; the scopes from Azure/azure-rest-api-specs, CognitiveServices 2026-03-01. Whether
 * all subscriptions get scopes is unverified.
 */
export const regionUsages = async (
  azure: ResourceManager,
  subscriptionId: string,
  region: string,
): Promise<Answer<readonly RegionUsage[]>> =>
  mapAnswer(
    await azure.list(
      `/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/locations/${region}/usages`,
      '2026-03-01',
      USAGE,
    ),
    (rows) => rows.flatMap((row) => usageIn(row) ?? []),
  );

function usageIn({ name, currentValue, limit, scopeType, scopeId }: z.infer<typeof USAGE>): RegionUsage | undefined {
  if (!name?.value) return undefined;
  return {
    ...{ name: name.value, currentValue: currentValue ?? 0 },
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(scopeType ? { scopeType } : {}),
    ...(scopeId ? { scopeId } : {}),
  };
}
