import { formatProblem } from '../model-checks/format';
import { deploymentFinding } from './deployment-finding';
import { stampRule } from './rule';

/** Azure identifies a model by its publisher as well as its name. */
export const modelFormat = stampRule(
  'model/format',
  'Every deployment names the publisher of its model. An account of kind OpenAI has only models of OpenAI. An unknown publisher is a warning.',
  ({ account, deployments }, located) =>
    deployments.flatMap((deployment) => {
      const problem = formatProblem(account.kind, deployment, 'account: { kind: AIServices }');
      return deploymentFinding(located, deployment.key, problem);
    }),
);
