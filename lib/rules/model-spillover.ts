import { suggestion } from '../diagnostics/near-miss';
import type { Located } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import { sourceProblem, targetProblem, targetsOf } from '../model-checks/spillover';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';
import { byKey, spilloversOf } from './spillovers';

/** Azure refuses a spillover to a deployment that cannot answer the same requests. */
export const modelSpillover = stampRule(
  'model/spillover',
  'Only a provisioned deployment has spillover, and it names another deployment of the stamp: a standard one with the same model and version.',
  (stamp, located) =>
    stamp.deployments.flatMap((source) => {
      if (source.spillover === undefined) return [];
      const target = spilloversOf(stamp).find((each) => each.source === source)?.target;
      const problem =
        sourceProblem(byKey(source)) ??
        (target ? targetProblem(byKey(source), byKey(target)) : noTarget(located, source, source.spillover));
      return problem ? [report(located, source, problem)] : [];
    }),
);

const report = (located: Located<Stamp>, { key }: StampDeployment, problem: { message: string; help: string }): Finding =>
  finding(located, ['deployments', key, 'spillover'], problem);

function noTarget({ value: { deployments } }: Located<Stamp>, source: StampDeployment, spillover: string) {
  const { key, model, version, sku, contentFilter } = source;
  const fitting = targetsOf(sku);
  const others = deployments.filter((each) => each.model === model && each.version === version && fitting.includes(each.sku));
  const message = spillover === key ? `'${key}' cannot spill over to itself` : `there is no deployment '${spillover}'`;
  const help =
    others.length > 0
      ? suggestion(
          spillover,
          others.map((each) => each.key),
        )
      : `add one, such as ${key}-overflow: { model: ${model}, version: "${version}", sku: ${fitting[0] ?? ''}, capacity: 10, contentFilter: ${contentFilter} }`;
  return { message, help };
}
