import { intro, log } from '@clack/prompts';
import type { ServedCloud } from '../../lib/catalog/cloud-name';
import { isWordIn } from '../../lib/catalog/cloud-words';
import { dataZonesOf, regionOf } from '../../lib/catalog/regions';
import type { RegionName } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { residencyWords } from '../../lib/catalog/residency';
import { isEnvironmentName, isWorkload } from '../../lib/settings/environment-settings';
import { stateNameProblem } from '../../lib/settings/state-settings';
import { isId } from '../../lib/settings/texts';
import type { Choice } from '../ask';
import { askChoice, askChoices, askText, askWhether } from '../ask';
import type { Answers, NewDeployment, NewState, Pipelines } from './answers';
import { offers, regionsWithin } from './answers';
import type { CloudHints } from './cloud';
import { cloudsFor, regionsOfClouds } from './cloud';

/** The answers that the command line has given. */
export type Given = { readonly [Key in keyof Answers]?: Answers[Key] | undefined } & Pick<CloudHints, 'cloud'>;

/** Asks on the terminal for everything that the command line leaves open. A wrong answer is asked again, with the reason. */
export async function ask(given: Given, today: string): Promise<Answers> {
  intro('A new repository for private Azure OpenAI');
  const environment = given.environment ?? (await askText('Name of the first environment', environmentProblem, 'dev'));
  const workload =
    given.workload ?? (await askText('What the models are for; part of every name in Azure', workloadProblem, 'assistants'));
  const subscriptionId = given.subscriptionId ?? (await askText('ID of the Azure subscription', subscriptionProblem));
  const residency = given.residency ?? (await askResidency(cloudsFor(given)));
  const regions = given.regions ?? (await askRegionsWithModel(residency, cloudsFor({ ...given, residency }), today));
  const deployment = given.deployment ?? (await askDeployment(regions, residency, today));
  const state = 'state' in given ? given.state : await askState();
  const pipelines = given.pipelines ?? (await askChoice('Pipelines', PIPELINE_CHOICES));
  return {
    ...{ environment, workload, subscriptionId, residency, regions, deployment, pipelines },
    ...(state ? { state } : {}),
    cdktn: given.cdktn ?? false,
  };
}

const PIPELINE_CHOICES: readonly Choice<Pipelines>[] = [
  { value: 'github', label: 'GitHub Actions' },
  { value: 'azure-devops', label: 'Azure DevOps' },
  { value: 'none', label: 'none' },
];

/** Why a text can't be the name of an environment. `defaults.yaml` is the file of settings that all environments share. */
export const environmentProblem = (name: string) =>
  isEnvironmentName(name) && name !== 'defaults' ? undefined : `${WORD(20)} The names state and defaults are reserved.`;

/** Why a text can't be the name of a workload. */
export const workloadProblem = (name: string) => (isWorkload(name) ? undefined : WORD(24));

const WORD = (longest: number) =>
  `Use at most ${longest} lower-case letters, digits and single hyphens, beginning with a letter.`;

/** Why a text can't be the ID of a subscription. */
export const subscriptionProblem = (id: string) =>
  isId(id) ? undefined : 'It is not the ID of a subscription: az account show --query id';

/** Asks where prompts may be processed, of what some clouds offer. */
export function askResidency(clouds: readonly ServedCloud[]): Promise<Residency> {
  const values: readonly Residency[] = [
    'region',
    ...clouds
      .flatMap(dataZonesOf)
      .sort()
      .map((dataZone) => ({ dataZone })),
    ...(clouds.some((cloud) => isWordIn(cloud, 'global')) ? ['global' as const] : []),
  ];
  return askChoice(
    'Where prompts may be processed',
    values.map((value) => ({ value, label: residencyWords(value) })),
  );
}

/** Asks for regions that a residency allows, until all of them offer the same model. */
async function askRegionsWithModel(
  residency: Residency,
  clouds: readonly ServedCloud[],
  today: string,
): Promise<readonly RegionName[]> {
  const allowed = regionsWithin(residency, regionsOfClouds(clouds));
  const some = allowed.filter((name) => offers([name], residency, today).length > 0);
  if (some.length === 0) throw new Error(noOffer(allowed, residency));
  for (;;) {
    const regions = await askRegions(residency, some);
    if (offers(regions, residency, today).length > 0) return regions;
    log.warn(noOffer(regions, residency));
  }
}

/** Asks for regions that a residency allows. */
export const askRegions = (residency: Residency, names: readonly RegionName[]): Promise<readonly RegionName[]> =>
  askChoices(
    'Regions',
    regionsWithin(residency, names).map((value) => ({ value, label: value, hint: regionOf(value).displayName })),
  );

function askDeployment(regions: readonly RegionName[], residency: Residency, today: string): Promise<NewDeployment> {
  const offered = offers(regions, residency, today);
  // The command line has named the regions.
  if (offered.length === 0) throw new Error(noOffer(regions, residency));
  return askChoice(
    `First model, offered in ${regions.join(' and ')}`,
    offered.map((value) => ({ value, label: `${value.model} ${value.version}`, hint: value.sku })),
  );
}

/** Why there is nothing to deploy. */
export const noOffer = (regions: readonly RegionName[], residency: Residency) =>
  `the catalogue has no chat model in ${regions.join(' and ')} that is paid by use and stays within the residency (${residencyWords(residency)}): choose other regions, see npx stamps models --region ${regions[0] ?? ''}`;

/** Asks where the Terraform state is kept; undefined: in a local file. */
export async function askState(): Promise<NewState | undefined> {
  const isShared = await askWhether(
    'Keep the Terraform state in an Azure storage account? Pipelines need one. No: a local file, for experiments',
  );
  if (!isShared) return undefined;
  const name = (key: keyof NewState, message: string, initialValue?: string) =>
    askText(message, (given) => stateNameProblem(key, given), initialValue);
  return {
    resourceGroup: await name('resourceGroup', 'Its resource group', 'rg-tfstate'),
    storageAccount: await name('storageAccount', 'Its name, unique in Azure'),
    container: await name('container', 'The container', 'tfstate'),
  };
}
