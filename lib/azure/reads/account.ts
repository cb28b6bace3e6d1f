import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { COGNITIVE_API, RESOURCES_API } from './api-versions';
import { SYSTEM_DATA } from './system-data';

/** A text that Azure may leave out; empty then. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const CONNECTION = z.object({
  name: z.string().nullish(),
  properties: z
    .object({
      privateEndpoint: z.object({ id: z.string().nullish() }).nullish(),
      privateLinkServiceConnectionState: z.object({ status: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** A connection of a private endpoint to an account. */
export type ConnectionAnswer = z.infer<typeof CONNECTION>;

const KEY = z.object({
  keyName: z.string().nullish(),
  keyVersion: z.string().nullish(),
  keyVaultUri: z.string().nullish(),
  identityClientId: z.string().nullish(),
});

/** The shape of an account. Without a kind or a region, these are empty. */
export const ACCOUNT = z.object({
  id: z.string(),
  name: z.string(),
  kind: text,
  location: text,
  systemData: SYSTEM_DATA,
  tags: z.record(z.string(), z.string().nullable()).nullish(),
  identity: z
    .object({ type: z.string().nullish(), userAssignedIdentities: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
  properties: z.object({
    customSubDomainName: z.string().nullish(),
    publicNetworkAccess: z.string().nullish(),
    disableLocalAuth: z.boolean().nullish(),
    restrictOutboundNetworkAccess: z.boolean().nullish(),
    allowedFqdnList: z.array(z.string()).nullish(),
    allowProjectManagement: z.boolean().nullish(),
    networkAcls: z
      .object({
        defaultAction: z.string().nullish(),
        bypass: z.string().nullish(),
        ipRules: z.array(z.object({ value: text })).nullish(),
        virtualNetworkRules: z.array(z.object({ id: text })).nullish(),
      })
      .nullish(),
    encryption: z.object({ keySource: z.string().nullish(), keyVaultProperties: KEY.nullish() }).nullish(),
    privateEndpointConnections: z.array(CONNECTION).nullish(),
    userOwnedStorage: z.unknown().optional(),
    networkInjections: z.unknown().optional(),
    locations: z.unknown().optional(),
    raiMonitorConfig: z.unknown().optional(),
  }),
});

/** An account of Cognitive Services, as far as a stamp can describe it. */
export type AccountAnswer = z.infer<typeof ACCOUNT>;

/** The operation that `cognitiveAccount` and `cognitiveAccounts` need. */
export const READ_ACCOUNTS = 'Microsoft.CognitiveServices/accounts/read';

/**
 * An account, with the connections of its private endpoints.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Accounts_Get, 2025-06-01.
 */
export const cognitiveAccount = (azure: ResourceManager, accountId: string): Promise<Answer<AccountAnswer>> =>
  azure.get(accountId, COGNITIVE_API, ACCOUNT);

/**
 * The accounts of a resource group.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, Accounts_ListByResourceGroup, 2025-06-01.
 */
export const cognitiveAccounts = (azure: ResourceManager, groupId: string): Promise<Answer<readonly AccountAnswer[]>> =>
  azure.list(`${groupId}/providers/Microsoft.CognitiveServices/accounts`, COGNITIVE_API, ACCOUNT);

const GROUP = z.object({ name: z.string() });

/** The operation that `resourceGroup` needs. */
export const READ_GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups/read';

/**
 * A resource group, whose name has the case in which it was created. The IDs of its resources can have another one.
 *
 * Source: Microsoft's REST API reference, Resource Groups - Get, 2021-04-01.
 */
export const resourceGroup = (azure: ResourceManager, groupId: string): Promise<Answer<z.infer<typeof GROUP>>> =>
  azure.get(groupId, RESOURCES_API, GROUP);

const DEFENDER = z.object({ properties: z.object({ state: z.string().nullish() }) });

/** The operation that `defenderSetting` needs. */
export const READ_DEFENDER = 'Microsoft.CognitiveServices/accounts/defenderForAISettings/read';

/**
 * Whether Defender for AI watches an account.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, DefenderForAISettings_Get, 2025-06-01.
 */
export const defenderSetting = (azure: ResourceManager, accountId: string): Promise<Answer<z.infer<typeof DEFENDER>>> =>
  azure.get(`${accountId}/defenderForAISettings/Default`, COGNITIVE_API, DEFENDER);

/** The operation that `endpointConnections` needs. */
export const READ_CONNECTIONS = 'Microsoft.CognitiveServices/accounts/privateEndpointConnections/read';

/**
 * The connections of private endpoints to an account, whatever their status.
 *
 * Source: Azure/azure-rest-api-specs, cognitiveservices, PrivateEndpointConnections_List, 2025-06-01.
 */
export const endpointConnections = (azure: ResourceManager, accountId: string): Promise<Answer<readonly ConnectionAnswer[]>> =>
  azure.list(`${accountId}/privateEndpointConnections`, COGNITIVE_API, CONNECTION);
