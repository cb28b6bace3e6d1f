import type { ServedCloud } from './cloud-name';
import { SERVED_CLOUDS } from './cloud-name';
import { PLACE_NAMES, placeOf } from './places';
import { dataZonesOf, geographiesOf } from './regions';
import { isSkuOf, SKU_NAMES } from './skus';

/** Words that only some clouds know: regions, data zones, geographies and deployment types. */
const CLOUDS_OF: ReadonlyMap<string, readonly ServedCloud[]> = cloudsOfWords();

/** Whether a word means something in a cloud. A word that has nothing to do with clouds does in all of them. */
export const isWordIn = (cloud: ServedCloud, word: string): boolean => CLOUDS_OF.get(word)?.includes(cloud) ?? true;

function cloudsOfWords(): ReadonlyMap<string, readonly ServedCloud[]> {
  const found = new Map<string, ServedCloud[]>();
  const add = (word: string, cloud: ServedCloud) => found.set(word, [...(found.get(word) ?? []), cloud]);
  for (const name of PLACE_NAMES) add(name, placeOf(name).cloud);
  for (const cloud of SERVED_CLOUDS)
    for (const word of [...dataZonesOf(cloud), ...geographiesOf(cloud), ...SKU_NAMES.filter((sku) => isSkuOf(cloud, sku))])
      add(word, cloud);
  // The residency `global` is for Global deployment types.
  add('global', 'public');
  return found;
}
