import type { ServedCloud } from '../catalog/cloud-name';

/** A deployment, as far as the calendar needs it. */
export interface DatedDeployment {
  readonly environment: string;
  /** The ID of its stamp, such as `prod-swedencentral`. */
  readonly stamp: string;
  /** Its name in Azure. */
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** What Azure does when the version retires; undefined: the default of Azure, which is to upgrade. */
  readonly upgrades?: string | undefined;
  readonly cloud: ServedCloud;
}

/** A waiver, as far as the calendar needs it. */
export interface DatedWaiver {
  readonly environment: string;
  readonly key: string;
  readonly rule: string;
  readonly subject: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it applies, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** The day on which a version stops answering, for the deployments of an environment with one SKU. */
export interface Retirement {
  readonly kind: 'retirement';
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether Microsoft's documentation states the day. */
  readonly verified: boolean;
  readonly environment: string;
  readonly model: string;
  readonly version: string;
  readonly sku: string;
  /** In the order of stamps and names. */
  readonly deployments: readonly { readonly stamp: string; readonly name: string; readonly upgraded: boolean }[];
}

/** The last day of a waiver. */
export interface WaiverEnd extends Omit<DatedWaiver, 'expires'> {
  readonly kind: 'waiver';
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** Something that happens on a day. */
export type CalendarEntry = Retirement | WaiverEnd;

/** Everything with a date, in the order of days, and the deployments whose retirement has none. */
export interface Calendar {
  readonly entries: readonly CalendarEntry[];
  /** The versions without a known retirement date, and whether they are retired already. */
  readonly undated: readonly (Omit<Retirement, 'day' | 'kind' | 'verified'> & { readonly retired: boolean })[];
}
