import { z } from 'zod';
import { PLACE_NAMES } from '../catalog/places';
import { cidr, ipv4, key, resourceId } from './texts';

const peering = z.strictObject({
  virtualNetworkId: resourceId.meta({ description: 'The ID of the virtual network of the hub.' }),
  allowForwardedTraffic: z.boolean().default(true).meta({
    description: 'Whether traffic that the hub forwards, such as from offices, may enter the network. Default: true.',
  }),
  useRemoteGateways: z.boolean().default(false).meta({
    description:
      'Whether the network uses the VPN or ExpressRoute gateway of the hub. Set it only after the hub has its side of the peering and allows gateway transit. Default: false.',
  }),
});

/** The network of a stamp: its own, a subnet in an existing one, or an existing subnet. */
export const network = z.strictObject({
  addressSpace: cidr.optional().meta({ description: 'The address space of the network to create, such as 10.20.0.0/24.' }),
  privateEndpointPrefix: cidr.optional().meta({
    description:
      'The address prefix of the subnet for private endpoints. Default: the first /27 of addressSpace. Required with existing.virtualNetworkId.',
  }),
  allowedSources: z
    .record(key, z.union([z.string().min(1), z.array(cidr).min(1)]))
    .default({ vnet: 'VirtualNetwork' })
    .meta({
      description:
        'Who may connect to the private endpoint on port 443, by a name of your choice: a range, a list of ranges or a service tag. Default: the network and those peered with it.',
    }),
  networkSecurityGroupId: resourceId.optional().meta({
    description:
      'The ID of an existing network security group for the subnet that the stamp creates. Default: the stamp creates one that allows only allowedSources.',
  }),
  routeTableId: resourceId
    .optional()
    .meta({ description: 'The ID of an existing route table for the subnet that the stamp creates. Default: none.' }),
  dnsServers: z
    .array(ipv4)
    .default([])
    .meta({ description: 'The DNS servers of the network, such as those of a hub. Default: those of Azure.' }),
  location: z.enum(PLACE_NAMES).optional().meta({
    description: 'The region of the network to create and of its private endpoint. Default: the region of the stamp.',
  }),
  peering: peering.optional().meta({
    description:
      'Peers the network to create with a hub. The page of the stamp has the command that the owner of the hub runs for the other side.',
  }),
  existing: z
    .strictObject({
      subnetId: resourceId.optional().meta({
        description: 'The ID of a subnet for private endpoints. The stamp then creates no network and no subnet.',
      }),
      virtualNetworkId: resourceId.optional().meta({
        description: 'The ID of a network in which the stamp creates a subnet, with the addresses in privateEndpointPrefix.',
      }),
      location: z
        .enum(PLACE_NAMES)
        .optional()
        .meta({ description: 'The region of that network. Default: the region of the stamp.' }),
    })
    .optional()
    .meta({ description: 'An existing network, which another team manages: set subnetId or virtualNetworkId.' }),
});
