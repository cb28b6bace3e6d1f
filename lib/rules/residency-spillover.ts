import type { SkuName } from '../catalog/skus';
import { processingPlace } from '../catalog/skus';
import { placeProblem } from '../model-checks/spillover';
import { finding, stampRule } from './rule';
import { targetHelp } from './spillover-targets';
import { byKey, spilloversOf } from './spillovers';

/**
 * Also inside the residency of the environment: the type of a deployment is what its callers rely on. No waiver is possible, because
 * callers that may leave the place of the provisioned deployment can call the other one themselves.
 */
export const residencySpillover = stampRule(
  'residency/spillover',
  'No provisioned deployment sends requests that exceed its capacity to one that processes prompts in more places. Azure does not check that.',
  (stamp, located) =>
    spilloversOf(stamp).flatMap(({ source, target }) => {
      const placeOf = (sku: SkuName) => processingPlace(sku, stamp.region);
      const problem = placeProblem(byKey(source), byKey(target), placeOf, targetHelp(stamp, source));
      return problem ? [finding(located, ['deployments', source.key, 'spillover'], problem)] : [];
    }),
);
