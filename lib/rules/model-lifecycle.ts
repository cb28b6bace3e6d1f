import { lifecycleProblem } from '../model-checks/lifecycle';
import { deploymentFinding } from './deployment-finding';
import { stampRule } from './rule';

/** Reports versions that Azure no longer serves, or will soon stop serving. */
export const modelLifecycle = stampRule(
  'model/lifecycle',
  'No deployed version is retired. A deprecated version needs alreadyDeployed: true. A version that retires soon, or about which the sources disagree, is a warning.',
  ({ deployments, region }, located, { organisation }, { today }) => {
    const { retirementWarningDays } = organisation.value;
    return deployments.flatMap((deployment) =>
      deploymentFinding(located, deployment.key, lifecycleProblem(deployment, { today, retirementWarningDays }, region.cloud)),
    );
  },
  { waivable: true },
);
