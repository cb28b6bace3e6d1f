import { availabilityOf } from '../catalog/availability';
import { allowsProcessing } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import { writeOneOf } from '../diagnostics/near-miss';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { modelOf, targetProblem, targetsOf } from '../model-checks/spillover';
import { byKey } from './spillovers';

/**
 * The deployments of a stamp that can get the requests of another one: those with its content filter or, if there are none, all. Their
 * types process prompts only where the residency allows it, and the catalogue does not rule them out.
 */
export function fittingTargets(stamp: Stamp, source: StampDeployment): StampDeployment[] {
  const skus = fittingSkus(stamp, source);
  const targets = stamp.deployments
    .filter(({ key, sku }) => key !== source.key && skus.includes(sku))
    .filter((target) => targetProblem(byKey(source), byKey(target)) === undefined);
  const alike = targets.filter(({ contentFilter }) => contentFilter === source.contentFilter);
  return alike.length > 0 ? alike : targets;
}

function fittingSkus({ region, residency }: Stamp, { model, version, sku }: StampDeployment): SkuName[] {
  return targetsOf(sku).filter(
    (other) =>
      allowsProcessing(residency, other, region) && availabilityOf(model, version, other, region.name).kind !== 'unavailable',
  );
}

/** The help for a spillover that names no fitting deployment: those of the stamp, or one to add. */
export function targetHelp(stamp: Stamp, source: StampDeployment): string {
  const targets = fittingTargets(stamp, source);
  if (targets.length > 0) return writeOneOf(targets.map(({ key }) => key));
  const [sku] = fittingSkus(stamp, source);
  const { key, model, version, format, contentFilter } = source;
  if (sku === undefined)
    return `remove spillover: ${stamp.region.name} offers ${modelOf(source)} with no standard type that residency allows`;
  const publisher = format === 'OpenAI' ? '' : `, format: ${format}`;
  return `add a deployment for it, such as ${key}-overflow: { model: ${model}, version: "${version}", sku: ${sku}, capacity: 10, contentFilter: ${contentFilter}${publisher} }`;
}
