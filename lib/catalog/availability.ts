import type { ServedCloud } from './cloud-name';
import type { Offer } from './models';
import { CATALOG_AS_OF, findVersion, GOVERNMENT_SOURCE, governmentOffer, listedOn, modelVersions, versionsOf } from './models';
import type { RegionName } from './regions';
import { regionOf } from './regions';
import type { SkuName } from './skus';

/** The answer of the catalogue: available, unavailable or not known, with a reason. */
export type Answer =
  | {
      /** It is available. */
      readonly kind: 'available';
    }
  | {
      /** Whether the catalogue says no, or does not know. */
      readonly kind: 'unavailable' | 'unverified';
      /** The reason, as a sentence without a full stop. */
      readonly because: string;
    };

/** The regions that the sources mention. */
const PLACES: ReadonlySet<RegionName> = new Set(modelVersions().flatMap(({ regions }) => Object.values(regions).flat()));

/** Whether a version of a model can be deployed with a SKU in a region. */
export function availabilityOf(model: string, version: string, sku: SkuName, region: RegionName): Answer {
  const found = findVersion(model, version);
  if (!found) {
    const known = versionsOf(model).map((each) => each.version);
    const because =
      known.length > 0
        ? `the catalogue knows only these versions of ${model}: ${known.join(', ')}`
        : `the catalogue does not know ${model}`;
    return { kind: 'unverified', because: `${because} (as of ${CATALOG_AS_OF})` };
  }
  const { cloud } = regionOf(region);
  if (offerIn(cloud, model, version)[sku]?.includes(region)) return { kind: 'available' };
  if (cloud === 'usgovernment') {
    // The source lists every model that Azure Government offers.
    const because = `${model} ${version} is not offered as ${sku} in ${region} (as of ${GOVERNMENT_SOURCE.asOf})`;
    return { kind: 'unavailable', because };
  }
  const listed = listedOn(region);
  if (listed !== undefined)
    return { kind: 'unavailable', because: `${model} ${version} is not offered as ${sku} in ${region} (as of ${listed})` };
  if (Object.keys(found.regions).length === 0)
    return {
      kind: 'unverified',
      because: `the catalogue does not know where ${model} ${version} is offered (as of ${CATALOG_AS_OF})`,
    };
  if (found.regionsFrom === 'live' || !PLACES.has(region))
    return {
      kind: 'unverified',
      because: `the catalogue does not know whether ${region} offers ${model} ${version} (as of ${CATALOG_AS_OF})`,
    };
  return { kind: 'unavailable', because: `${model} ${version} is not offered as ${sku} in ${region} (as of ${CATALOG_AS_OF})` };
}

/** The regions of a cloud in which a version can be deployed, by SKU. */
const offerIn = (cloud: ServedCloud, model: string, version: string): Offer =>
  (cloud === 'usgovernment' ? governmentOffer(model, version) : findVersion(model, version)?.regions) ?? {};

/** The SKUs with which a version can be deployed in a region. */
export const skusIn = (model: string, version: string, region: RegionName): readonly SkuName[] =>
  (Object.entries(offerIn(regionOf(region).cloud, model, version)) as [SkuName, readonly RegionName[]][])
    .filter(([, regions]) => regions.includes(region))
    .map(([sku]) => sku);

/** The regions of a cloud in which a version can be deployed with a SKU. */
export const regionsWith = (
  model: string,
  version: string,
  sku: SkuName,
  cloud: ServedCloud = 'public',
): readonly RegionName[] => offerIn(cloud, model, version)[sku] ?? [];
