import { z } from 'zod';
import type { Answer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { WORKSPACES_API } from './api-versions';

const CATEGORY = z.object({
  category: z.string().nullish(),
  categoryGroup: z.string().nullish(),
  enabled: z.boolean().nullish(),
});

const SETTING = z.object({
  name: z.string(),
  properties: z.object({
    workspaceId: z.string().nullish(),
    storageAccountId: z.string().nullish(),
    eventHubAuthorizationRuleId: z.string().nullish(),
    marketplacePartnerId: z.string().nullish(),
    logs: z.array(CATEGORY).nullish(),
    metrics: z.array(CATEGORY).nullish(),
  }),
});

/** A diagnostic setting: where the logs of a resource go. */
export type DiagnosticAnswer = z.infer<typeof SETTING>;

/** The IDs of everything that a setting sends to. */
export const destinationsOf = ({ properties }: DiagnosticAnswer): readonly string[] =>
  [
    properties.workspaceId,
    properties.storageAccountId,
    properties.eventHubAuthorizationRuleId,
    properties.marketplacePartnerId,
  ].flatMap((id) => (id ? [id] : []));

/** The group that has every category of logs, in lower case. Source: Microsoft's page "Diagnostic settings in Azure Monitor". */
export const ALL_LOGS = 'alllogs';

/** The categories that are on by their names, and the groups that are on in lower case. */
export function turnedOn(entries: DiagnosticAnswer['properties']['logs']): {
  readonly categories: readonly string[];
  readonly groups: readonly string[];
} {
  const enabled = (entries ?? []).filter((entry) => entry.enabled === true);
  return {
    categories: enabled.flatMap(({ category }) => category ?? []).filter((each) => each !== ''),
    groups: enabled.flatMap(({ categoryGroup }) => categoryGroup?.toLowerCase() ?? []),
  };
}

/** The operation that `diagnosticSettings` needs. */
export const READ_DIAGNOSTICS = 'Microsoft.Insights/diagnosticSettings/read';

/**
 * The diagnostic settings of a resource.
 *
 * Source: Azure/azure-rest-api-specs, monitor, DiagnosticSettings_List, 2021-05-01-preview.
 */
export const diagnosticSettings = (azure: ResourceManager, resourceId: string): Promise<Answer<readonly DiagnosticAnswer[]>> =>
  azure.list(`${resourceId}/providers/Microsoft.Insights/diagnosticSettings`, '2021-05-01-preview', SETTING);

const WORKSPACE = z.object({ location: z.string() });

/** The operation that `workspace` needs. */
export const READ_WORKSPACES = 'Microsoft.OperationalInsights/workspaces/read';

/**
 * A Log Analytics workspace, for its region.
 *
 * Source: Azure/azure-rest-api-specs, operationalinsights, Workspaces_Get, 2023-09-01.
 */
export const workspace = (azure: ResourceManager, workspaceId: string): Promise<Answer<z.infer<typeof WORKSPACE>>> =>
  azure.get(workspaceId, WORKSPACES_API, WORKSPACE);
