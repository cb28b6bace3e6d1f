import { Facts } from '../../stack/facts/facts';
import { replacements } from '../compare/replacement';
import { consumes, looking } from './comparing';
import type { ReviewRule } from './review-rule';

export const rulesWindow: ReviewRule = {
  id: 'network/rules-window',
  summary: 'The network security group of a subnet is replaced while the subnet stays.',
  why: 'The subnet is detached from the old group before it gets the new one. Without a group, everyone who can route to the subnet can reach the endpoint.',
  severities: ['high'],
  looks: [
    looking((change) => {
      const facts = Facts.of(change.after);
      const all = replacements(change);
      return all
        .filter(({ resource }) => facts.find('association', resource.address) !== undefined)
        .flatMap(({ resource: { address }, causedBy, certain }) => {
          const group = all.find(({ resource }) => resource.address === causedBy);
          if (!group || !facts.find('securityGroup', causedBy) || group.causedBy !== undefined) return [];
          return [
            {
              severity: 'high' as const,
              message: `${group.resource.address} is replaced: until ${address} is created again, the subnet of the private endpoint has no network security group`,
              address: group.resource.address,
              attribute: group.paths.join(', '),
              consumed: [consumes(group.resource.address, ...group.paths)],
              supersedes: [{ rule: 'replacement/forced', address: group.resource.address }],
              ...(certain ? {} : { predicted: true as const }),
            },
          ];
        });
    }),
  ],
};
