import { allOf } from '../collections/all-of';
import type { ServedCloud } from './cloud-name';
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
  /** The cloud that the region belongs to. */
  readonly cloud: ServedCloud;
}

/** A region as it is in the file. */
interface RegionRow {
  readonly displayName: string;
  readonly geography: string;
  readonly code: string;
  readonly dataZone: string | null;
  /** Default: the public cloud. */
  readonly cloud?: string;
}

const ROWS: Readonly<Record<RegionName, RegionRow>> = data.regions;

/** The regions of every cloud, in alphabetical order. */
export const ALL_REGION_NAMES = Object.keys(ROWS) as [RegionName, ...RegionName[]];

const cloudIn = ({ cloud = 'public' }: RegionRow) => cloud as ServedCloud;

/** The regions of a cloud that have Azure OpenAI, in alphabetical order. */
export const regionNamesOf = (cloud: ServedCloud) =>
  ALL_REGION_NAMES.filter((name) => cloudIn(ROWS[name]) === cloud) as [RegionName, ...RegionName[]];

/** The regions of Azure's public cloud that have Azure OpenAI, in alphabetical order. */
export const REGION_NAMES = regionNamesOf('public');

/** A group of regions within which Azure may process prompts of a data zone deployment. `USGov` is in Azure Government. */
export type DataZone = 'APAC' | 'EU' | 'US' | 'USGov';
/** All data zones, in alphabetical order. */
export const DATA_ZONES = allOf<DataZone>()(['APAC', 'EU', 'US', 'USGov']);

/** The data zones of a cloud, in alphabetical order. */
export const dataZonesOf = (cloud: ServedCloud): DataZone[] =>
  DATA_ZONES.filter((zone) => regionNamesOf(cloud).some((name) => ROWS[name].dataZone === zone));

/** The geographies of a cloud, in alphabetical order. */
export const geographiesOf = (cloud: ServedCloud): string[] =>
  [...new Set(regionNamesOf(cloud).map((name) => ROWS[name].geography))].sort();

/** Every geography with a region in the catalogue, in alphabetical order. */
export const GEOGRAPHIES = [...new Set(Object.values(ROWS).map(({ geography }) => geography))].sort();

/** The facts about a region. */
export function regionOf(name: RegionName): Region {
  const { displayName, geography, code, dataZone } = ROWS[name];
  return { name, displayName, geography, code, dataZone: dataZone as DataZone | null, cloud: cloudIn(ROWS[name]) };
}

/** The region with a name, also in the form `Sweden Central`, which Azure accepts; undefined if the catalogue does not have it. */
export function findRegion(written: string): Region | undefined {
  const name = written.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(ROWS, name) ? regionOf(name as RegionName) : undefined;
}
