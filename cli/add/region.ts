import { mapOf, own } from '../../lib/collections/map';
import type { RegionName } from '../../lib/catalog/regions';
import { regionNamesOf, regionOf } from '../../lib/catalog/regions';
import { regionsWithin } from '../init/answers';
import type { Dialog } from './dialog';
import { askChoice, askText } from '../ask';
import { environmentOf } from './environment-of';
import type { Change } from './finish';
import { nextSpace, poolOf, spaceTextProblem, usesExistingNetworks } from './network';
import type { Project } from './project';
import type { Target } from './target';
import { edited, regionsOf } from './target';

/** The options of `stamps add region`. */
export interface RegionOptions {
  readonly environment?: string;
  /** The key of the stamp under `regions`. @default - the region */
  readonly key?: string;
  readonly addressSpace?: string;
  readonly subnetId?: string;
}

/** Adds a region to an environment, and the home region that a second region requires. */
export async function addRegion(
  project: Project,
  given: RegionName | undefined,
  options: RegionOptions,
  dialog: Dialog,
): Promise<Change> {
  if (options.addressSpace !== undefined && options.subnetId !== undefined)
    dialog.usage('--address-space and --subnet-id exclude each other: the network is either new or existing');
  const target = await environmentOf(project, options.environment, dialog);
  const { cloud, environment, places, residency, source } = target;
  const keys = places.map((place) => place.key);
  const allowed = regionsWithin(residency ?? 'global', regionNamesOf(cloud)).filter(
    (name) => options.key !== undefined || !keys.includes(name),
  );
  const region =
    given ??
    (await askChoice(
      'Region',
      allowed.map((value) => ({ value, label: value, hint: regionOf(value).displayName })),
    ));
  const { key = region } = options;
  if (keys.includes(key))
    throw new Error(
      `${environment} has the region ${key} already: ${source.file}:${source.locate(['regions', key], 'key').line}; for another stamp in ${region}, add --key <name>`,
    );
  const network = await networkOf(project, target, options, dialog);
  const after = edited(
    target,
    { path: ['regions', key], value: { ...(key === region ? {} : { region }), network } },
    ...homeRegion(project, target, region),
  );
  return { file: source.file, before: source.text, after };
}

async function networkOf(project: Project, target: Target, options: RegionOptions, dialog: Dialog) {
  if (options.subnetId !== undefined) return { existing: { subnetId: options.subnetId } };
  const pool = options.addressSpace === undefined ? poolOf(project.fleet, target.environment) : undefined;
  return pool === undefined ? { addressSpace: await spaceOf(project, target, options, dialog) } : { ipamPool: { id: pool } };
}

async function spaceOf(
  { fleet }: Project,
  { environment }: Target,
  { addressSpace }: RegionOptions,
  { asks, usage }: Dialog,
): Promise<string> {
  if (addressSpace !== undefined) return addressSpace;
  if (usesExistingNetworks(fleet, environment))
    return usage(
      `the regions of ${environment} use existing networks: add --subnet-id <id>, or --address-space <range> for a new network`,
    );
  const next = nextSpace(fleet, environment);
  if (asks) return askText('Address space of its network', (space) => spaceTextProblem(fleet, space), next);
  return next ?? usage('no address space of this size is free: add --address-space <range>');
}

/** The region of shared resources is the first one. It is never changed. */
function homeRegion({ sources }: Project, target: Target, added: RegionName) {
  const { source } = target;
  const [first, ...others] = regionsOf(target);
  const isSet = [source.value, sources.find(({ file }) => file.endsWith('/defaults.yaml'))?.value].some(
    (value) => own(mapOf(value), 'homeRegion') !== undefined,
  );
  return first === undefined || first === added || others.length > 0 || isSet ? [] : [{ path: ['homeRegion'], value: first }];
}
