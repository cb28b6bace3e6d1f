import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { SYSTEM_DATA } from './system-data';
import { COGNITIVE_API } from './api-versions';

const ENTRY = z.object({
  name: z.string(),
  source: z.string().nullish(),
  enabled: z.boolean().nullish(),
  blocking: z.boolean().nullish(),
  severityThreshold: z.string().nullish(),
});

const POLICY = z.object({
  name: z.string(),
  systemData: SYSTEM_DATA,
  properties: z.object({
    type: z.string().nullish(),
    mode: z.string().nullish(),
    basePolicyName: z.string().nullish(),
    contentFilters: z.array(ENTRY).nullish(),
    customBlocklists: z
      .array(z.object({ blocklistName: z.string(), blocking: z.boolean().nullish(), source: z.string().nullish() }))
      .nullish(),
  }),
});

/** A content filter, of a team or of Azure. */
export type PolicyAnswer = z.infer<typeof POLICY>;

/** The operation that `contentFilters` needs. */
export const READ_POLICIES = 'Microsoft.CognitiveServices/accounts/raiPolicies/read';

/**
 * The content filters of an account, those of Azure included.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, RaiPolicies_List, 2025-06-01.
 */
export const contentFilters = (azure: ResourceManager, accountId: string): Promise<Answer<readonly PolicyAnswer[]>> =>
  azure.list(`${accountId}/raiPolicies`, COGNITIVE_API, POLICY);

const BLOCKLIST = z.object({ name: z.string(), systemData: SYSTEM_DATA });

/** A blocklist, without its words. */
export type BlocklistAnswer = z.infer<typeof BLOCKLIST>;

/** The operation that `blocklists` needs. */
export const READ_BLOCKLISTS = 'Microsoft.CognitiveServices/accounts/raiBlocklists/read';

/**
 * The blocklists of an account.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, RaiBlocklists_List, 2025-06-01.
 */
export const blocklists = (azure: ResourceManager, accountId: string): Promise<Answer<readonly BlocklistAnswer[]>> =>
  azure.list(`${accountId}/raiBlocklists`, COGNITIVE_API, BLOCKLIST);

const ITEM = z.object({ properties: z.object({ pattern: z.string(), isRegex: z.boolean().nullish() }) });

/** A term or a pattern of a blocklist. */
export type BlocklistItemAnswer = z.infer<typeof ITEM>;

/** The operation that `blocklistItems` needs. */
export const READ_ITEMS = 'Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems/read';

/**
 * The terms and patterns of a blocklist.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, RaiBlocklistItems_List, 2025-06-01.
 */
export const blocklistItems = (
  azure: ResourceManager,
  accountId: string,
  name: string,
): Promise<Answer<readonly BlocklistItemAnswer[]>> =>
  azure.list(`${accountId}/raiBlocklists/${encodeURIComponent(name)}/raiBlocklistItems`, COGNITIVE_API, ITEM);
