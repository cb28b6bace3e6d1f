import { findVersion } from '../catalog/models';
import { nearMiss } from '../diagnostics/near-miss';
import type { Located } from '../fleet/fleet';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/**
 * A deployment follows another one that exists. In a region that has removed the old one already, the mark of the environment has no
 * effect.
 */
export const modelReplaces = stampRule(
  'model/replaces',
  'A deployment replaces another deployment, which at least one region of the environment has, and not in a circle. Another purpose than that of the replaced model is a warning.',
  (stamp, located, { stamps }) => {
    if (stamp.deployments.every(({ replaces }) => replaces === undefined)) return [];
    const beside = stamps.filter(({ value }) => value.environment === stamp.environment);
    const keys = [...new Set(beside.flatMap(({ value }) => value.deployments.map(({ key }) => key)))];
    return stamp.deployments.flatMap((deployment) => {
      const { key, replaces } = deployment;
      if (replaces === undefined) return [];
      if (replaces !== key && keys.includes(replaces)) return [...circle(stamp, located, key), ...purpose(located, deployment)];
      const others = keys.filter((each) => each !== key);
      const meant = nearMiss(replaces, others);
      return [
        finding(located, ['deployments', key, 'replaces'], {
          message:
            replaces === key
              ? `the deployment '${key}' replaces itself`
              : `the deployment '${key}' replaces '${replaces}', which ${stamp.environment} does not have`,
          help:
            meant === undefined
              ? 'remove replaces: it is needed only while the old deployment exists beside the new one'
              : `did you mean '${meant}'? If the old deployment is removed, remove replaces as well`,
        }),
      ];
    });
  },
);

/** A deployment that replaces another one that, directly or not, replaces it: neither is the old one. */
function circle({ deployments }: Stamp, located: Located<Stamp>, key: string): Finding[] {
  const replacedBy = (each: string) => deployments.find((other) => other.key === each)?.replaces;
  const followed = [key];
  for (let next = replacedBy(key); next !== undefined && next !== key; next = replacedBy(next)) {
    // A circle of others is reported there.
    if (followed.includes(next)) return [];
    followed.push(next);
  }
  const last = followed.at(-1) ?? key;
  if (replacedBy(last) !== key) return [];
  return [
    finding(located, ['deployments', key, 'replaces'], {
      message: `the deployments replace each other: ${[...followed, key].map((each) => `'${each}'`).join(' replaces ')}`,
      help: 'keep replaces of the new deployment only',
    }),
  ];
}

/** A model for another purpose, which clients of the replaced one cannot call. */
function purpose(located: Located<Stamp>, { key, replaces, model, version }: StampDeployment): Finding[] {
  const old = located.value.deployments.find((each) => each.key === replaces);
  const [before, after] = [old && findVersion(old.model, old.version), findVersion(model, version)].map(
    (each) => each?.capability,
  );
  if (!old || before === undefined || after === undefined || before === after) return [];
  return [
    finding(located, ['deployments', key, 'replaces'], {
      severity: 'warning',
      message: `the deployment '${key}' replaces '${old.key}', but the purpose of ${model} is ${after}, and that of ${old.model} is ${before}`,
      help: `remove replaces, or choose a model for ${before}`,
    }),
  ];
}
