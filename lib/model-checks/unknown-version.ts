import { availabilityOf, skusIn } from '../catalog/availability';
import { CATALOG_AS_OF, versionsOf } from '../catalog/models';
import { allowsProcessing } from '../catalog/residency';
import type { SkuName } from '../catalog/skus';
import { skuOf } from '../catalog/skus';
import { alike } from '../diagnostics/lookalikes';
import { writeOneOf } from '../diagnostics/near-miss';
import type { CheckedDeployment, CheckedPlace, DeploymentProblem } from './deployment';
import type { Days } from './lifecycle';
import { lifecycleProblem } from './lifecycle';

/** The problem of a version that the catalogue does not have, of a model that it has. The help names only versions that pass all checks. */
export function unknownVersionProblem(place: CheckedPlace, deployment: CheckedDeployment, days: Days): DeploymentProblem {
  const { model, version } = deployment;
  const known = versionsOf(model).map((each) => each.version);
  const message = `${model} has no version '${version}': the catalogue has ${known.join(', ')} (as of ${CATALOG_AS_OF})`;
  const same = known.find((each) => alike(each) === alike(version));
  if (same !== undefined) return { about: 'version', message, help: `set version: "${same}"` };
  return { about: 'version', message, help: wayOut(place, deployment, known, days), mayBeNewer: true };
}

function wayOut(place: CheckedPlace, deployment: CheckedDeployment, known: readonly string[], days: Days): string {
  const { model, sku } = deployment;
  const { region, residency } = place;
  const passing = known.filter((version) => passes(place, { ...deployment, version }, days));
  if (passing.length > 0) return writeOneOf(passing.map((version) => `"${version}"`));
  // SKUs with other billing count capacity differently: the capacity in the file would be rejected.
  const isAlike = (other: SkuName) => skuOf(other).billing === skuOf(sku).billing && allowsProcessing(residency, other, region);
  const others = known.flatMap((version) =>
    skusIn(model, version, region.name)
      .filter((other) => isAlike(other) && passes(place, { ...deployment, version, sku: other }, days))
      .map((other) => `version: "${version}", sku: ${other}`),
  );
  if (others.length > 0) return writeOneOf(others);
  return `none of them can be deployed as ${sku} in ${region.name}: choose another model (npx stamps models --region ${region.name})`;
}

/** Whether a deployment has no errors. */
function passes({ region }: CheckedPlace, deployment: CheckedDeployment, days: Days): boolean {
  const { model, version, sku } = deployment;
  const problem = lifecycleProblem(deployment, days, region.cloud);
  return (
    availabilityOf(model, version, sku, region.name).kind !== 'unavailable' &&
    (problem === undefined || problem.severity === 'warning')
  );
}
