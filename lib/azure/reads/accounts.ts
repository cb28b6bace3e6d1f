import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { ACCOUNT } from './account';
import { COGNITIVE_API } from './api-versions';

/** An account as Azure has it. */
export interface AzureAccount {
  readonly id: string;
  readonly name: string;
  /** Its kind, such as `OpenAI`; empty if Azure does not say. */
  readonly kind: string;
  /** Its region, also in the form `Sweden Central`; empty if Azure does not say. */
  readonly location: string;
  /** The first label of its host name; undefined if it has none. */
  readonly customSubdomain?: string;
}

/** Only what adopts or compares an account needs its properties. */
const BRIEF_ACCOUNT = ACCOUNT.extend({ properties: ACCOUNT.shape.properties.nullish() }).transform(
  ({ id, name, kind, location, properties }): AzureAccount => {
    const subdomain = properties?.customSubDomainName ?? '';
    return { id, name, location, kind, ...(subdomain === '' ? {} : { customSubdomain: subdomain }) };
  },
);

/**
 * An account by its ID.
 *
 * Source: Microsoft's REST API reference, Accounts - Get, 2025-06-01.
 */
export const accountWith = (azure: ResourceManager, id: string): Promise<Answer<AzureAccount>> =>
  azure.get(id, COGNITIVE_API, BRIEF_ACCOUNT);

/**
 * All accounts of a subscription.
 *
 * Source: Microsoft's REST API reference, Accounts - List, 2025-06-01.
 */
export const accountsIn = (azure: ResourceManager, subscriptionId: string): Promise<Answer<readonly AzureAccount[]>> =>
  azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/accounts`, COGNITIVE_API, BRIEF_ACCOUNT);

/** An account that was deleted and can still be recovered. */
export interface DeletedAccount {
  readonly name: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly customSubdomain?: string;
  /** When it is gone for good, as Azure writes it. */
  readonly purgedOn?: string;
}

/** The parts of the ID of a deleted account that say what it was. */
const DELETED_ID = /\/locations\/([^/]+)\/resourceGroups\/([^/]+)\/deletedAccounts\/([^/]+)$/i;

const DELETED = z
  .object({
    id: z.string().regex(DELETED_ID),
    location: z.string().nullish(),
    properties: z.object({ customSubDomainName: z.string().nullish(), scheduledPurgeDate: z.string().nullish() }).nullish(),
  })
  .transform(({ id, location, properties }): DeletedAccount => {
    const [, inId = '', resourceGroup = '', name = ''] = DELETED_ID.exec(id) ?? [];
    const { customSubDomainName, scheduledPurgeDate } = properties ?? {};
    return {
      ...{ name, resourceGroup, location: location ?? inId },
      ...(customSubDomainName ? { customSubdomain: customSubDomainName } : {}),
      ...(scheduledPurgeDate ? { purgedOn: scheduledPurgeDate } : {}),
    };
  });

/** The operation that `deletedAccountsIn` needs. */
export const READ_DELETED_ACCOUNTS = 'Microsoft.CognitiveServices/deletedAccounts/read';

/**
 * The accounts of a subscription that were deleted and can still be recovered, for 48 hours.
 *
 * Source: Microsoft's REST API reference, Deleted Accounts - List, 2025-06-01.
 */
export const deletedAccountsIn = (azure: ResourceManager, subscriptionId: string): Promise<Answer<readonly DeletedAccount[]>> =>
  azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.CognitiveServices/deletedAccounts`, COGNITIVE_API, DELETED);
