import type { MonitorMetricAlertConfig } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Construct } from 'constructs';
import type { AccountAlert } from '../catalog/account-alerts';
import { ACCOUNT_ALERTS, ACCOUNT_METRICS } from '../catalog/account-alerts';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, choiceFailure, nameFailure } from '../terraform/checks';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { IActionGroup } from './action-group';
import { KeyUseAlert } from './key-use-alert';
import type { IWorkspace } from './workspace';

/** What is watched, and who is notified. */
export interface AccountAlertsProps {
  /** The account (`IOpenAIAccount`). */
  readonly account: {
    /** The ID of the account. */
    readonly accountId: string;
    /** The name of the account, which is part of the names of the alerts. */
    readonly accountName: string;
  };
  /** The resource group of the alert rules. */
  readonly resourceGroup: IResourceGroup;
  /** Who is notified. */
  readonly actionGroup: IActionGroup;
  /** `essential`: calls that fail. `full`: also slow answers, blocked prompts and calls with a key. */
  readonly pack: 'essential' | 'full';
  /** Whether the account has a provisioned deployment, whose utilization is watched. */
  readonly isProvisioned: boolean;
  /** The workspace with the logs of the account, for the pack `full`. */
  readonly workspace: IWorkspace;
  /** The region of that workspace. Azure creates the alert rule about its logs there. */
  readonly workspaceLocation: string;
}

/** How often Azure checks a metric, and over which time. */
const CHECKED = { frequency: 'PT5M', windowSize: 'PT15M' } as const;

/** Alerts about an account: one rule for each subject, which watches each deployment separately. See docs/runbook.md. */
export class AccountAlerts extends Construct {
  constructor(scope: Construct, id: string, props: AccountAlertsProps) {
    super(scope, id);
    requireObject(this, props);
    const { account, resourceGroup, actionGroup, pack, isProvisioned, workspace, workspaceLocation } = props;
    throwIfAny(this, [
      absenceFailure('account', account),
      absenceFailure('resource group', resourceGroup),
      absenceFailure('action group', actionGroup),
      absenceFailure('workspace', workspace),
      choiceFailure('pack', pack, ['essential', 'full']),
    ]);
    for (const alert of ACCOUNT_ALERTS)
      if ((alert.pack === 'essential' || pack === 'full') && (isProvisioned || alert.isProvisioned !== true))
        this.addMetricAlert(alert, props);
    if (pack === 'full')
      new KeyUseAlert(this, 'key_use', { account, resourceGroup, actionGroup, workspace, location: workspaceLocation });
  }

  private addMetricAlert(alert: AccountAlert, { account, resourceGroup, actionGroup }: AccountAlertsProps): void {
    const { key, severity, means } = alert;
    const name = conventionalNames.alert(account.accountName, key);
    throwIfAny(this, [nameFailure('alert', name)]);
    new MonitorMetricAlert(this, key.replaceAll('-', '_'), {
      name,
      resourceGroupName: resourceGroup.reference,
      description: means,
      scopes: [account.accountId],
      severity,
      ...CHECKED,
      ...criteriaOf(alert),
      action: [{ actionGroupId: actionGroup.actionGroupId }],
    });
  }
}

function criteriaOf({ metric, aggregation, limit, only }: AccountAlert): Partial<MonitorMetricAlertConfig> {
  const watched = {
    metricNamespace: ACCOUNT_METRICS,
    metricName: metric,
    aggregation,
    dimension: [
      { name: 'ModelDeploymentName', operator: 'Include', values: ['*'] },
      ...(only ? [{ name: only.dimension, operator: 'Include', values: [...only.values] }] : []),
    ],
  };
  if (limit) return { criteria: [{ ...watched, ...limit }] };
  return {
    dynamicCriteria: {
      ...watched,
      operator: 'GreaterThan',
      alertSensitivity: 'Low',
      evaluationTotalCount: 4,
      evaluationFailureCount: 4,
    },
  };
}
