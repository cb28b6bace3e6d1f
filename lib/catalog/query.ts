import data from './data/models.json';
import type { Capability, LifecycleStage, ModelName, ModelVersion } from './models';
import { modelVersions } from './models';
import type { DataZone, RegionName } from './regions';
import { REGION_NAMES, regionOf } from './regions';
import type { SkuName } from './skus';
import { SKU_NAMES } from './skus';

/** Every capability that a model of the catalogue has, in alphabetical order. */
export const CAPABILITIES = [...new Set(Object.values(data.models).map(({ capability }) => capability))].sort();

/** What is read from where: repository, path, commit and day of each kind of fact. */
export const CATALOG_SOURCES = data.sources;

/** The kinds of fact that have a source. */
export type FactKind = keyof typeof CATALOG_SOURCES;

/** What is asked of the catalogue. All that is said must hold; of several values of one kind, any. Default: everything. */
export interface CatalogQuestion {
  readonly models?: readonly ModelName[];
  readonly capabilities?: readonly Capability[];
  readonly skus?: readonly SkuName[];
  readonly regions?: readonly RegionName[];
  /** Regions in these data zones, with whatever SKU. */
  readonly dataZones?: readonly DataZone[];
  readonly geographies?: readonly string[];
  /** Leaves out what is retired on this day, `YYYY-MM-DD`; default: only what has the stage Retired is left out. */
  readonly availableOn?: string;
}

/** One version of a model, as far as it answers the question. */
export interface CatalogRow {
  readonly model: ModelName;
  readonly version: string;
  readonly capability: string;
  /** null: the sources do not say. */
  readonly stage: LifecycleStage | null;
  /** The day on which it stops answering, `YYYY-MM-DD`; null: the sources do not say. */
  readonly retirementDate: string | null;
  /** Whether stage and date are in Microsoft's documentation; false: a later reading by a third party, or nobody says. */
  readonly lifecycleVerified: boolean;
  /** Where it can be deployed, by SKU, within the regions and SKUs that were asked for; null: the sources do not say. */
  readonly places: Readonly<Partial<Record<SkuName, readonly RegionName[]>>> | null;
  /** Where it is read from. */
  readonly sources: readonly FactKind[];
}

/** What the catalogue answers, in the order of its models. */
export interface CatalogAnswer {
  /** What can be deployed. */
  readonly rows: readonly CatalogRow[];
  /** What may or may not be: the sources do not say where it can be deployed. */
  readonly unplaced: readonly CatalogRow[];
  /** What is left out because it is retired: by its stage, or on the day that was asked for. */
  readonly retired: readonly CatalogRow[];
  /** The regions that were asked for; none: no region is in all that was asked for. */
  readonly regions: readonly RegionName[];
  /** Those of them of which the sources say nothing at all. */
  readonly silentRegions: readonly RegionName[];
}

/** What can be deployed where and until when. */
export function queryCatalog(question: CatalogQuestion = {}): CatalogAnswer {
  const regions = regionsAsked(question);
  const skus = question.skus ?? SKU_NAMES;
  const asked = (regions.length > 0 ? modelVersions() : [])
    .filter(({ model, capability }) => anyOf(question.models, model) && anyOf<string>(question.capabilities, capability))
    .map((version) => rowOf(version, skus, regions))
    .filter(({ places }) => places === null || Object.keys(places).length > 0);
  const isRetired = ({ stage, retirementDate }: CatalogRow): boolean =>
    // Without a date nobody says that it is retired.
    stage === 'Retired' ||
    (question.availableOn !== undefined && retirementDate !== null && retirementDate <= question.availableOn);
  const live = asked.filter((row) => !isRetired(row));
  return {
    rows: live.filter(({ places }) => places !== null),
    unplaced: live.filter(({ places }) => places === null),
    retired: asked.filter(isRetired),
    regions,
    silentRegions: regions.filter((region) => !SPOKEN_OF.has(region)),
  };
}

/** Where what is known of a version is read from: keys of CATALOG_SOURCES. */
export function sourcesOf({ lifecycle, provisioned, quota, regions }: ModelVersion): FactKind[] {
  const known: [FactKind, boolean][] = [
    ['availability', Object.keys(regions).length > 0],
    ['lifecycle', lifecycle?.verified === true],
    ['lifecycleLater', lifecycle?.verified === false],
    ['ptu', provisioned !== undefined],
    ['quota', Object.keys(quota).length > 0],
  ];
  return known.filter(([, is]) => is).map(([kind]) => kind);
}

/** The regions with anything in them. */
const SPOKEN_OF: ReadonlySet<RegionName> = new Set(modelVersions().flatMap(({ regions }) => Object.values(regions).flat()));

const anyOf = <T>(asked: readonly T[] | undefined, value: T): boolean => asked?.includes(value) ?? true;

const regionsAsked = ({ regions, dataZones, geographies }: CatalogQuestion): readonly RegionName[] =>
  REGION_NAMES.filter((name) => {
    const { dataZone, geography } = regionOf(name);
    return (
      anyOf(regions, name) &&
      (dataZones === undefined || (dataZone !== null && dataZones.includes(dataZone))) &&
      anyOf(geographies, geography)
    );
  });

function rowOf(version: ModelVersion, skus: readonly SkuName[], regions: readonly RegionName[]): CatalogRow {
  const { model, version: name, capability, lifecycle } = version;
  const known = Object.keys(version.regions).length > 0;
  const places = skus
    .map((sku) => [sku, regions.filter((region) => version.regions[sku]?.includes(region))] as const)
    .filter(([, there]) => there.length > 0);
  return {
    model,
    version: name,
    capability,
    stage: lifecycle?.stage ?? null,
    retirementDate: lifecycle?.retirementDate ?? null,
    lifecycleVerified: lifecycle?.verified ?? false,
    places: known ? Object.fromEntries(places) : null,
    sources: sourcesOf(version),
  };
}
