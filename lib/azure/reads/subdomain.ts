import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API } from './api-versions';

/** Whether a subdomain can be taken. */
export interface SubdomainAnswer {
  /** Undefined if Azure does not say. */
  readonly isFree?: boolean;
  /** Why not, in Azure's words; empty if it does not say. */
  readonly reason: string;
}

const AVAILABILITY = z
  .object({ isSubdomainAvailable: z.boolean().nullish(), reason: z.string().nullish() })
  .transform(({ isSubdomainAvailable: isFree, reason }): SubdomainAnswer => ({
    ...(typeof isFree === 'boolean' ? { isFree } : {}),
    reason: reason ?? '',
  }));

/** The operation that `subdomainAvailability` needs. Reader does not have it. */
export const CHECK_SUBDOMAIN = 'Microsoft.CognitiveServices/checkDomainAvailability/action';

/**
 * Whether a new account can have a custom subdomain, which is unique among all customers of a cloud. The answer for the subdomain of an
 * existing account is no.
 *
 * Source: Microsoft's REST API reference, Check Domain Availability, 2025-06-01.
 *
 * @param kind the kind of the account
 */
export const subdomainAvailability = (
  azure: ResourceManager,
  subscriptionId: string,
  { subdomain, kind }: { readonly subdomain: string; readonly kind: string },
): Promise<Answer<SubdomainAnswer>> =>
  azure.ask(
    `/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/checkDomainAvailability`,
    COGNITIVE_API,
    { subdomainName: subdomain, type: 'Microsoft.CognitiveServices/accounts', kind },
    AVAILABILITY,
  );
