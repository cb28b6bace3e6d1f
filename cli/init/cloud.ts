import { Option } from 'commander';
import type { ServedCloud } from '../../lib/catalog/cloud-name';
import { CLOUD_WORDS, SERVED_CLOUDS } from '../../lib/catalog/cloud-name';
import { isWordIn } from '../../lib/catalog/cloud-words';
import type { RegionName } from '../../lib/catalog/regions';
import { regionNamesOf } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { residencyWord } from '../../lib/catalog/residency';

/** What is known about the cloud of a new environment. */
export interface CloudHints {
  readonly cloud?: ServedCloud | undefined;
  readonly residency?: Residency | undefined;
  readonly regions?: readonly RegionName[] | undefined;
}

/** The option for the cloud of a new environment. */
export const cloudOption = () =>
  new Option('--cloud <name>', 'the Azure cloud (default: that of the regions and the residency)').choices(SERVED_CLOUDS);

/** The clouds that an environment can be in, the default first; empty if the hints contradict each other. */
export const cloudsFor = (hints: CloudHints): readonly ServedCloud[] =>
  SERVED_CLOUDS.filter((cloud) => (hints.cloud ?? cloud) === cloud && wordsOf(hints).every((word) => isWordIn(cloud, word)));

/** Why an environment can be in no cloud; undefined if it can. */
export function cloudProblem(hints: CloudHints): string | undefined {
  if (cloudsFor(hints).length > 0) return undefined;
  const { cloud } = hints;
  const fits = cloud === undefined ? undefined : cloudsFor({ ...hints, cloud: undefined })[0];
  const words = wordsOf(hints).filter((word) => SERVED_CLOUDS.some((each) => !isWordIn(each, word)));
  if (cloud === undefined || fits === undefined)
    return `${words.join(' and ')} are not in the same cloud: choose the regions and the residency of one cloud`;
  return `${words.join(' and ')}: in ${CLOUD_WORDS[fits]}, not in ${CLOUD_WORDS[cloud]}; choose others, or write --cloud ${fits}`;
}

/** The regions of clouds, in alphabetical order. */
export const regionsOfClouds = (clouds: readonly ServedCloud[]): readonly RegionName[] => clouds.flatMap(regionNamesOf).sort();

const wordsOf = ({ residency, regions = [] }: CloudHints): readonly string[] => [
  ...regions,
  ...(residency === undefined ? [] : [residencyWord(residency)]),
];
