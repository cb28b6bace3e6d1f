import { cancel, confirm, intro, isCancel, multiselect, select, text } from '@clack/prompts';
import { DATA_ZONES, REGION_NAMES, regionOf } from '../../lib/catalog/regions';
import type { RegionName } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { residencyWords } from '../../lib/catalog/residency';
import { isId } from '../../lib/settings/texts';
import type { Answers, NewState, Pipelines } from './answers';
import { offers, regionsWithin } from './answers';
import { PLACEHOLDER } from './environment-file';

/** The answers that the command line has given. */
export type Given = { readonly [Key in keyof Answers]?: Answers[Key] | undefined };

/** Ends the questions without an answer, such as with Ctrl+C. */
export class Canceled extends Error {}

/** Asks on the terminal for everything that the command line leaves open. A wrong answer is asked again, with the reason. */
export async function ask(given: Given, today: string): Promise<Answers> {
  intro('A new repository for private Azure OpenAI');
  const environment =
    given.environment ??
    (await asked(text({ message: 'Name of the first environment', initialValue: 'dev', validate: wordProblem })));
  const workload =
    given.workload ??
    (await asked(
      text({
        message: 'What the models are for; part of every name in Azure',
        initialValue: 'assistants',
        validate: wordProblem,
      }),
    ));
  const subscriptionId =
    given.subscriptionId ??
    (await asked(
      text({
        message: 'ID of the Azure subscription',
        placeholder: PLACEHOLDER,
        validate: subscriptionProblem,
      }),
    ));
  const residency = given.residency ?? (await askResidency());
  const regions = given.regions ?? (await askRegions(residency));
  const deployment = given.deployment ?? (await askDeployment(regions, residency, today));
  const state = 'state' in given ? given.state : await askState();
  const pipelines = given.pipelines ?? (await askPipelines());
  return {
    environment,
    workload,
    subscriptionId,
    residency,
    regions,
    deployment,
    ...(state ? { state } : {}),
    pipelines,
    cdktn: given.cdktn ?? false,
  };
}

/** Why a text can't be the name of an environment or a workload. */
export const wordProblem = (word: string) =>
  /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(word)
    ? undefined
    : 'Use 2 to 20 lower-case letters, digits and hyphens, beginning with a letter.';

/** Why a text can't be the ID of a subscription. */
export const subscriptionProblem = (id: string) =>
  isId(id) ? undefined : 'It is not the ID of a subscription: az account show --query id';

/** Asks where prompts may be processed. */
export async function askResidency(): Promise<Residency> {
  const choices: readonly Residency[] = ['region', ...DATA_ZONES.map((dataZone) => ({ dataZone })), 'global'];
  const chosen = await asked(
    select({
      message: 'Where prompts may be processed',
      options: choices.map((residency, i) => ({ value: i, label: residencyWords(residency) })),
    }),
  );
  return choices[chosen] ?? 'region';
}

/** Asks for regions that a residency allows. */
export async function askRegions(residency: Residency): Promise<readonly RegionName[]> {
  const allowed = regionsWithin(residency, REGION_NAMES);
  const options = allowed.map((name, value) => ({ value, label: name, hint: regionOf(name).displayName }));
  const chosen = await asked(multiselect({ message: 'Regions: space selects, enter continues', options, required: true }));
  return allowed.filter((_, i) => chosen.includes(i));
}

async function askDeployment(regions: readonly RegionName[], residency: Residency, today: string) {
  const offered = offers(regions, residency, today);
  if (offered.length === 0) throw new Error(noOffer(regions, residency));
  const chosen = await asked(
    select({
      message: `First model, of those that ${regions.join(' and ')} offer`,
      options: offered.map(({ model, version, sku }, i) => ({ value: i, label: `${model} ${version}`, hint: sku })),
    }),
  );
  const [first] = offered;
  return offered[chosen] ?? first ?? noDeployment();
}

/** Why there is nothing to deploy. */
export const noOffer = (regions: readonly RegionName[], residency: Residency) =>
  `the catalogue has no chat model that ${regions.join(' and ')} offer by use within the residency (${residencyWords(residency)}): choose other regions, see npx stamps models --region ${regions[0] ?? ''}`;

function noDeployment(): never {
  throw new Error('there is no model to choose');
}

/** Asks where the Terraform state is kept; undefined: in a local file. */
export async function askState(): Promise<NewState | undefined> {
  const isShared = await asked(
    confirm({
      message: 'Keep the Terraform state in an Azure storage account? Pipelines need one. No: a local file, for experiments',
    }),
  );
  if (!isShared) return undefined;
  const name = (message: string, initialValue: string, pattern: RegExp, problem: string) =>
    asked(text({ message, initialValue, validate: (given) => (pattern.test(given) ? undefined : problem) }));
  return {
    resourceGroup: await name(
      'Its resource group',
      'rg-tfstate',
      /^[\w.()-]{0,89}[\w()-]$/,
      'Use letters, digits, underscores, parentheses, hyphens and periods.',
    ),
    storageAccount: await name(
      'Its name, unique in Azure',
      '',
      /^[a-z0-9]{3,24}$/,
      'Use 3 to 24 lower-case letters and digits.',
    ),
    container: await name(
      'The container',
      'tfstate',
      /^[a-z0-9](-?[a-z0-9]){2,62}$/,
      'Use 3 to 63 lower-case letters, digits and single hyphens.',
    ),
  };
}

const askPipelines = () =>
  asked(
    select<Pipelines>({
      message: 'Pipelines',
      options: [
        { value: 'github', label: 'GitHub Actions' },
        { value: 'azure-devops', label: 'Azure DevOps' },
        { value: 'none', label: 'none' },
      ],
    }),
  );

/** The answer to a question. Ends the questions if there is none. */
export async function asked<T>(answer: Promise<T | symbol>): Promise<T> {
  const value = await answer;
  if (!isCancel(value)) return value;
  cancel('Nothing was written.');
  throw new Canceled();
}
