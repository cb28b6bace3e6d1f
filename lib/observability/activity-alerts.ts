import { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { Construct } from 'constructs';
import { ACTIVITY_ALERTS } from '../catalog/activity-alerts';
import { ANYWHERE } from '../catalog/alert-places';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, nameFailure, textFailure, uuidFailure } from '../terraform/checks';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireList, requireObject, throwIfAny } from '../terraform/validation-error';
import type { IActionGroup } from './action-group';

/** What is watched, and who is notified. */
export interface ActivityAlertsProps {
  /** The subscription, which must be that of the resource group: Azure watches no other. */
  readonly subscriptionId: string;
  /** The names of the resource groups to watch. They may not exist yet. */
  readonly watchedGroups: readonly string[];
  /** Part of the names of the alerts, such as `assistants-prod`. */
  readonly place: string;
  /** The resource group of the alert rules. */
  readonly resourceGroup: IResourceGroup;
  /** Who is notified. */
  readonly actionGroup: IActionGroup;
  /**
   * Where Azure processes the rules: `global`, `westeurope` or `northeurope`. Azure replaces them if it changes.
   *
   * @default global
   */
  readonly location?: string;
}

/**
 * Alerts about operations in some resource groups: on keys, filters, deployments, rights, locks and logs. They cost nothing. They do
 * not see operations on the subscription itself, such as a role that is assigned there. See docs/runbook.md.
 */
export class ActivityAlerts extends Construct {
  constructor(scope: Construct, id: string, props: ActivityAlertsProps) {
    super(scope, id);
    requireObject(this, props);
    const { subscriptionId, watchedGroups, place, resourceGroup, actionGroup, location = ANYWHERE } = props;
    requireList(this, 'watched groups', watchedGroups);
    throwIfAny(this, [
      uuidFailure('subscription', subscriptionId),
      textFailure('place', place),
      absenceFailure('resource group', resourceGroup),
      absenceFailure('action group', actionGroup),
      watchedGroups.length === 0 ? 'the watched groups are empty; the alerts would watch the whole subscription' : undefined,
    ]);
    for (const { key, operation, means } of ACTIVITY_ALERTS) {
      const name = conventionalNames.alert(place, key);
      throwIfAny(this, [nameFailure('alert', name)]);
      new MonitorActivityLogAlert(this, key.replaceAll('-', '_'), {
        name,
        resourceGroupName: resourceGroup.reference,
        location,
        description: means,
        scopes: [`/subscriptions/${subscriptionId}`],
        criteria: {
          category: 'Administrative',
          operationName: operation,
          resourceGroups: [...watchedGroups],
          // An operation has an entry for its start and others for its results.
          statuses: ['Succeeded'],
        },
        action: [{ actionGroupId: actionGroup.actionGroupId }],
      });
    }
  }
}
