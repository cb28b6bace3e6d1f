import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { Construct } from 'constructs';
import { KEY_USE } from '../catalog/account-alerts';
import { conventionalNames } from '../catalog/conventional-names';
import { nameFailure } from '../terraform/checks';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';
import type { IActionGroup } from './action-group';
import type { IWorkspace } from './workspace';

/** What is watched, and who is notified. */
interface KeyUseAlertProps {
  readonly account: { readonly accountId: string; readonly accountName: string };
  readonly resourceGroup: IResourceGroup;
  readonly actionGroup: IActionGroup;
  readonly workspace: IWorkspace;
  /** The region of the rule. */
  readonly location: string;
}

/**
 * The calls that succeeded without the object ID of a principal in Entra ID.
 *
 * A new workspace has no table AzureDiagnostics, so the query also works without the table and without its columns.
 *
 * Source: elastic/integrations packages/azure_openai (captures of 2024) for the shape of the logs, and
 * journeyofthegeek.com/2023/04/13/logging-in-azure-openai-service (2024-01-18): the object ID is empty if the caller used a key.
 */
const queryFor = (accountId: string) =>
  [
    'union isfuzzy=true (datatable(TimeGenerated: datetime) []), AzureDiagnostics',
    `| where column_ifexists("_ResourceId", "") =~ "${accountId}"`,
    '| where column_ifexists("Category", "") == "RequestResponse"',
    '| where tostring(column_ifexists("ResultSignature", "")) startswith "2"',
    '| where isempty(tostring(parse_json(tostring(column_ifexists("properties_s", "")))["objectId"]))',
  ].join('\n');

/** An alert about calls with a key, from the logs of an account. */
export class KeyUseAlert extends Construct {
  constructor(scope: Construct, id: string, props: KeyUseAlertProps) {
    super(scope, id);
    const { account, resourceGroup, actionGroup, workspace, location } = props;
    const name = conventionalNames.alert(account.accountName, KEY_USE.key);
    throwIfAny(this, [nameFailure('alert', name)]);
    new MonitorScheduledQueryRulesAlertV2(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location,
      description: KEY_USE.means,
      scopes: [workspace.workspaceId],
      severity: KEY_USE.severity,
      // Azure refuses `union` in rules that run every minute.
      evaluationFrequency: 'PT15M',
      windowDuration: 'PT30M',
      autoMitigationEnabled: true,
      // Azure would refuse a query about a table that does not exist yet.
      skipQueryValidation: true,
      criteria: [{ query: queryFor(account.accountId), timeAggregationMethod: 'Count', operator: 'GreaterThan', threshold: 0 }],
      action: { actionGroups: [actionGroup.actionGroupId] },
    });
  }
}
