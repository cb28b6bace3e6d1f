import type { RegionName } from '../catalog/regions';
import { ALL_REGION_NAMES } from '../catalog/regions';
import { PLACE_NAMES } from '../catalog/places';
import type { PlainMap } from '../collections/map';
import { mapOf } from '../collections/map';
import { compareText } from '../collections/order';
import type { Problem } from '../diagnostics/problem';
import type { SourceFile } from '../source/source-file';
import { SHARED_PART } from '../fleet/shared-part';
import { isStampKey } from '../settings/environment-settings';

/** The key of a stamp, and its region. */
export interface StampPlace {
  /** The key under `regions`. */
  readonly key: string;
  /** The region, which is the key unless the stamp states one. */
  readonly region: RegionName;
}

/** The stamps under `regions`, in the order of their keys. Those whose region is not known are left out: the schema reports them. */
export function stampPlaces(
  regions: PlainMap,
  source: SourceFile,
): { readonly places: StampPlace[]; readonly problems: Problem[] } {
  const keys = Object.keys(regions).sort(compareText);
  const places = keys.flatMap((key): StampPlace[] => {
    const region = regionNamed(key) ?? regionNamed(mapOf(regions[key])['region']);
    return region === undefined ? [] : [{ key, region }];
  });
  const problems = places.flatMap(({ key }) => problemOf(key, mapOf(regions[key])['region'], source) ?? []);
  // A key that cannot be part of names would only cause more problems.
  return { places: places.filter(({ key, region }) => key === region || isUsable(key)), problems };
}

const regionNamed = (given: unknown): RegionName | undefined => ALL_REGION_NAMES.find((name) => name === given);

function problemOf(key: string, region: unknown, source: SourceFile): Problem | undefined {
  const problem = { severity: 'error' as const, rule: 'environment/stamp-key' };
  if ((PLACE_NAMES as readonly string[]).includes(key)) {
    if (typeof region !== 'string' || region === key) return undefined;
    return {
      ...problem,
      message: `the stamp '${key}' has the name of a region, but is in another one: ${region}`,
      location: source.locate(['regions', key, 'region']),
      help: `${regionNamed(key) === undefined ? '' : "remove 'region', or "}use a key that is not a region, such as ${FREE_KEY}`,
    };
  }
  const location = source.locate(['regions', key], 'key');
  if (key === SHARED_PART)
    return {
      ...problem,
      message: `the key '${key}' is reserved for what the stamps of an environment share`,
      location,
      help: `use another key, such as ${FREE_KEY}`,
    };
  if (isUsable(key)) return undefined;
  return {
    ...problem,
    message: `the key '${key}' of a stamp must be lower-case words joined by hyphens, with at most 20 characters`,
    location,
    help: `write it like ${FREE_KEY}: it is part of every Azure resource name`,
  };
}

const isUsable = (key: string) => isStampKey(key) && key !== SHARED_PART;

const FREE_KEY = 'batch';
