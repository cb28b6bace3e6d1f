import { z } from 'zod';
import { POOL_NETWORK_SIZE, POOL_SIZES } from '../catalog/addresses';
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

const poolSize = z.literal([...POOL_SIZES]);

const ipamPool = z.strictObject({
  id: resourceId.meta({ description: 'The ID of the IPAM pool of an Azure Virtual Network Manager.' }),
  networkAddresses: poolSize.default(POOL_NETWORK_SIZE).meta({
    description: `The number of addresses of the network to create: a power of two. It can only grow. Default: ${POOL_NETWORK_SIZE}.`,
  }),
  subnetAddresses: poolSize.optional().meta({
    description:
      'The number of addresses of the subnet for private endpoints: a power of two, of which Azure reserves five. It can only grow. Default: 32, or all of a smaller network.',
  }),
});

/** The network of a stamp: its own, a subnet in an existing one, or an existing subnet. */
export const network = z.strictObject({
  addressSpace: cidr.optional().meta({ description: 'The address space of the network to create, such as 10.20.0.0/24.' }),
  ipamPool: ipamPool.optional().meta({
    description:
      'Azure allocates the addresses of the network and its subnet from this IPAM pool, instead of addressSpace. With existing.virtualNetworkId: the addresses of the subnet, instead of privateEndpointPrefix.',
  }),
  privateEndpointPrefix: cidr.optional().meta({
    description:
      'The address prefix of the subnet for private endpoints. Default: the first /27 of addressSpace. Required with existing.virtualNetworkId, unless ipamPool is set.',
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
  privateEndpoint: z
    .strictObject({
      resourceGroupId: resourceId.meta({
        description:
          'The ID of an existing resource group for the private endpoint and its network interface, in the subscription of the network. Default: the resource group of the stamp.',
      }),
    })
    .optional()
    .meta({
      description: 'Puts the private endpoint in another resource group, which can be in the subscription of another team.',
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
