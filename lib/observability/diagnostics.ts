import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { RETENTION_DAYS } from '../catalog/log-retention';
import { nameProblem } from '../catalog/name-rules';
import { BaseStack } from '../terraform/base-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';

/** The log categories of Azure OpenAI accounts: changes, calls, usage and errors. */
export const LOG_CATEGORIES = ['Audit', 'AzureOpenAIRequestUsage', 'RequestResponse', 'Trace'] as const;

/** A workspace to create, or the ID of an existing one. */
export type WorkspaceChoice = NewWorkspace | { readonly workspaceId: string };

/** A Log Analytics workspace to create. */
export interface NewWorkspace {
  /** 4 to 63 letters, digits and hyphens. */
  readonly name: string;
  readonly resourceGroup: IResourceGroup;
  /** 30 to 730 days. */
  readonly retentionDays: number;
}

/** The account and the destination of its logs and metrics. */
export interface DiagnosticsProps {
  /** The ID of the account. */
  readonly accountId: string;
  readonly settingName: string;
  readonly workspace: WorkspaceChoice;
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Sends all logs and metrics of an account to a Log Analytics workspace. They do not contain prompts and completions. */
export class Diagnostics extends Construct {
  readonly workspaceId: string;

  constructor(scope: Construct, id: string, props: DiagnosticsProps) {
    super(scope, id);
    const { workspace } = props;
    throwIfAny(this, [
      nameProblem('diagnosticSetting', props.settingName),
      ...('workspaceId' in workspace ? [] : workspaceProblems(workspace)),
    ]);
    this.workspaceId = 'workspaceId' in workspace ? workspace.workspaceId : this.addWorkspace(workspace, props.tags);
    // The destination type is not set: setting it causes a difference in every plan.
    new MonitorDiagnosticSetting(this, 'Resource', {
      name: props.settingName,
      targetResourceId: props.accountId,
      logAnalyticsWorkspaceId: this.workspaceId,
      enabledLog: LOG_CATEGORIES.map((category) => ({ category })),
      enabledMetric: [{ category: 'AllMetrics' }],
    });
  }

  private addWorkspace({ name, resourceGroup, retentionDays }: NewWorkspace, tags: DiagnosticsProps['tags']): string {
    const workspace = new LogAnalyticsWorkspace(this, 'workspace', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: resourceGroup.location,
      sku: 'PerGB2018',
      retentionInDays: retentionDays,
      localAuthenticationEnabled: false,
      ...(tags ? { tags } : {}),
      // A removed workspace is deleted only after the logs have another destination.
      lifecycle: { createBeforeDestroy: true, preventDestroy: BaseStack.of(this).preventDestroy },
    });
    return workspace.id;
  }
}

function workspaceProblems({ name, retentionDays }: NewWorkspace): (string | undefined)[] {
  const { min, max } = RETENTION_DAYS;
  return [
    nameProblem('workspace', name),
    Number.isInteger(retentionDays) && retentionDays >= min && retentionDays <= max
      ? undefined
      : `logs cannot be kept for ${retentionDays} days; Azure allows ${min} to ${max}`,
  ];
}
