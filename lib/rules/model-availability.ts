import { availabilityProblem } from '../model-checks/availability';
import { deploymentFinding } from './deployment-finding';
import { stampRule } from './rule';

/** Azure offers each deployed model version in its region. */
export const modelAvailability = stampRule(
  'model/availability',
  'Azure offers every model version with its SKU in its region. A version that the catalogue does not know is a warning.',
  (stamp, located) =>
    stamp.deployments.flatMap((deployment) =>
      deploymentFinding(located, deployment.key, availabilityProblem(stamp, deployment)),
    ),
  { waivable: true },
);
