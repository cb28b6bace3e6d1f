import type { SkuName } from '../skus';

/** The text of lib/catalog/data/models.json as data. What a refresh does not know of is carried along as it is. */
export interface CatalogFile {
  readonly sources: Readonly<Record<string, string>>;
  readonly asOf: string;
  /** The locations that a live answer has changed the catalogue for, or confirmed beside such a change. */
  readonly live?: Readonly<Record<string, Origin>>;
  readonly notes: readonly string[];
  readonly models: Readonly<Record<string, ModelRow>>;
}

/** Where a live answer comes from, and its day, `YYYY-MM-DD`. */
export interface Origin {
  readonly source: string;
  readonly asOf: string;
}

export interface ModelRow {
  readonly format: string;
  readonly capability: string;
  readonly versions: Readonly<Record<string, VersionRow>>;
}

export interface VersionRow {
  readonly lifecycle: LifecycleRow | null;
  readonly lifecycleLater: LifecycleRow | null;
  /** Only live answers say where the version is offered: of locations that are not in `live`, nothing is known. */
  readonly regionsFrom?: 'live';
  readonly regions: Regions;
  readonly [other: string]: unknown;
}

export interface LifecycleRow {
  readonly stage: string;
  /** Null in some third-party readings only. */
  readonly retirementDate: string | null;
  readonly replacement: string | null;
}

/** The regions of each SKU. An empty list says that there are none; a version without any SKU is one that nothing is known of. */
export type Regions = Readonly<Record<string, readonly string[]>>;

/** The order in which the file names SKUs. */
export const SKU_ORDER = [
  'Standard',
  'GlobalStandard',
  'DataZoneStandard',
  'ProvisionedManaged',
  'GlobalProvisionedManaged',
  'DataZoneProvisionedManaged',
  'GlobalBatch',
  'DataZoneBatch',
] as const satisfies readonly SkuName[];

/** The same entries in the order of their names. */
export const byName = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
