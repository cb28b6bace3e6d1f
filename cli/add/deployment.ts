import { findVersion } from '../../lib/catalog/models';
import { residencyWords } from '../../lib/catalog/residency';
import type { SkuName } from '../../lib/catalog/skus';
import { skuOf } from '../../lib/catalog/skus';
import type { NewDeployment } from '../init/answers';
import { offers } from '../init/answers';
import { fittingModel } from '../init/fitting-model';
import type { Dialog } from './dialog';
import { askChoice, askText } from '../ask';
import { checkStamp, environmentOf } from './environment-of';
import type { Change } from './finish';
import { keyOf } from './grant';
import type { Project } from './project';
import type { Target } from './target';
import { edited, regionsOf, takenProblem } from './target';

/** The options of `stamps add deployment`. */
export interface DeploymentOptions {
  readonly environment?: string;
  /** The key of a stamp under `regions`. */
  readonly region?: string;
  readonly model?: string;
  readonly version?: string;
  readonly sku?: SkuName;
  readonly capacity?: number;
  readonly filter?: string;
}

/** The model of a deployment. It may be one that the catalogue does not have. */
interface Chosen {
  readonly model: string;
  readonly version: string;
  readonly sku: SkuName;
}

/** Adds a deployment to all regions of an environment, or to one. */
export async function addDeployment(
  project: Project,
  name: string | undefined,
  options: DeploymentOptions,
  dialog: Dialog,
): Promise<Change> {
  const target = await environmentOf(project, options.environment, dialog);
  checkStamp(target, options.region, dialog);
  const taken = (key: string) => takenProblem(target, options.region, 'deployments', key);
  const key = await keyOf(name, 'Name of the deployment, which clients send as model', taken, dialog);
  const { model, version, sku } = await modelOf(project, target, options, dialog);
  const least = leastCapacity(model, version, sku);
  const capacity = options.capacity ?? (dialog.asks ? await askCapacity(sku, least) : least);
  const contentFilter = options.filter ?? (dialog.asks ? await askFilter(target) : undefined);
  const path = [...(options.region === undefined ? [] : ['regions', options.region]), 'deployments', key];
  const value = { model, version, sku, capacity, ...(contentFilter === undefined ? {} : { contentFilter }) };
  return { file: target.source.file, before: target.source.text, after: edited(target, { path, value }) };
}

async function modelOf({ today }: Project, target: Target, options: DeploymentOptions, dialog: Dialog): Promise<Chosen> {
  const { model, version, sku } = options;
  if (model !== undefined && version !== undefined && sku !== undefined) return { model, version, sku };
  const { region } = options;
  const regions = regionsOf({ places: target.places.filter(({ key }) => region === undefined || key === region) });
  const { residency = 'global', environment } = target;
  if (regions.length === 0) return dialog.usage(`${environment} has no region, so add --model, --version and --sku`);
  const all = offers(regions, residency, today, sku === undefined ? {} : { skus: [sku] });
  if (model !== undefined) {
    const open = ['--version', '--sku'].filter((_, i) => [version, sku][i] === undefined).join(' and ');
    const usage = (message: string) =>
      dialog.usage(`${message} (to use it although the catalogue does not have it, add ${open})`);
    return fittingModel({ model, version, sku }, { regions, residency }, all, usage);
  }
  const offered = all.filter((each) => version === undefined || each.version === version);
  if (offered.length === 0)
    throw new Error(
      `the catalogue has no model that ${regions.join(' and ')} offer${sku === undefined ? ' by use' : ` as ${sku}`} within the residency (${residencyWords(residency)}): see npx stamps models --region ${regions[0] ?? ''}`,
    );
  return askChoice(
    `Model, offered in ${regions.join(' and ')}`,
    [...offered].sort(chatFirst).map((value) => ({ value, label: `${value.model} ${value.version}`, hint: value.sku })),
  );
}

/** Chat models before all others, which otherwise keep their order. */
const chatFirst = (one: NewDeployment, other: NewDeployment) => Number(isChat(other)) - Number(isChat(one));
const isChat = ({ model, version }: NewDeployment) => findVersion(model, version)?.capability === 'chat';

/** 10,000 tokens per minute, or the smallest provisioned size. */
function leastCapacity(model: string, version: string, sku: SkuName): number {
  const { billing, scope } = skuOf(sku);
  const shape = billing === 'provisioned' ? findVersion(model, version)?.provisioned : undefined;
  if (!shape) return 10;
  return scope === 'region' ? shape.regionalMin : shape.globalMin;
}

async function askCapacity(sku: SkuName, least: number): Promise<number> {
  const unit = skuOf(sku).billing === 'provisioned' ? 'PTU' : 'units, 1,000 tokens per minute each for most models';
  return Number(await askText(`Capacity in ${unit}`, capacityProblem, String(least)));
}

/** Why a text can't be a capacity; undefined if it can. */
export const capacityProblem = (text: string) =>
  /^[1-9]\d{0,8}$/.test(text) ? undefined : 'Write a whole number, at least 1.';

/** The content filter, if the environment has several; undefined: the default. */
async function askFilter({ stamps }: Target): Promise<string | undefined> {
  const keys = [...new Set(stamps.flatMap(({ value: { contentFilters } }) => contentFilters.map(({ key }) => key)))].filter(
    (key) => key !== 'default',
  );
  if (keys.length === 0) return undefined;
  return askChoice<string | undefined>('Content filter', [
    { value: undefined, label: 'default', hint: 'the filter "default", or the preset strict' },
    ...keys.map((value) => ({ value, label: value })),
  ]);
}
