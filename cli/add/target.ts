import { printProblems } from '../../lib/report/print-problems';
import { mapOf } from '../../lib/collections/map';
import { distinct } from '../../lib/collections/order';
import type { ServedCloud } from '../../lib/catalog/cloud-name';
import type { RegionName } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { suggestion } from '../../lib/diagnostics/near-miss';
import type { Fleet, Located } from '../../lib/fleet/fleet';
import type { Stamp } from '../../lib/fleet/stamp';
import type { StampPlace } from '../../lib/resolve/stamp-places';
import { stampPlaces } from '../../lib/resolve/stamp-places';
import type { NewEntry } from '../../lib/source/add-entry';
import { addEntry } from '../../lib/source/add-entry';
import { CannotEdit } from '../../lib/source/entry-place';
import { ENVIRONMENTS } from '../../lib/source/read-files';
import type { SourceFile } from '../../lib/source/source-file';
import type { Project } from './project';

/** An environment that gets an entry. */
export interface Target {
  readonly environment: string;
  readonly source: SourceFile;
  /** The public cloud if it has no region, or is malformed. */
  readonly cloud: ServedCloud;
  /** Its stamps, as its file has them. */
  readonly places: readonly StampPlace[];
  readonly stamps: Fleet['stamps'];
  /** Undefined if it has no region, or is malformed. */
  readonly residency: Residency | undefined;
}

/** Ends the command: the file cannot be edited. */
export class Unusable extends Error {}

/**
 * An environment by its name.
 *
 * @throws Unusable if its file cannot be read; its problems are printed
 */
export function targetOf({ sources, fleet, problems }: Project, environment: string): Target {
  const file = `${ENVIRONMENTS}/${environment}.yaml`;
  const source = sources.find((each) => each.file === file);
  if (source?.value === undefined) {
    printProblems(
      problems.filter(({ location }) => location.file === file || location.file === ENVIRONMENTS),
      fleet.sources,
    );
    throw new Unusable(`${file} cannot be read: fix it first`);
  }
  const stamps = fleet.stamps.filter(({ value }) => value.environment === environment);
  return {
    environment,
    source,
    places: stampPlaces(mapOf(mapOf(source.value)['regions']), source).places,
    stamps,
    cloud: stamps[0]?.value.region.cloud ?? 'public',
    residency: stamps[0]?.value.residency,
  };
}

/** Why a name is not that of an environment of the project; undefined if it is. */
export const environmentProblem = ({ fleet: { environments } }: Project, name: string) =>
  environments.includes(name)
    ? undefined
    : `there is no environment '${name}': ${environments.length === 0 ? 'add one first' : suggestion(name, environments)}`;

/** The regions of an environment, each once. */
export const regionsOf = ({ places }: Pick<Target, 'places'>): RegionName[] => distinct(places.map(({ region }) => region));

/** Why a key is not that of a stamp under `regions`; undefined if it is. */
export function stampProblem({ environment, places }: Target, key: string): string | undefined {
  const keys = places.map((place) => place.key);
  if (keys.includes(key)) return undefined;
  return `${environment} has no region ${key}: ${keys.length === 0 ? 'add it first' : suggestion(key, keys)}`;
}

/** The sections of an environment file in the order in which people write them. */
const SECTIONS = [
  'environment',
  'workload',
  'cloud',
  'subscriptionId',
  'residency',
  'homeRegion',
  'state',
  'governance',
  'account',
  'blocklists',
  'contentFilters',
  'deployments',
  'access',
];

/** The text of the file with more entries. */
export function edited({ source }: Target, ...entries: readonly Omit<NewEntry, 'after'>[]): string {
  try {
    return entries.reduce((text, entry) => {
      const at = SECTIONS.indexOf(entry.path[0] ?? '');
      return addEntry(text, { ...entry, after: SECTIONS.slice(0, Math.max(at, 0)).reverse() });
    }, source.text);
  } catch (error) {
    if (error instanceof CannotEdit) throw new Error(`${source.file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Why a map of an environment, or of one of its stamps, can't get an entry with a key; undefined if it can. */
export function takenProblem(
  target: Target,
  stamp: string | undefined,
  map: 'access' | 'deployments',
  key: string,
): string | undefined {
  const has = ({ layers }: Located<Stamp>) => layers.has([map, key]);
  const holder = target.stamps.find((located) => (stamp === undefined || located.value.key === stamp) && has(located));
  if (!holder) return undefined;
  const { file, line } = holder.layers.locate([map, key], 'key');
  const what = map === 'access' ? 'grant' : 'deployment';
  return `${target.environment} has the ${what} '${key}' already: ${file}:${line}`;
}
