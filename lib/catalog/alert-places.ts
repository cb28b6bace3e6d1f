import type { Region, RegionName } from './regions';
import { regionOf } from './regions';
import type { Residency } from './residency';
import { allowsPlace } from './residency';

/** The value of a location that is not a region: Azure decides where to process. */
export const ANYWHERE = 'global';

/**
 * The regions in which Azure can process action groups, those in the catalogue.
 *
 * Source: MicrosoftDocs/azure-monitor-docs alerts/action-groups.md (2026-07-21). It also lists West US 2 and Central India.
 */
const ACTION_GROUP_REGIONS: readonly RegionName[] = [
  'eastus',
  'eastus2',
  'germanywestcentral',
  'northcentralus',
  'southcentralus',
  'southindia',
  'swedencentral',
  'westus',
];

/**
 * Where Azure processes an action group: in a region that the residency allows. If there is none, in a region of the same data zone,
 * and otherwise anywhere.
 *
 * @param home the region of what is watched
 */
export function actionGroupPlace(residency: Residency, home: Region): string {
  if (residency === 'global') return ANYWHERE;
  const [own, allowed, near] = [
    (name: RegionName) => name === home.name,
    (name: RegionName) => allowsPlace(residency, home, regionOf(name)),
    (name: RegionName) => home.dataZone !== null && regionOf(name).dataZone === home.dataZone,
  ].map((fits) => ACTION_GROUP_REGIONS.find(fits));
  return own ?? allowed ?? near ?? ANYWHERE;
}

/**
 * Where Azure processes activity log alerts: within the EU data boundary if prompts must stay in Europe, and otherwise anywhere.
 *
 * Source: the locations that azurerm 4.55.0 accepts for `azurerm_monitor_activity_log_alert`.
 */
export const activityAlertPlace = (residency: Residency, home: Region): string =>
  residency !== 'global' && home.dataZone === 'EU' ? 'westeurope' : ANYWHERE;
