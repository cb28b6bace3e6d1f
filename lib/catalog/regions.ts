import { allOf } from '../collections/all-of';
import data from './data/regions.json';
import type { RegionName } from './names';

export type { RegionName } from './names';

/** The facts about a region. Source and date: data/regions.json. */
export interface Region {
  /** The Azure name, such as `swedencentral`. */
  readonly name: RegionName;
  /** The name for people, such as `Sweden Central`. */
  readonly displayName: string;
  /** Where data at rest stays, in Azure's terms, such as `Sweden`. */
  readonly geography: string;
  /** Short code for names, such as `sdc`. */
  readonly code: string;
  /** The data zone that the region belongs to; null: none. */
  readonly dataZone: DataZone | null;
}

/** All regions of the catalogue, in alphabetical order. */
export const REGION_NAMES = Object.keys(data.regions) as [RegionName, ...RegionName[]];

/** A group of regions within which Azure may process prompts of a data zone deployment. */
export type DataZone = 'APAC' | 'EU' | 'US';
/** All data zones, in alphabetical order. */
export const DATA_ZONES = allOf<DataZone>()(['APAC', 'EU', 'US']);

/** Every geography with a region in the catalogue, in alphabetical order. */
export const GEOGRAPHIES = [...new Set(Object.values(data.regions).map(({ geography }) => geography))].sort();

/** The facts about a region. */
export function regionOf(name: RegionName): Region {
  const { displayName, geography, code, dataZone } = data.regions[name];
  return { name, displayName, geography, code, dataZone: dataZone as DataZone | null };
}

/** The region with a name, also in the form `Sweden Central`, which Azure accepts; undefined if the catalogue does not have it. */
export function findRegion(written: string): Region | undefined {
  const name = written.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(data.regions, name) ? regionOf(name as RegionName) : undefined;
}
