import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

/** A pricing tier of a kind of account. */
export interface AccountSku {
  readonly kind: string;
  /** The tier, such as `S0`. */
  readonly name: string;
  /** The regions that have it, in any spelling. */
  readonly locations: readonly string[];
  /** Why the subscription cannot use it, and where. */
  readonly restrictions: readonly SkuRestriction[];
}

/** Why a subscription cannot use a tier. */
export interface SkuRestriction {
  /** `NotAvailableForSubscription` or `QuotaId`; empty if Azure does not say. */
  readonly reason: string;
  /** The regions; empty: all. */
  readonly locations: readonly string[];
}

const texts = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);

const SKU = z.object({
  resourceType: z.string().nullish(),
  kind: z.string().nullish(),
  name: z.string().nullish(),
  locations: texts,
  restrictions: z
    .array(
      z.object({ reasonCode: z.string().nullish(), values: texts, restrictionInfo: z.object({ locations: texts }).nullish() }),
    )
    .nullish(),
});

/** The operation that `accountSkus` needs. */
export const READ_SKUS = 'Microsoft.CognitiveServices/skus/read';

/**
 * The pricing tiers of accounts, with what restricts a subscription.
 *
 * Source: Microsoft's REST API reference, Resource Skus - List, 2025-06-01.
 */
export const accountSkus = async (azure: ResourceManager, subscriptionId: string): Promise<Answer<readonly AccountSku[]>> =>
  mapAnswer(
    await azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/skus`, COGNITIVE_API, SKU),
    (rows) =>
      rows
        .filter(({ resourceType }) => resourceType?.toLowerCase() === 'accounts')
        .map(({ kind, name, locations, restrictions }) => ({
          ...{ kind: kind ?? '', name: name ?? '', locations },
          restrictions: (restrictions ?? []).map(({ reasonCode, values, restrictionInfo }) => ({
            reason: reasonCode ?? '',
            locations: [...values, ...(restrictionInfo?.locations ?? [])],
          })),
        })),
  );
