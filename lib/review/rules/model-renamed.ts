import { replacements } from '../compare/replacement';
import { comparing } from './comparing';
import { successorOf } from './destruction';
import type { ReviewRule } from './review-rule';

/** The consequence if the deployment keeps its address, so that Terraform replaces it. */
const CAPACITY = ' The old one is deleted first, and its capacity may no longer be available when the new one is created.';

export const modelRenamed: ReviewRule = {
  id: 'models/renamed',
  summary: 'A deployment gets another name.',
  why: 'Clients send the name of the deployment as model. For Azure, these are two deployments: the old one is deleted, and calls to its name fail.',
  severities: ['high'],
  looks: [
    comparing('deployment', ['name'], ({ address, before, after }, { change, fresh }) => {
      if (!before || change.kind !== 'changed') return [];
      const removed = change.resources.find((each) => each.address === address);
      const successor = after ? undefined : fresh.find('deployment', removed && successorOf(change, removed)?.address);
      const is = after ?? successor;
      const [old, name] = [before.value.name, is?.value.name];
      if (old === undefined || name === undefined || old === name) return [];
      const replaced = replacements(change).find(({ resource }) => resource.address === address);
      const isByName = replaced === undefined || replaced.paths.join() === 'name';
      return [
        {
          severity: 'high',
          message: `the deployment ${old} is renamed to ${name}: clients that send ${old} as model get the error 404 (DeploymentNotFound).${replaced ? CAPACITY : ''} To give clients time, deploy the new name in addition to the old one, and remove the old one later`,
          ...{ before: old, after: name },
          ...(replaced && !replaced.certain ? { predicted: true as const } : {}),
          supersedes: [
            { rule: 'destruction/lost-address', address },
            // That finding states that nothing changes in Azure.
            { rule: 'moves/renamed', address },
            ...(isByName ? [{ rule: 'replacement/forced', address }] : []),
          ],
        },
      ];
    }),
  ],
};
