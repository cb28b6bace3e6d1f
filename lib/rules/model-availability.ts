import { compareText } from '../data/order';
import { availabilityOf, regionsWith, skusIn } from '../catalog/availability';
import { findVersion, MODEL_NAMES, versionsOf } from '../catalog/models';
import type { RegionName } from '../catalog/regions';
import { regionOf } from '../catalog/regions';
import { retiredFamily } from '../catalog/retired';
import { skuOf } from '../catalog/skus';
import { alike } from '../diagnostics/lookalikes';
import { nearMiss } from '../diagnostics/near-miss';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { allowsProcessing } from '../catalog/residency';
import { finding, stampRule } from './rule';

/** How many regions are named as a way out. */
const MOST = 4;

/** Azure offers what is deployed where it is deployed. */
export const modelAvailability = stampRule(
  'model/availability',
  'Every model version is offered with its SKU in its region; one that the catalogue does not know is a warning.',
  (stamp, located) =>
    stamp.deployments.flatMap((deployment) => {
      const { key, model, version, sku } = deployment;
      const answer = availabilityOf(model, version, sku, stamp.region.name);
      // That it is retired is said by a rule of its own.
      if (answer.kind === 'available' || findVersion(model, version)?.lifecycle?.stage === 'Retired') return [];
      if (deployment.format === 'OpenAI' && retiredFamily(model)) return [];
      if (answer.kind === 'unavailable')
        return [finding(located, ['deployments', key, 'sku'], { message: answer.because, help: wayOut(stamp, deployment) })];
      const about = versionsOf(model).length > 0 ? 'version' : 'model';
      const invented = deployment.format === 'OpenAI' ? inventedWords(deployment) : undefined;
      return [
        finding(
          located,
          ['deployments', key, about],
          invented ?? { severity: 'warning', message: `unverified: ${answer.because}`, help: doubt(model) },
        ),
      ];
    }),
  { waivable: true },
);

/** What would work instead, within the residency: other SKUs here, and the nearest regions for this one. */
function wayOut({ region, residency }: Stamp, { model, version, sku }: StampDeployment): string {
  const offered = skusIn(model, version, region.name).filter((other) => allowsProcessing(residency, other, region));
  // Another way of paying counts capacity otherwise: what is written would be refused.
  const here = offered.filter((other) => skuOf(other).billing === skuOf(sku).billing);
  const there = regionsWith(model, version, sku)
    .filter((name) => allowsProcessing(residency, sku, regionOf(name)))
    .sort((one, other) => distance(region.name, one) - distance(region.name, other) || compareText(one, other));
  const more = there.length > MOST ? ` and ${there.length - MOST} more` : '';
  const ways = [
    ...(here.length > 0 ? [`in ${region.name}: ${here.join(', ')}`] : []),
    ...(there.length > 0 ? [`as ${sku}: ${there.slice(0, MOST).join(', ')}${more}`] : []),
    ...(here.length === 0 && offered.length > 0 ? [`in ${region.name}, with another capacity: ${offered.join(', ')}`] : []),
  ];
  if (ways.length > 0) return `it is offered ${ways.join('; ')}`;
  return 'nothing that residency allows offers it: choose another model (npm run models)';
}

/** How far a region is in what matters to data: the same geography, the same data zone, elsewhere. */
function distance(from: RegionName, to: RegionName): number {
  const [one, other] = [regionOf(from), regionOf(to)];
  if (one.geography === other.geography) return 0;
  return one.dataZone !== null && one.dataZone === other.dataZone ? 1 : 2;
}

function doubt(model: string): string {
  const meant = versionsOf(model).length > 0 ? undefined : nearMiss(model, MODEL_NAMES);
  return meant === undefined
    ? 'if it is newer than the catalogue, go on; npm run models lists what is known'
    : `did you mean '${meant}'?`;
}

/** The first words of the names of OpenAI's models. */
const FAMILIES =
  /^(chatgpt|codex|computer-use|gpt|model-router|o\d|omni|sora|text-embedding|text-moderation|tts|whisper)([-.]|\d|$)/;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What is no newer model or version, but a mistake; undefined: it may be newer than the catalogue. */
function inventedWords({ model, version, format }: StampDeployment): { message: string; help: string } | undefined {
  const known = versionsOf(model).map((each) => each.version);
  if (known.length === 0) {
    const same = MODEL_NAMES.find((name) => alike(name) === alike(model));
    const meant = same ?? nearMiss(model, MODEL_NAMES);
    const message = `there is no model '${model}'`;
    if (same !== undefined) return { message, help: `did you mean '${same}'?` };
    // Other publishers call their models anything.
    if (FAMILIES.test(model) || format !== 'OpenAI') return undefined;
    return { message, help: meant === undefined ? likely(model) : `did you mean '${meant}'?` };
  }
  if (known.includes(version)) return undefined;
  const message = `${model} has no version '${version}'`;
  const same = known.find((each) => alike(each) === alike(version));
  if (same !== undefined) return { message, help: `write version: "${same}"` };
  // A version that is a day can be newer only if the day is later.
  const isNewer = !known.every((each) => DATE.test(each)) || (DATE.test(version) && known.every((each) => each < version));
  return isNewer ? undefined : { message, help: `write one of: ${known.map((each) => `"${each}"`).join(', ')}` };
}

function likely(model: string): string {
  const similar = MODEL_NAMES.filter((name) => model.length > 2 && name.includes(model.toLowerCase()));
  return similar.length > 0 ? `write one of: ${similar.join(', ')}` : 'npm run models lists what is known';
}
