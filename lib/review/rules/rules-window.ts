import { replacements } from '../compare/replacement';
import type { ReviewRule } from './review-rule';

const GROUP = 'azurerm_network_security_group';
const ASSOCIATION = 'azurerm_subnet_network_security_group_association';

export const rulesWindow: ReviewRule = {
  id: 'network/rules-window',
  summary: 'The network security group of a subnet is replaced while the subnet stays.',
  why: 'The subnet leaves the old group before it gets the new one. Without a group, everyone who can route to the subnet reaches the endpoint.',
  severities: ['high'],
  check: (change) => {
    const all = replacements(change);
    return all
      .filter(({ resource }) => resource.type === ASSOCIATION)
      .flatMap(({ resource: { address }, causedBy, certain }) => {
        const group = all.find(({ resource }) => resource.type === GROUP && resource.address === causedBy);
        if (!group || group.causedBy !== undefined) return [];
        return [
          {
            severity: 'high' as const,
            message: `${group.resource.address} is replaced: until ${address} is created again, the subnet of the private endpoint has no network security group`,
            address: group.resource.address,
            attribute: group.paths.join(', '),
            supersedes: [{ rule: 'replacement/forced', address: group.resource.address }],
            ...(certain ? {} : { predicted: true as const }),
          },
        ];
      });
  },
};
