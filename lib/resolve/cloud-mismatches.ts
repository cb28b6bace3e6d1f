import type { ServedCloud } from '../catalog/cloud-name';
import { CLOUD_WORDS, SERVED_CLOUDS } from '../catalog/cloud-name';
import { isWordIn } from '../catalog/cloud-words';
import type { PlaceName } from '../catalog/places';
import { PLACE_NAMES, placeOf } from '../catalog/places';
import { dataZonesOf, geographiesOf, regionNamesOf } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import { residencyWord } from '../catalog/residency';
import { mapOf, own } from '../collections/map';
import { writeOneOf } from '../diagnostics/near-miss';
import type { Path } from '../diagnostics/setting-locations';
import type { StampPlace } from './stamp-places';

/** A setting that means nothing in the cloud of its environment. */
export interface CloudMismatch {
  readonly path: Path;
  readonly about: 'key' | 'value';
  readonly message: string;
  readonly help: string;
}

/** The cloud that an environment is in, from its merged settings. A malformed one is reported by the schema. */
export const cloudOf = (merged: unknown): ServedCloud =>
  SERVED_CLOUDS.find((cloud) => cloud === own(mapOf(merged), 'cloud')) ?? 'public';

/** The stamps of an environment that are in a region of another cloud. */
export function regionsElsewhere(cloud: ServedCloud, places: readonly StampPlace[]): CloudMismatch[] {
  const elsewhere = places.filter(({ region }) => placeOf(region).cloud !== cloud);
  const isAll = elsewhere.length === places.length;
  return elsewhere.map(({ key, region }) => ({
    path: key === region ? ['regions', key] : ['regions', key, 'region'],
    about: key === region ? 'key' : 'value',
    message: `${region} is a region of ${titleOf(region)}, not of ${CLOUD_WORDS[cloud]}`,
    help: `${isAll ? 'write' : 'move it to an environment of its own, with'} ${settingOf(placeOf(region).cloud)}`,
  }));
}

const titleOf = (name: PlaceName) => CLOUD_WORDS[placeOf(name).cloud];

const settingOf = (cloud: ServedCloud) => `cloud: ${cloud}`;

/** A residency that no region of a cloud can satisfy, or that means nothing there. */
export function residencyElsewhere(cloud: ServedCloud, residency: Residency): CloudMismatch[] {
  const word = residencyWord(residency);
  if (isWordIn(cloud, word)) return [];
  const title = CLOUD_WORDS[cloud];
  const fitting = dataZonesOf(cloud).map((zone) => `residency: { dataZone: ${zone} }`);
  const message =
    typeof residency === 'string'
      ? `${title} has no deployment types that process prompts in any region`
      : `no region of ${title} is in ${residency.dataZone === undefined ? word : `the ${word} data zone`}`;
  const others = cloud === 'public' && geographiesOf('usgovernment').concat(dataZonesOf('usgovernment')).includes(word);
  return [
    {
      ...{ path: ['residency'], about: 'value', message },
      help: `${others ? `for Azure Government, write ${settingOf('usgovernment')}; otherwise, ` : ''}${writeOneOf([...fitting, 'residency: region'])}`,
    },
  ];
}

/** The residency to check an environment with whose own one is of another cloud. */
export const widestResidency = (cloud: ServedCloud): Residency => {
  const [zone] = dataZonesOf(cloud);
  return cloud === 'public' ? 'global' : { dataZone: zone };
};

/** Settings that name a region of another cloud. The regions of the environment are reported by themselves. */
export function placesElsewhere(cloud: ServedCloud, settings: unknown): CloudMismatch[] {
  return PLACES.flatMap((path) => {
    const written = path.reduce<unknown>((value, key) => own(mapOf(value), key), settings);
    const name = PLACE_NAMES.find((each) => each === written);
    if (name === undefined || placeOf(name).cloud === cloud) return [];
    return [
      {
        ...{
          path,
          about: 'value' as const,
          message: `${name} is a region of ${titleOf(name)}; this environment is in ${CLOUD_WORDS[cloud]}`,
        },
        help: `write a region of ${CLOUD_WORDS[cloud]}, such as ${regionNamesOf(cloud)[0]}`,
      },
    ];
  });
}

/** Settings whose value is a region. */
const PLACES: readonly (readonly string[])[] = [
  ['homeRegion'],
  ['state', 'create', 'location'],
  ['network', 'existing', 'location'],
  ['diagnostics', 'workspaceLocation'],
];
