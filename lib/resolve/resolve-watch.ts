import { actionGroupPlace, activityAlertPlace } from '../catalog/alert-places';
import type { Region } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import type { Alerts, Budget, EnvironmentAlerts } from '../fleet/watch';
import type { EnvironmentSettings } from '../settings/environment-settings';
import type { StampSettings } from '../settings/stamp-settings';
import { alertsGroupOf } from './resource-names';

/** The alerts in a region; undefined: none. */
export function alertsOf(
  { pack, emails, actionGroupId }: StampSettings['alerts'],
  residency: Residency,
  region: Region,
): Alerts | undefined {
  if (pack === 'off') return undefined;
  const recipients =
    actionGroupId === undefined ? { emails, location: actionGroupPlace(residency, region) } : { actionGroupId };
  return { pack, recipients };
}

/** The alerts of an environment, about operations in the resource groups of its stamps; undefined: none. */
export function environmentAlertsOf(
  settings: StampSettings['alerts'],
  environment: EnvironmentSettings,
  region: Region,
): EnvironmentAlerts | undefined {
  const { residency } = environment;
  const alerts = alertsOf(settings, residency, region);
  return (
    alerts && {
      ...alerts,
      resourceGroup: alertsGroupOf(environment),
      location: activityAlertPlace(residency, region),
    }
  );
}

/** A budget; undefined: none. */
export function budgetOf(settings: StampSettings['budget']): Budget | undefined {
  if (!settings) return undefined;
  const { actionGroupId, ...rest } = settings;
  return { ...rest, ...(actionGroupId === undefined ? {} : { actionGroupId }) };
}
