import data from './data/models.json';
import type { Capability, Lifecycle, LifecycleStage, ModelName, ModelVersion } from './models';
import { GOVERNMENT_SOURCE, governmentOffer, modelVersions } from './models';
import type { DataZone, RegionName } from './regions';
import { ALL_REGION_NAMES, regionNamesOf, regionOf } from './regions';
import { lifecycleOf } from './sku-lifecycle';
import type { SkuName } from './skus';
import { SKU_NAMES } from './skus';

/** Every capability that a model of the catalogue has, in alphabetical order. */
export const CAPABILITIES = [...new Set(Object.values(data.models).map(({ capability }) => capability))].sort();

/** The kinds of fact that have a source. */
export type FactKind =
  | 'availability'
  | 'availabilityGovernment'
  | 'capabilities'
  | 'corrections'
  | 'developerTier'
  | 'lifecycle'
  | 'lifecycleLater'
  | 'ptu'
  | 'quota'
  | 'skus';

/** The source of each kind of fact: repository, path, commit and day. */
export const CATALOG_SOURCES: Readonly<Record<FactKind, string>> = {
  ...data.sources,
  availabilityGovernment: GOVERNMENT_SOURCE.source,
};

/** A query of the catalogue. All criteria must match; within one criterion, any value may match. Default: everything. */
export interface CatalogQuestion {
  /** Names of models. */
  readonly models?: readonly ModelName[];
  /** What the model is for, such as `chat`. */
  readonly capabilities?: readonly Capability[];
  /** Deployment types. */
  readonly skus?: readonly SkuName[];
  /** Regions where the version can be deployed. Default: all regions of the public cloud that match the other criteria. */
  readonly regions?: readonly RegionName[];
  /** Regions in these data zones, with any SKU. */
  readonly dataZones?: readonly DataZone[];
  /** Regions in these geographies, such as `Sweden`. */
  readonly geographies?: readonly string[];
  /** Excludes versions that are retired on this day, `YYYY-MM-DD`; default: excludes only versions with the stage Retired. */
  readonly availableOn?: string;
}

/** One version of a model that matches the query. */
export interface CatalogRow {
  /** The name of the model. */
  readonly model: ModelName;
  /** The version, such as `2026-03-05`. */
  readonly version: string;
  /** What the model is for, such as `chat`. */
  readonly capability: string;
  /** The lifecycle stage, in Microsoft's terms; null: the sources do not state it. */
  readonly stage: LifecycleStage | null;
  /** The day on which it stops answering, `YYYY-MM-DD`; null: the sources do not state it. */
  readonly retirementDate: string | null;
  /** The days on which deployments with a SKU stop answering, `YYYY-MM-DD`, if they differ from that of the version. */
  readonly skuRetirementDates: Readonly<Partial<Record<SkuName, string>>>;
  /** Whether Microsoft states stage and date; false: only a third party's later reading does, or no source. */
  readonly lifecycleVerified: boolean;
  /** The requested regions where it can be deployed, by requested SKU; null: the sources do not state it. */
  readonly places: Readonly<Partial<Record<SkuName, readonly RegionName[]>>> | null;
  /** The kinds of fact that it is based on. */
  readonly sources: readonly FactKind[];
}

/** The answer of the catalogue, in the order of its models. */
export interface CatalogAnswer {
  /** Versions that can be deployed. */
  readonly rows: readonly CatalogRow[];
  /** Versions whose regions are not known: the sources do not state where they can be deployed. */
  readonly unplaced: readonly CatalogRow[];
  /** Versions that are excluded because they are retired, by stage or on the requested day. */
  readonly retired: readonly CatalogRow[];
  /** The requested regions; empty if no region matches all criteria. */
  readonly regions: readonly RegionName[];
  /** The requested regions that no source mentions. */
  readonly silentRegions: readonly RegionName[];
}

/** Answers a query: which versions can be deployed, in which regions, and until when. */
export function queryCatalog(question: CatalogQuestion = {}): CatalogAnswer {
  const regions = regionsAsked(question);
  const skus = question.skus ?? SKU_NAMES;
  const asked = (regions.length > 0 ? modelVersions() : [])
    .filter(({ model, capability }) => anyOf(question.models, model) && anyOf<string>(question.capabilities, capability))
    .map((version) => found(version, skus, regions, question.availableOn))
    .filter(({ row: { places } }) => places === null || Object.keys(places).length > 0);
  const live = asked.filter(({ retired }) => !retired).map(({ row }) => row);
  return {
    rows: live.filter(({ places }) => places !== null),
    unplaced: live.filter(({ places }) => places === null),
    retired: asked.filter(({ retired }) => retired).map(({ row }) => row),
    regions,
    silentRegions: regions.filter((region) => !MENTIONED.has(region)),
  };
}

/** Whether something is retired, by its stage or on a day. Without a date, it is not known to be retired. */
const isRetired = (lifecycle: Lifecycle | undefined, day: string | undefined): boolean =>
  lifecycle !== undefined &&
  (lifecycle.stage === 'Retired' ||
    (day !== undefined && lifecycle.retirementDate !== null && lifecycle.retirementDate <= day));

/** The kinds of fact about a version: keys of CATALOG_SOURCES. */
export function sourcesOf({ lifecycle, provisioned, quota, regions, skus }: ModelVersion): FactKind[] {
  const known: [FactKind, boolean][] = [
    ['availability', Object.keys(regions).length > 0],
    ['lifecycle', lifecycle?.verified === true],
    ['lifecycleLater', lifecycle?.verified === false],
    ['ptu', provisioned !== undefined],
    ['quota', Object.keys(quota).length > 0],
    ['skus', Object.keys(skus).length > 0],
  ];
  return known.filter(([, is]) => is).map(([kind]) => kind);
}

/** The regions that offer at least one version. */
const MENTIONED: ReadonlySet<RegionName> = new Set([
  ...modelVersions().flatMap(({ regions }) => Object.values(regions).flat()),
  ...regionNamesOf('usgovernment'),
]);

const anyOf = <T>(asked: readonly T[] | undefined, value: T): boolean => asked?.includes(value) ?? true;

/** Azure Government is a cloud of its own, which only those who name a place in it ask about. */
const regionsAsked = ({ regions, dataZones, geographies }: CatalogQuestion): readonly RegionName[] =>
  ALL_REGION_NAMES.filter((name) => {
    const { dataZone, geography, cloud } = regionOf(name);
    return (
      (cloud === 'public' || regions !== undefined || dataZones !== undefined || geographies !== undefined) &&
      anyOf(regions, name) &&
      (dataZones === undefined || (dataZone !== null && dataZones.includes(dataZone))) &&
      anyOf(geographies, geography)
    );
  });

/** A version, with the SKUs that are not retired; with all SKUs if all of them are. */
function found(
  version: ModelVersion,
  skus: readonly SkuName[],
  regions: readonly RegionName[],
  availableOn: string | undefined,
): { readonly row: CatalogRow; readonly retired: boolean } {
  const { model, version: name, capability, lifecycle } = version;
  const government = regions.some(inGovernment) ? governmentOffer(model, name) : undefined;
  const known = Object.keys(version.regions).length > 0 || regions.every(inGovernment);
  const offered = (sku: SkuName) => [...(version.regions[sku] ?? []), ...(government?.[sku] ?? [])];
  const all = skus
    .map((sku) => [sku, regions.filter((region) => offered(sku).includes(region))] as const)
    .filter(([, there]) => there.length > 0);
  const live = all.filter(([sku]) => !isRetired(lifecycleOf(version, sku), availableOn));
  const row = {
    model,
    version: name,
    capability,
    stage: lifecycle?.stage ?? null,
    retirementDate: lifecycle?.retirementDate ?? null,
    skuRetirementDates: ownDates(version, skus),
    lifecycleVerified: lifecycle?.verified ?? false,
    places: known ? Object.fromEntries(live.length > 0 ? live : all) : null,
    sources: [...sourcesOf(version), ...(government ? (['availabilityGovernment'] as const) : [])],
  };
  return { row, retired: all.length > 0 ? live.length === 0 : isRetired(lifecycle, availableOn) };
}

/** The days of SKUs that differ from that of the version. */
function ownDates(version: ModelVersion, skus: readonly SkuName[]): CatalogRow['skuRetirementDates'] {
  const dates = skus.map((sku) => [sku, lifecycleOf(version, sku)?.retirementDate ?? null] as const);
  return Object.fromEntries(dates.filter(([, date]) => date !== null && date !== (version.lifecycle?.retirementDate ?? null)));
}

const inGovernment = (region: RegionName) => regionOf(region).cloud === 'usgovernment';
