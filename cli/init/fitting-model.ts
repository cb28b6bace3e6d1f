import { MODEL_NAMES, versionsOf } from '../../lib/catalog/models';
import type { RegionName } from '../../lib/catalog/regions';
import { regionOf } from '../../lib/catalog/regions';
import type { Residency } from '../../lib/catalog/residency';
import { allowsProcessing, residencyWords } from '../../lib/catalog/residency';
import type { SkuName } from '../../lib/catalog/skus';
import { processingPlace } from '../../lib/catalog/skus';
import { suggestion } from '../../lib/diagnostics/near-miss';
import type { NewDeployment } from './answers';

/** What the command line says about a model to deploy. */
export interface Wanted {
  readonly model: string;
  readonly version?: string | undefined;
  readonly sku?: SkuName | undefined;
}

/** Where a model is deployed. */
export interface Place {
  readonly regions: readonly RegionName[];
  readonly residency: Residency;
}

/**
 * The offer for a model that the command line names. A model or version that the catalogue does not have is a usage error.
 *
 * @param offered what fits into the place, as `offers` returns it
 * @throws if the model does not fit into the place
 */
export function fittingModel(
  wanted: Wanted,
  place: Place,
  offered: readonly NewDeployment[],
  usage: (message: string) => never,
): NewDeployment {
  const { model, version, sku } = wanted;
  const found = offered.find((each) => each.model === model && (version === undefined || each.version === version));
  if (found) return found;
  const versions = versionsOf(model).map((each) => each.version);
  if (versions.length === 0) {
    const names = [...new Set(offered.map((each) => each.model))];
    return usage(
      `the catalogue does not have the model '${model}': ${suggestion(model, names.length > 0 ? names : MODEL_NAMES)}`,
    );
  }
  if (version !== undefined && !versions.includes(version))
    return usage(`the catalogue does not have the version '${version}' of ${model}: ${suggestion(version, versions)}`);
  throw new Error((sku === undefined ? undefined : outside(sku, place)) ?? notOffered(wanted, place));
}

/** Why a deployment type leaves the residency; undefined if it does not. */
function outside(sku: SkuName, { regions, residency }: Place): string | undefined {
  const region = regions.map(regionOf).find((each) => !allowsProcessing(residency, sku, each));
  return region
    ? `${sku} in ${region.name} may process prompts in ${processingPlace(sku, region)}; the residency allows ${residencyWords(residency)}`
    : undefined;
}

function notOffered({ model, version, sku }: Wanted, { regions, residency }: Place): string {
  const what =
    version === undefined ? `generally available version of ${model}` : `generally available version '${version}' of ${model}`;
  const how =
    sku === undefined ? `that is paid by use and stays within the residency (${residencyWords(residency)})` : `as ${sku}`;
  return `the catalogue has no ${what} in ${regions.join(' and ')} ${how}: see npx stamps models --model ${model}`;
}

/** The offer for the first model of an environment, like `fittingModel`. It must be a chat model. */
export function firstModel(
  model: string,
  place: Place,
  offered: readonly NewDeployment[],
  usage: (message: string) => never,
): NewDeployment {
  const versions = versionsOf(model);
  if (versions.length > 0 && versions.every(({ capability }) => capability !== 'chat'))
    throw new Error(`${model} is not a chat model: choose one, and add ${model} with npx stamps add deployment`);
  return fittingModel({ model }, place, offered, usage);
}
