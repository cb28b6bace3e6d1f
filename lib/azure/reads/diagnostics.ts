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
    logs: z.array(CATEGORY).nullish(),
    metrics: z.array(CATEGORY).nullish(),
  }),
});

/** A diagnostic setting: where the logs of a resource go. */
export type DiagnosticAnswer = z.infer<typeof SETTING>;

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
