import type { SkuName } from '../skus';

/** The text of lib/catalog/data/models.json as data. A refresh keeps all keys that it does not know. */
export interface CatalogFile {
  readonly sources: Readonly<Record<string, string>>;
  readonly asOf: string;
  /** The locations of live answers that changed the catalogue, and of answers in the same refresh. */
  readonly live?: Readonly<Record<string, Origin>>;
  readonly notes: readonly string[];
  readonly models: Readonly<Record<string, ModelRow>>;
}

/** The source of a live answer, and its day, `YYYY-MM-DD`. */
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
  /** Only live answers state where the version is offered: nothing is known about locations that are not in `live`. */
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

/** The regions of each SKU. An empty list means none; for a version without any SKU, nothing is known. */
export type Regions = Readonly<Record<string, readonly string[]>>;

/** The order of SKUs in the file. */
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

/** The same entries, sorted by name. */
export const byName = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
