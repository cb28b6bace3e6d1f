import { nearMiss } from '../diagnostics/near-miss';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { sourceProblem, targetProblem } from '../model-checks/spillover';
import { finding, stampRule } from './rule';
import { fittingTargets, targetHelp } from './spillover-targets';
import { byKey, spilloversOf } from './spillovers';

/** Azure refuses a spillover to a deployment that cannot answer the same requests. */
export const modelSpillover = stampRule(
  'model/spillover',
  'Only a provisioned deployment has spillover, and it names another deployment of the stamp: a standard one with the same model and version. Different upgrade options are a warning.',
  (stamp, located) =>
    stamp.deployments.flatMap((source) => {
      if (source.spillover === undefined) return [];
      const target = spilloversOf(stamp).find((each) => each.source === source)?.target;
      const problem =
        sourceProblem(byKey(source)) ??
        (target
          ? (targetProblem(byKey(source), byKey(target), targetHelp(stamp, source)) ?? upgradeProblem(source, target))
          : noTarget(stamp, source, source.spillover));
      return problem ? [finding(located, ['deployments', source.key, 'spillover'], problem)] : [];
    }),
);

function noTarget(stamp: Stamp, source: StampDeployment, spillover: string) {
  const keys = fittingTargets(stamp, source).map(({ key }) => key);
  const meant = spillover === source.key ? undefined : nearMiss(spillover, keys);
  return {
    message: spillover === source.key ? `'${source.key}' cannot spill over to itself` : `there is no deployment '${spillover}'`,
    help: meant === undefined ? targetHelp(stamp, source) : `did you mean '${meant}'?`,
  };
}

/** Azure compares the versions when the spillover is set. That it refuses one after an upgrade has not been tried. */
function upgradeProblem(source: StampDeployment, target: StampDeployment) {
  if (source.versionUpgradeOption === target.versionUpgradeOption) return undefined;
  const upgraded = [source, target].filter(({ versionUpgradeOption }) => versionUpgradeOption !== 'NoAutoUpgrade');
  return {
    severity: 'warning',
    message: `'${source.key}' has versionUpgradeOption: ${source.versionUpgradeOption}, and '${target.key}' has ${target.versionUpgradeOption}: Azure may change the version of one of them, and it requires the same version for spillover`,
    help: `set versionUpgradeOption: NoAutoUpgrade in ${upgraded.map(({ key }) => `deployments.${key}`).join(' and ')}`,
  } as const;
}
