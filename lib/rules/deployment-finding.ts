import type { Located } from '../fleet/fleet';
import type { Stamp } from '../fleet/stamp';
import type { DeploymentProblem } from '../model-checks/deployment';
import type { Finding } from './rule';
import { finding } from './rule';

/** The problem of a deployment as a finding at its setting; none if there is no problem. */
export function deploymentFinding(located: Located<Stamp>, key: string, problem: DeploymentProblem | undefined): Finding[] {
  if (!problem) return [];
  const { about, severity, message, help } = problem;
  return [finding(located, ['deployments', key, about], { message, help, ...(severity ? { severity } : {}) })];
}
