import { compareText } from '../collections/order';
import { availabilityOf, regionsWith, skusIn } from '../catalog/availability';
import { findVersion, MODEL_NAMES, versionsOf } from '../catalog/models';
import type { RegionName } from '../catalog/regions';
import { regionOf } from '../catalog/regions';
import { allowsProcessing } from '../catalog/residency';
import { retiredFamily } from '../catalog/retired';
import { skuOf } from '../catalog/skus';
import { alike } from '../diagnostics/lookalikes';
import { nearMiss, writeOneOf } from '../diagnostics/near-miss';
import type { CheckedDeployment, CheckedPlace, DeploymentProblem } from './deployment';

/** The maximum number of regions that a help suggests. */
const MOST = 4;

/** The problem if Azure does not offer a version with its SKU in its region; a warning if the catalogue does not know. */
export function availabilityProblem(place: CheckedPlace, deployment: CheckedDeployment): DeploymentProblem | undefined {
  const { model, version, sku, format } = deployment;
  const answer = availabilityOf(model, version, sku, place.region.name);
  // `lifecycleProblem` reports retired versions.
  if (answer.kind === 'available') return undefined;
  if (place.region.cloud === 'public' && findVersion(model, version)?.lifecycle?.stage === 'Retired') return undefined;
  if (format === 'OpenAI' && retiredFamily(model)) return undefined;
  if (answer.kind === 'unavailable') return { about: 'sku', message: answer.because, help: wayOut(place, deployment) };
  const about = versionsOf(model).length > 0 ? 'version' : 'model';
  const invented = format === 'OpenAI' ? inventedWords(deployment) : undefined;
  return {
    about,
    ...(invented ?? { severity: 'warning', message: `unverified: ${answer.because}`, help: doubt(deployment, place) }),
  };
}

/** Alternatives within the residency: other SKUs in this region, and the nearest regions for this SKU. */
function wayOut({ region, residency }: CheckedPlace, { model, version, sku }: CheckedDeployment): string {
  const offered = skusIn(model, version, region.name).filter((other) => allowsProcessing(residency, other, region));
  // SKUs with other billing count capacity differently: the capacity in the file would be rejected.
  const here = offered.filter((other) => skuOf(other).billing === skuOf(sku).billing);
  const there = regionsWith(model, version, sku, region.cloud)
    .filter((name) => allowsProcessing(residency, sku, regionOf(name)))
    .sort((one, other) => distance(region.name, one) - distance(region.name, other) || compareText(one, other));
  const more = there.length > MOST ? ` and ${there.length - MOST} more` : '';
  const ways = [
    ...(here.length > 0 ? [`in ${region.name}: ${here.join(', ')}`] : []),
    ...(there.length > 0 ? [`as ${sku}: ${there.slice(0, MOST).join(', ')}${more}`] : []),
    ...(here.length === 0 && offered.length > 0 ? [`in ${region.name}, with another capacity: ${offered.join(', ')}`] : []),
  ];
  if (ways.length > 0) return `it is offered ${ways.join('; ')}`;
  const where = region.cloud === 'public' ? '' : ` --region ${region.name}`;
  return `no SKU or region that residency allows offers it: choose another model (npx stamps models${where})`;
}

/** The distance between regions in terms of data: same geography, same data zone, or elsewhere. */
function distance(from: RegionName, to: RegionName): number {
  const [one, other] = [regionOf(from), regionOf(to)];
  if (one.geography === other.geography) return 0;
  return one.dataZone !== null && one.dataZone === other.dataZone ? 1 : 2;
}

function doubt({ model, version, sku, format }: CheckedDeployment, { region }: CheckedPlace): string {
  if (format !== 'OpenAI' && versionsOf(model).length === 0)
    return `the catalogue has only models of OpenAI: make sure that Azure offers ${model} ${version} as ${sku} in ${region.name}; then you can ignore this warning`;
  const meant = versionsOf(model).length > 0 ? undefined : nearMiss(model, MODEL_NAMES);
  return meant === undefined
    ? 'if it is newer than the catalogue, you can ignore this warning; npx stamps models lists the known models'
    : `did you mean '${meant}'?`;
}

/** The first words in the names of OpenAI models. */
const FAMILIES =
  /^(chatgpt|codex|computer-use|gpt|model-router|o\d|omni|sora|text-embedding|text-moderation|tts|whisper)([-.]|\d|$)/;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The wording for a model or version that does not exist; undefined if it may be newer than the catalogue. */
function inventedWords({ model, version, format }: CheckedDeployment): { message: string; help: string } | undefined {
  const known = versionsOf(model).map((each) => each.version);
  if (known.length === 0) {
    const same = MODEL_NAMES.find((name) => alike(name) === alike(model));
    const meant = same ?? nearMiss(model, MODEL_NAMES);
    const message = `there is no model '${model}'`;
    if (same !== undefined) return { message, help: `did you mean '${same}'?` };
    // Names of other publishers follow no pattern.
    if (FAMILIES.test(model) || format !== 'OpenAI') return undefined;
    return { message, help: meant === undefined ? likely(model) : `did you mean '${meant}'?` };
  }
  if (known.includes(version)) return undefined;
  const message = `${model} has no version '${version}'`;
  const same = known.find((each) => alike(each) === alike(version));
  if (same !== undefined) return { message, help: `set version: "${same}"` };
  // A version that is a date is newer only if the date is later.
  const isNewer = !known.every((each) => DATE.test(each)) || (DATE.test(version) && known.every((each) => each < version));
  return isNewer ? undefined : { message, help: writeOneOf(known.map((each) => `"${each}"`)) };
}

function likely(model: string): string {
  const similar = MODEL_NAMES.filter((name) => model.length > 2 && name.includes(model.toLowerCase()));
  return similar.length > 0 ? writeOneOf(similar) : 'npx stamps models lists the known models';
}
