import data from './data/regions.json';

/** Azure's own name of a region in which Azure OpenAI can be deployed, such as `swedencentral`. */
export type RegionName = keyof typeof data.regions;

/** What is known of a region. Source and date: data/regions.json. */
export interface Region {
  readonly name: RegionName;
  readonly displayName: string;
  /** Where data at rest stays, in Azure's words, such as `Sweden`. */
  readonly geography: string;
  /** Short code for names, such as `sdc`. */
  readonly code: string;
  /** The data zone that the region belongs to; null: none. */
  readonly dataZone: DataZone | null;
}

/** All regions of the catalogue, in alphabetical order. */
export const REGION_NAMES = Object.keys(data.regions) as [RegionName, ...RegionName[]];

/** All data zones, in alphabetical order. */
export const DATA_ZONES = ['APAC', 'EU', 'US'] as const;
/** A group of regions within which Azure may process prompts of a data zone deployment. */
export type DataZone = (typeof DATA_ZONES)[number];

/** Every geography with a region in the catalogue, in alphabetical order. */
export const GEOGRAPHIES = [...new Set(Object.values(data.regions).map(({ geography }) => geography))].sort();

/** What is known of a region. */
export function regionOf(name: RegionName): Region {
  const { displayName, geography, code, dataZone } = data.regions[name];
  return { name, displayName, geography, code, dataZone: dataZone as DataZone | null };
}

/** The region of a name that somebody wrote, also as `Sweden Central`, as Azure takes it; undefined: the catalogue has none. */
export function findRegion(written: string): Region | undefined {
  const name = written.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(data.regions, name) ? regionOf(name as RegionName) : undefined;
}
