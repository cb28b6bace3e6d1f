import { nearMiss } from '../diagnostics/near-miss';
import { finding, stampRule } from './rule';

/**
 * A deployment follows another one that exists. In a region that has removed the old one already, the mark of the environment has no
 * effect.
 */
export const modelReplaces = stampRule(
  'model/replaces',
  'A deployment replaces another deployment, which at least one region of the environment has.',
  (stamp, located, { stamps }) => {
    const beside = stamps.filter(({ value }) => value.environment === stamp.environment);
    const keys = [...new Set(beside.flatMap(({ value }) => value.deployments.map(({ key }) => key)))];
    return stamp.deployments.flatMap(({ key, replaces }) => {
      if (replaces === undefined || (replaces !== key && keys.includes(replaces))) return [];
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
