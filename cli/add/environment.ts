import { mapOf } from '../../lib/collections/map';
import type { PlainMap } from '../../lib/collections/map';
import { SERVED_CLOUDS } from '../../lib/catalog/cloud-name';
import type { RegionName } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { ENVIRONMENTS } from '../../lib/source/read-files';
import type { NewDeployment, NewState } from '../init/answers';
import { offers } from '../init/answers';
import { cloudProblem, cloudsFor, regionsOfClouds } from '../init/cloud';
import type { Place } from '../init/fitting-model';
import type { EnvironmentOptions } from '../init/option-values';
import { firstModel } from '../init/fitting-model';
import { environmentFile } from '../init/environment-file';
import {
  askRegions,
  environmentProblem,
  askResidency,
  askState,
  noOffer,
  subscriptionProblem,
  workloadProblem,
} from '../init/questions';
import type { Dialog } from './dialog';
import { askChoice, askText } from '../ask';
import { textOf } from './dialog';
import type { Change } from './finish';
import { nextSpace } from './network';
import type { Project } from './project';

/** The settings that every environment inherits. */
export const defaultsOf = ({ sources }: Project): PlainMap =>
  mapOf(sources.find(({ file }) => file === `${ENVIRONMENTS}/defaults.yaml`)?.value);

/** Adds the file of an environment. It leaves out what the defaults set, unless it is given. */
export async function addEnvironment(
  project: Project,
  name: string | undefined,
  options: EnvironmentOptions,
  dialog: Dialog,
): Promise<Change> {
  const defaults = defaultsOf(project);
  const isSet = (key: string) => defaults[key] !== undefined && defaults[key] !== null;
  const { asks } = dialog;
  const environment = await nameOf(project, name, dialog);
  const workload =
    options.workload ??
    (isSet('workload')
      ? undefined
      : await askText('What the models are for; part of every name in Azure', workloadProblem, 'assistants'));
  const subscriptionId =
    options.subscription ??
    (isSet('subscriptionId') ? undefined : await askText('ID of the Azure subscription', subscriptionProblem));
  const inheritedCloud = SERVED_CLOUDS.find((cloud) => cloud === defaults['cloud']);
  const hints = { cloud: options.cloud ?? inheritedCloud, regions: options.region };
  const given = options.residency ?? (defaults['residency'] as Residency | undefined) ?? undefined;
  const problem = cloudProblem({ ...hints, residency: given });
  if (problem !== undefined) dialog.usage(problem);
  const residency = options.residency ?? (isSet('residency') ? undefined : await askResidency(cloudsFor(hints)));
  const place = residency ?? (defaults['residency'] as Residency);
  const regions = options.region ?? (await askRegions(place, regionsOfClouds(cloudsFor({ ...hints, residency: place }))));
  const deployment = await deploymentOf(
    project,
    options,
    { regions, residency: place, isNeeded: needsModel(defaults) },
    dialog,
  );
  const state = options.state ?? (asks && !isSet('state') ? await askState() : undefined);
  const after = environmentFile({
    environment,
    workload,
    subscriptionId,
    residency,
    inheritedCloud,
    regions,
    deployment,
    state: state && withoutDefaults(state, mapOf(defaults['state'])),
    homeRegion: isSet('homeRegion') ? undefined : regions.length > 1 ? regions[0] : undefined,
    spaces: spacesOf(project, environment, regions),
    schema: schemaOf(project),
  });
  return { file: `${ENVIRONMENTS}/${environment}.yaml`, after };
}

/** Whether an environment needs a deployment of its own. */
export const needsModel = (defaults: PlainMap) => Object.keys(mapOf(defaults['deployments'])).length === 0;

async function nameOf({ sources }: Project, given: string | undefined, dialog: Dialog): Promise<string> {
  const taken = (word: string) => {
    const file = `${ENVIRONMENTS}/${word}.yaml`;
    return sources.some((source) => source.file === file) ? `The environment exists already: ${file}` : undefined;
  };
  const name = await textOf(dialog, given, {
    message: 'Name of the environment',
    problem: (word) => environmentProblem(word) ?? (given === undefined ? taken(word) : undefined),
  });
  const problem = taken(name);
  if (problem !== undefined) throw new Error(problem);
  return name;
}

interface NewPlace extends Place {
  readonly isNeeded: boolean;
}

async function deploymentOf(
  { today }: Project,
  { model }: EnvironmentOptions,
  { regions, residency, isNeeded }: NewPlace,
  { usage }: Dialog,
): Promise<NewDeployment | undefined> {
  if (model === undefined && !isNeeded) return undefined;
  const offered = offers(regions, residency, today);
  if (model !== undefined) return firstModel(model, { regions, residency }, offered, usage);
  if (offered.length === 0) throw new Error(noOffer(regions, residency));
  return askChoice(
    `First model, offered in ${regions.join(' and ')}`,
    offered.map((value) => ({ value, label: `${value.model} ${value.version}`, hint: value.sku })),
  );
}

/** The next free address space for each region. */
function spacesOf({ fleet }: Project, environment: string, regions: readonly RegionName[]): string[] {
  return regions.reduce<string[]>((spaces, region) => {
    const next = nextSpace(fleet, environment, spaces);
    if (next === undefined)
      throw new Error(`no address space is free for ${region}: see supernets in ${ENVIRONMENTS}/defaults.yaml`);
    return [...spaces, next];
  }, []);
}

const withoutDefaults = (state: NewState, defaults: PlainMap): Partial<NewState> =>
  Object.fromEntries(Object.entries(state).filter(([key, value]) => defaults[key] !== value));

/** Where the other environments say that their schema is. */
const schemaOf = ({ sources }: Project): string | undefined =>
  sources
    .map(({ text }) => /^# yaml-language-server: \$schema=(\S+environment\.schema\.json)\s*$/m.exec(text)?.[1])
    .find((each) => each !== undefined);
