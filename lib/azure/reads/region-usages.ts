import { z } from 'zod';
import type { Answer } from '../answer';
import { isUnknownVersion, mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

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

/** The first version with the scopes of quotas. Source: Azure/azure-rest-api-specs, CognitiveServices 2026-03-01. */
const API_WITH_SCOPES = '2026-03-01';

/**
 * The quotas of a subscription in a region, with their use. A cloud or region that does not have the newest version yet, such as one of
 * Azure Government, is asked again with an older one, which has no scopes.
 *
 * Source: Microsoft's REST API reference, Usages - List. Whether all subscriptions get scopes is unverified.
 */
export async function regionUsages(
  azure: ResourceManager,
  subscriptionId: string,
  region: string,
): Promise<Answer<readonly RegionUsage[]>> {
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/locations/${region}/usages`;
  const newest = await azure.list(path, API_WITH_SCOPES, USAGE);
  const answer = isUnknownVersion(newest) ? await azure.list(path, COGNITIVE_API, USAGE) : newest;
  return mapAnswer(answer, (rows) => rows.flatMap((row) => usageIn(row) ?? []));
}

function usageIn({ name, currentValue, limit, scopeType, scopeId }: z.infer<typeof USAGE>): RegionUsage | undefined {
  if (!name?.value) return undefined;
  return {
    ...{ name: name.value, currentValue: currentValue ?? 0 },
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(scopeType ? { scopeType } : {}),
    ...(scopeId ? { scopeId } : {}),
  };
}
