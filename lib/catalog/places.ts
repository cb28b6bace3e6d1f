import type { ServedCloud } from './cloud-name';
import type { Region, RegionName } from './regions';
import { ALL_REGION_NAMES, regionOf } from './regions';

/** The region of a resource that is not an account. */
export type Place = Pick<Region, 'cloud' | 'dataZone' | 'displayName' | 'geography'> & { readonly name: string };

/** A region without Azure OpenAI. */
export type OtherPlaceName =
  | 'australiacentral'
  | 'australiasoutheast'
  | 'austriaeast'
  | 'belgiumcentral'
  | 'brazilsoutheast'
  | 'centralindia'
  | 'chilecentral'
  | 'denmarkeast'
  | 'eastasia'
  | 'francesouth'
  | 'germanynorth'
  | 'indonesiacentral'
  | 'israelcentral'
  | 'japanwest'
  | 'koreasouth'
  | 'malaysiawest'
  | 'mexicocentral'
  | 'newzealandnorth'
  | 'norwaywest'
  | 'qatarcentral'
  | 'southafricawest'
  | 'uaecentral'
  | 'ukwest'
  | 'usdodcentral'
  | 'usdodeast'
  | 'usgovtexas'
  | 'westcentralus'
  | 'westindia'
  | 'westus2';

/**
 * The regions that have no Azure OpenAI, but may have a network, a workspace or a storage account. The data
 * zone is that of the regions with Azure OpenAI in the same country or union.
 *
 * Source: names and geographies from Azure/terraform-azurerm-avm-utl-regions modules/cached-data/locations.tf.json @ 0caf3b8 (read
 * 2026-11-26), as data/regions.json. Those of Azure Government: Azure.Core.AzureLocation, learn.microsoft.com (read 2026-11-26). The
 * regions of the Department of Defense are in no data zone that the documentation names.
 */
const OTHERS: Readonly<Record<OtherPlaceName, readonly [string, string, Region['dataZone'], ServedCloud?]>> = {
  australiacentral: ['Australia Central', 'Australia', 'APAC'],
  australiasoutheast: ['Australia Southeast', 'Australia', 'APAC'],
  austriaeast: ['Austria East', 'Austria', 'EU'],
  belgiumcentral: ['Belgium Central', 'Belgium', 'EU'],
  brazilsoutheast: ['Brazil Southeast', 'Brazil', null],
  centralindia: ['Central India', 'India', 'APAC'],
  chilecentral: ['Chile Central', 'Chile', null],
  denmarkeast: ['Denmark East', 'Denmark', 'EU'],
  eastasia: ['East Asia', 'Asia Pacific', null],
  francesouth: ['France South', 'France', 'EU'],
  germanynorth: ['Germany North', 'Germany', 'EU'],
  indonesiacentral: ['Indonesia Central', 'Indonesia', null],
  israelcentral: ['Israel Central', 'Israel', null],
  japanwest: ['Japan West', 'Japan', 'APAC'],
  koreasouth: ['Korea South', 'Korea', 'APAC'],
  malaysiawest: ['Malaysia West', 'Malaysia', null],
  mexicocentral: ['Mexico Central', 'Mexico', null],
  newzealandnorth: ['New Zealand North', 'New Zealand', null],
  norwaywest: ['Norway West', 'Norway', 'EU'],
  qatarcentral: ['Qatar Central', 'Qatar', null],
  southafricawest: ['South Africa West', 'South Africa', null],
  uaecentral: ['UAE Central', 'UAE', null],
  ukwest: ['UK West', 'United Kingdom', null],
  usdodcentral: ['US DoD Central', 'US Government', null, 'usgovernment'],
  usdodeast: ['US DoD East', 'US Government', null, 'usgovernment'],
  usgovtexas: ['US Gov Texas', 'US Government', null, 'usgovernment'],
  westcentralus: ['West Central US', 'United States', 'US'],
  westindia: ['West India', 'India', 'APAC'],
  westus2: ['West US 2', 'United States', 'US'],
};

/** A region of Azure, with or without Azure OpenAI. */
export type PlaceName = RegionName | OtherPlaceName;

/** The regions of every cloud, in alphabetical order. */
export const PLACE_NAMES = [...ALL_REGION_NAMES, ...Object.keys(OTHERS)].sort() as [PlaceName, ...PlaceName[]];

const PLACES: ReadonlySet<string> = new Set(PLACE_NAMES);

const isRegion = (name: PlaceName): name is RegionName => (ALL_REGION_NAMES as readonly string[]).includes(name);

/** The region with a name, also in the form `Sweden Central`; undefined if the catalogue does not have it. */
export function findPlace(written: string): Place | undefined {
  const name = written.toLowerCase().replaceAll(' ', '');
  return PLACES.has(name) ? placeOf(name as PlaceName) : undefined;
}

/** The facts about a region, with or without Azure OpenAI. */
export function placeOf(name: PlaceName): Place {
  if (isRegion(name)) return regionOf(name);
  const [displayName, geography, dataZone, cloud = 'public'] = OTHERS[name];
  return { name, displayName, geography, dataZone, cloud };
}
