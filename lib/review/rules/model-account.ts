import type { Deployment } from '../../stack/facts/deployment';
import type { Facts } from '../../stack/facts/facts';
import { reached } from '../../stack/facts/by-id';
import type { Stack } from '../../stack/stack';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

export const modelAccount: ReviewRule = {
  id: 'models/account',
  summary: 'A deployment is in another account.',
  why: 'A deployment has the network, the region, the keys and the content filters of its account. For an account outside the stack, none of them is known.',
  severities: ['critical', 'high'],
  looks: [
    comparing('deployment', ['account'], ({ before, after }, { change, old, fresh }) => {
      if (!after || change.kind === 'removed') return [];
      const [was, is] = [accountOf(old, change.before, before?.value), accountOf(fresh, change.after, after.value)];
      if (is.isOwn && (!before || was.address === is.address || was.name === is.name)) return [];
      if (before && !is.isOwn && was.name === is.name) return [];
      return [
        {
          severity: is.isOwn ? 'high' : 'critical',
          message: `the deployment ${after.value.name} is in ${is.isOwn ? 'another account of the stack' : 'an account that is not in this stack'}: callers have to use its endpoint`,
          ...(before ? { before: shown(was.name) } : {}),
          ...{ after: shown(is.name), fields: ['account'] },
        },
      ];
    }),
  ],
};

function accountOf(facts: Facts, stack: Stack | undefined, deployment: Deployment | undefined) {
  const account = reached(stack, 'account', deployment?.account);
  return {
    isOwn: account !== undefined,
    address: account?.address,
    name: account?.value.name ?? facts.nameOf(deployment?.account),
  };
}
