import type { SkuName } from '../skus';

/** The text of lib/catalog/data/models.json as data. A refresh keeps all keys that it does not know. */
export interface CatalogFile {
  readonly sources: Readonly<Record<string, string>>;
  readonly asOf: string;
  /** The locations of live answers that changed the catalogue, and of answers in the same refresh. */
  readonly live?: Readonly<Record<string, Origin>>;
  readonly notes: readonly string[];
  /** Which deployments share a quota, by its name. */
  readonly usages?: Readonly<Record<string, UsageRow>>;
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
  /** What Azure lists about each SKU. */
  readonly skus?: Readonly<Record<string, SkuRow>>;
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
  /** The live answer that states it, or the days of a third-party reading; absent for the documentation. */
  readonly source?: string;
  readonly asOf?: string;
}

/** The facts about one SKU of a version, and the live answer that states them; without a source, see `skus` of the sources. */
export interface SkuRow {
  readonly usageName?: string;
  /** Only if it differs from the day of the version. */
  readonly retirementDate?: string;
  readonly minimum?: number;
  readonly step?: number;
  readonly maximum?: number;
  readonly default?: number;
  readonly source?: string;
  readonly asOf: string;
}

/** Which deployments share a quota, in Azure's terms, and the live answer that states it. */
export interface UsageRow extends Origin {
  readonly scope: string;
  /** The data zones for which Azure lists it. */
  readonly dataZones?: readonly string[];
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
