import type { AlertPack } from '../catalog/alert-packs';

/** The alerts of a stamp or of an environment. */
export interface Alerts {
  /** Which alerts it has. */
  readonly pack: Exclude<AlertPack, 'off'>;
  /** Who is notified: an existing action group, or one to create. */
  readonly recipients: ExistingActionGroup | NewActionGroup;
}

/** An existing action group, which another team manages. */
export interface ExistingActionGroup {
  /** The ID of the action group. */
  readonly actionGroupId: string;
}

/** An action group to create. */
export interface NewActionGroup {
  /** The e-mail addresses to notify. */
  readonly emails: readonly string[];
  /** Where Azure processes notifications: a region or `global`. */
  readonly location: string;
}

/** The alerts of an environment, about operations in the resource groups of its stamps. */
export interface EnvironmentAlerts extends Alerts {
  /** The resource group of the alert rules. */
  readonly resourceGroup: string;
  /** Where Azure processes the rules: a region or `global`. */
  readonly location: string;
}

/** A budget for each calendar month. */
export interface Budget {
  /** The amount in the currency of the bill. */
  readonly amount: number;
  /** The percentages of the amount at which costs so far cause a notification. */
  readonly actual: readonly number[];
  /** The percentages at which the forecast does. */
  readonly forecast: readonly number[];
  /** The e-mail addresses to notify. */
  readonly emails: readonly string[];
  /** The ID of an existing action group to notify. */
  readonly actionGroupId?: string;
}
