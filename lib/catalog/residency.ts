import type { Place } from './places';
import type { DataZone, Region } from './regions';
import type { SkuName } from './skus';
import { isSkuOf, skuOf } from './skus';

/** Where prompts may be processed: in any region, only in the region of the account, in a data zone, or in a geography. */
export type Residency =
  | 'global'
  | 'region'
  | {
      /** Any region of this data zone. */
      readonly dataZone?: DataZone | undefined;
      /** With the EU data zone: only in member states of the EU. The zone itself includes Norway and Switzerland. */
      readonly euMembersOnly?: true | undefined;
      /** Any region in this geography, such as `Sweden`. Set either a geography or a data zone. */
      readonly geography?: string | undefined;
    };

/** Geographies in the EU data zone that are not in the EU. Source: nicholasdbrady/foundry-docs deployment-types.mdx @ fddee8a (May 2026). */
const OUTSIDE_THE_EU = ['Norway', 'Switzerland'];

/** Whether a residency allows the places where a SKU in a region processes prompts. */
export function allowsProcessing(residency: Residency, sku: SkuName, region: Region): boolean {
  const { scope } = skuOf(sku);
  if (!isSkuOf(region.cloud, sku) || (scope === 'dataZone' && region.dataZone === null)) return false;
  if (residency === 'global') return true;
  if (scope === 'global') return false;
  if (scope === 'region') return allowsPlace(residency, region, region);
  return typeof residency === 'object' && residency.dataZone === region.dataZone && residency.euMembersOnly !== true;
}

/** Whether a residency allows a region for a part of a stamp: the account, the endpoint or the logs. */
export function allowsPlace(residency: Residency, home: Region, place: Place): boolean {
  // Clouds are separate: no residency of one includes a region of another.
  if (residency === 'global') return place.cloud === home.cloud;
  if (residency === 'region') return place.name === home.name;
  if (residency.dataZone === undefined) return place.geography === residency.geography;
  return (
    place.dataZone === residency.dataZone && !(residency.euMembersOnly === true && OUTSIDE_THE_EU.includes(place.geography))
  );
}

/** The word of a residency, such as `EU`, `Sweden` or `region`. */
export const residencyWord = (residency: Residency): string =>
  typeof residency === 'string' ? residency : (residency.dataZone ?? residency.geography ?? '');

/** A residency in words, to complete a sentence such as "it allows …". */
export function residencyWords(residency: Residency): string {
  if (residency === 'global') return 'any Azure region';
  if (residency === 'region') return 'only the region of the account';
  if (residency.dataZone === undefined) return `only ${residency.geography}`;
  return residency.euMembersOnly === true ? 'only member states of the EU' : `only the ${residency.dataZone} data zone`;
}
