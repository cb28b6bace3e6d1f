import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, nameFailure } from '../terraform/checks';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { IWorkspace } from './workspace';

/** The log categories of Azure OpenAI accounts: changes, calls, usage and errors. */
export const LOG_CATEGORIES = ['Audit', 'AzureOpenAIRequestUsage', 'RequestResponse', 'Trace'] as const;

/** The name of a setting that sends logs. */
export interface DiagnosticsOptions {
  /**
   * The name of the setting, unique for the account. 1 to 260 characters.
   *
   * @default - `diag-` and the name of the account
   */
  readonly settingName?: string;
}

/** The account, and the destination of its logs and metrics. */
export interface DiagnosticsProps extends DiagnosticsOptions {
  /** The account (`IOpenAIAccount`). */
  readonly account: {
    /** The ID of the account. */
    readonly accountId: string;
    /** The name of the account. */
    readonly accountName: string;
  };
  /** The destination. Its region must be one that the residency allows. */
  readonly workspace: IWorkspace;
}

/**
 * Sends all logs and metrics of an account to a Log Analytics workspace. They do not contain prompts and completions. Create it with
 * `account.sendLogsTo(workspace)`.
 */
export class Diagnostics extends Construct {
  /** The binding of the provider with all attributes. */
  readonly resource: MonitorDiagnosticSetting;

  constructor(scope: Construct, id: string, props: DiagnosticsProps) {
    super(scope, id);
    requireObject(this, props);
    const { account, workspace } = props;
    throwIfAny(this, [absenceFailure('account', account), absenceFailure('workspace', workspace)]);
    const name = props.settingName ?? conventionalNames.diagnosticSetting(account.accountName);
    throwIfAny(this, [nameFailure('diagnosticSetting', name)]);
    // The destination type is not set: setting it causes a difference in every plan.
    this.resource = new MonitorDiagnosticSetting(this, 'Resource', {
      name,
      targetResourceId: account.accountId,
      logAnalyticsWorkspaceId: workspace.workspaceId,
      enabledLog: LOG_CATEGORIES.map((category) => ({ category })),
      enabledMetric: [{ category: 'AllMetrics' }],
    });
  }
}
