import { parseResourceId, resourceIdOf } from '../catalog/resource-id';
import { finding, stampRule } from './rule';

const PATH = ['network', 'peering', 'virtualNetworkId'];

/** Azure creates a peering only between two networks. */
export const networkPeering = stampRule(
  'network/peering',
  'A network is peered with the network of a hub, whose ID is well formed, and not with itself.',
  ({ network, names, subscriptionId }, located) => {
    if (network.kind !== 'new' || !network.peering) return [];
    const { virtualNetworkId } = network.peering;
    const parsed = parseResourceId('virtualNetwork', virtualNetworkId);
    if (typeof parsed === 'string')
      return [
        finding(located, PATH, {
          message: `the ID of the hub's network is not valid: ${parsed}`,
          help: 'copy it from the output of: az network vnet show --query id',
        }),
      ];
    const own = resourceIdOf('virtualNetwork', {
      subscriptionId,
      resourceGroup: names.resourceGroup,
      names: [names.virtualNetwork],
    });
    if (own.toLowerCase() !== virtualNetworkId.toLowerCase()) return [];
    return [
      finding(located, PATH, {
        message: 'the network would be peered with itself',
        help: 'use the ID of the virtual network of the hub',
      }),
    ];
  },
);
