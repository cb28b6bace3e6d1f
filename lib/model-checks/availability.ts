import { compareText } from '../collections/order';
import { availabilityOf, regionsWith, skusIn } from '../catalog/availability';
import { findVersion, versionsOf } from '../catalog/models';
import type { RegionName } from '../catalog/regions';
import { regionOf } from '../catalog/regions';
import { allowsProcessing } from '../catalog/residency';
import { retiredFamily } from '../catalog/retired';
import { skuOf } from '../catalog/skus';
import type { CheckedDeployment, CheckedPlace, DeploymentProblem } from './deployment';
import type { Days } from './lifecycle';
import { publisherOfModel } from './model-publisher';
import { NEWER, unknownModelProblem } from './unknown-model';
import { unknownVersionProblem } from './unknown-version';

/** The maximum number of regions that a help suggests. */
const MOST = 4;

/**
 * The problem if Azure does not offer a version with its SKU in its region, or if the catalogue does not have the version. A model that
 * may be newer than the catalogue is a warning.
 */
export function availabilityProblem(
  place: CheckedPlace,
  deployment: CheckedDeployment,
  days: Days,
): DeploymentProblem | undefined {
  const { model, version, sku, format } = deployment;
  const answer = availabilityOf(model, version, sku, place.region.name);
  // `lifecycleProblem` reports retired versions, and `formatProblem` the models of other publishers.
  if (answer.kind === 'available') return undefined;
  if (place.region.cloud === 'public' && findVersion(model, version)?.lifecycle?.stage === 'Retired') return undefined;
  if (format === 'OpenAI' && retiredFamily(model)) return undefined;
  if (answer.kind === 'unavailable') return { about: 'sku', message: answer.because, help: wayOut(place, deployment) };
  if (publisherOfModel(deployment) !== undefined) return undefined;
  const unverified = { severity: 'warning', message: `unverified: ${answer.because}` } as const;
  if (findVersion(model, version)) return { about: 'version', ...unverified, help: NEWER };
  if (versionsOf(model).length > 0) return unknownVersionProblem(place, deployment, days);
  return format === 'OpenAI'
    ? unknownModelProblem(place, deployment, days)
    : { about: 'model', ...unverified, help: otherPublisher(place, deployment) };
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

const otherPublisher = ({ region }: CheckedPlace, { model, version, sku }: CheckedDeployment) =>
  `the catalogue has only models of OpenAI: make sure that Azure offers ${model} ${version} as ${sku} in ${region.name}; then you can ignore this warning`;
