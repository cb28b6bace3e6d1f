import { daysAfter } from '../collections/days';
import type { StampDeployment } from '../fleet/stamp';
import { availabilityProblem } from '../model-checks/availability';
import type { DeploymentProblem } from '../model-checks/deployment';
import { deploymentFinding } from './deployment-finding';
import { stampRule } from './rule';

const ID = 'model/availability';

/** Azure offers each deployed model version in its region. */
export const modelAvailability = stampRule(
  ID,
  'Azure offers every model version with its SKU in its region. A model that may be newer than the catalogue is a warning.',
  (stamp, located, { organisation }, { today }) => {
    const { retirementWarningDays, longestWaiverDays } = organisation.value;
    return stamp.deployments.flatMap((deployment) => {
      const problem = availabilityProblem(stamp, deployment, { today, retirementWarningDays });
      if (!problem) return [];
      const expires = daysAfter(today, Math.min(longestWaiverDays, MOST_DAYS));
      return deploymentFinding(located, deployment.key, withWaiver(problem, deployment, expires));
    });
  },
  { waivable: true },
);

/** The number of days of the waiver that the help suggests: until then, a version of the kit can have a newer catalogue. */
const MOST_DAYS = 90;

function withWaiver(
  problem: DeploymentProblem,
  { key, model, version }: Pick<StampDeployment, 'key' | 'model' | 'version'>,
  expires: string,
): DeploymentProblem {
  if (!problem.mayBeNewer) return problem;
  const waiver = `{ rule: ${ID}, subject: deployments.${key}, owner: platform-team@example.com, reason: Azure already offers it here, expires: "${expires}" }`;
  const help = `${problem.help}; if Azure already offers ${model} ${version}, write under waivers: ${key}: ${waiver}`;
  return { ...problem, help };
}
