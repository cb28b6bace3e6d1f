import type { JsonObject } from '../json';
import { listAt, textAt, valueAt } from '../json';
import type { Ref, Switch } from './field';
import { enabled, entriesAt, field, flag, isExpression, named, notDisabled, number, ref, switchOf, text } from './field';
import { arm, kind } from './kind';

/** A diagnostic setting: what is logged, and where the logs go. */
export interface LogSetting {
  readonly name: string | undefined;
  readonly target: Ref | undefined;
  /** Categories of logs and metrics, or groups of them. */
  readonly categories: readonly string[];
  readonly workspace: Ref | undefined;
  readonly storage: Ref | undefined;
  readonly eventHub: Ref | undefined;
  readonly partner: Ref | undefined;
}

const PROPERTIES = 'body.properties';

/** The enabled categories in a list of a body. */
const turnedOn = (attributes: JsonObject, list: string) =>
  entriesAt(attributes, `${PROPERTIES}.${list}`).flatMap((each) => {
    if (isExpression(each)) return [each];
    const isOn = switchOf(valueAt(each, 'enabled'), false) === true;
    return isOn ? (textAt(each, 'category') ?? textAt(each, 'categoryGroup') ?? []) : [];
  });

export const LOG_SETTING = kind<LogSetting>(
  'azurerm_monitor_diagnostic_setting',
  {
    name: text('name'),
    target: ref('target_resource_id'),
    categories: field(['enabled_log', 'enabled_metric', 'metric'], (attributes) =>
      ['enabled_log', 'enabled_metric', 'metric']
        .flatMap((block) =>
          listAt(attributes, block).flatMap((each) => textAt(each, 'category') ?? textAt(each, 'category_group') ?? []),
        )
        .sort(),
    ),
    workspace: ref('log_analytics_workspace_id'),
    storage: ref('storage_account_id'),
    eventHub: ref('eventhub_authorization_rule_id'),
    partner: ref('partner_solution_id'),
  },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings.
  arm('Microsoft.Insights/diagnosticSettings', {
    name: text('name'),
    target: ref('parent_id'),
    categories: field([`${PROPERTIES}.logs`, `${PROPERTIES}.metrics`], (attributes) =>
      ['logs', 'metrics'].flatMap((list) => turnedOn(attributes, list)).sort(),
    ),
    workspace: ref(`${PROPERTIES}.workspaceId`),
    storage: ref(`${PROPERTIES}.storageAccountId`),
    eventHub: ref(`${PROPERTIES}.eventHubAuthorizationRuleId`),
    partner: ref(`${PROPERTIES}.marketplacePartnerId`),
  }),
);

/** The possible destinations of logs, by the names of the fields. */
export const SINKS = ['workspace', 'storage', 'eventHub', 'partner'] as const satisfies readonly (keyof LogSetting)[];

/** A Log Analytics workspace. */
export interface Workspace {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly sku: string | undefined;
  readonly retentionDays: number | 'unknown' | undefined;
  /** The limit in gigabytes per day, above which logs are dropped; -1 or undefined: no limit. */
  readonly dailyCap: number | 'unknown' | undefined;
  readonly keys: Switch;
  /** Whether logs can be read and written from the public internet. */
  readonly internetQuery: Switch;
  readonly internetIngestion: Switch;
}

export const WORKSPACE = kind<Workspace>(
  'azurerm_log_analytics_workspace',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    sku: text('sku'),
    retentionDays: number('retention_in_days'),
    dailyCap: number('daily_quota_gb'),
    keys: flag('local_authentication_enabled', true),
    internetQuery: flag('internet_query_enabled', true),
    internetIngestion: flag('internet_ingestion_enabled', true),
  },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.operationalinsights/workspaces.
  arm('Microsoft.OperationalInsights/workspaces', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    sku: text(`${PROPERTIES}.sku.name`),
    retentionDays: number(`${PROPERTIES}.retentionInDays`),
    dailyCap: number(`${PROPERTIES}.workspaceCapping.dailyQuotaGb`),
    keys: notDisabled(`${PROPERTIES}.features.disableLocalAuth`),
    internetQuery: enabled(`${PROPERTIES}.publicNetworkAccessForQuery`),
    internetIngestion: enabled(`${PROPERTIES}.publicNetworkAccessForIngestion`),
  }),
);
