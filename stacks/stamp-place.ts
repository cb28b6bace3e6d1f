import type { Construct } from 'constructs';
import type { Stamp, SubnetRules } from '../lib/fleet/stamp';
import type { EndpointRulesProps } from '../lib/network/endpoint-rules';
import { EndpointSubnet } from '../lib/network/endpoint-subnet';
import { HubPeering } from '../lib/network/hub-peering';
import { JoinedNetwork } from '../lib/network/joined-network';
import type { INetwork, ISubnet } from '../lib/network/network';
import { SpokeNetwork } from '../lib/network/spoke-network';
import type { IResourceGroup } from '../lib/terraform/resource-group';
import type { Output } from './deployment-outputs';

/** The place of the private endpoint. */
export interface Place {
  /** The network that can be linked to private DNS zones. */
  readonly network: INetwork;
  /** The subnet of the endpoint. */
  readonly subnet: ISubnet;
  /** What others need to know about the network, such as the command that creates the side of the hub in a peering. */
  readonly outputs: Readonly<Record<string, Output>>;
}

/** Adds the network of a stamp, a subnet in an existing network, or nothing. */
export function addPlace(stack: Construct, { names, network }: Stamp, resourceGroup: IResourceGroup): Place {
  if (network.kind === 'existing') {
    const { subnetId, virtualNetworkId, location } = network;
    return {
      network: SpokeNetwork.fromVirtualNetworkId(stack, 'existing_network', virtualNetworkId),
      subnet: EndpointSubnet.fromSubnetId(stack, 'existing_subnet', subnetId, { location }),
      outputs: {},
    };
  }
  const { privateEndpointPrefix, location, pool } = network;
  const common = { names, resourceGroup, location, ...rulesOf(network) };
  if (network.kind === 'joined') {
    const { virtualNetworkId } = network;
    const addresses = pool
      ? { ipamPool: { poolId: pool.id, numberOfIpAddresses: pool.subnetAddresses } }
      : { addressPrefix: privateEndpointPrefix };
    const joined = new JoinedNetwork(stack, 'network', { ...common, virtualNetworkId, ...addresses });
    return { network: joined, subnet: joined.endpointSubnet, outputs: {} };
  }
  const { addressSpace, dnsServers, peering } = network;
  const addresses = pool
    ? {
        ipamPool: { poolId: pool.id, numberOfIpAddresses: pool.networkAddresses },
        privateEndpointAddresses: pool.subnetAddresses,
      }
    : { addressSpace, privateEndpointPrefix };
  const spoke = new SpokeNetwork(stack, 'network', { ...common, ...addresses, dnsServers });
  const place = { network: spoke, subnet: spoke.endpointSubnet, outputs: pool ? poolOutputs(spoke) : {} };
  if (!peering) return place;
  const { virtualNetworkId: hubNetworkId, ...switches } = peering;
  const { hubCommand } = new HubPeering(stack, 'hub_peering', { network: spoke, resourceGroup, hubNetworkId, ...switches });
  return { ...place, outputs: { ...place.outputs, hub_peering_command: hubOutput(hubCommand) } };
}

const poolOutputs = ({ resource }: SpokeNetwork) => ({
  network_address_space: {
    value: resource.ipAddressPool.get(0).allocatedIpAddressPrefixes,
    description: 'The ranges that Azure allocated to the network from the IPAM pool',
  },
});

const hubOutput = (value: string) => ({
  value,
  description: 'The command that creates the side of the hub in the peering',
});

/** An existing group has its own rules. */
const rulesOf = ({ allowedSources, networkSecurityGroupId, routeTableId }: SubnetRules): EndpointRulesProps => ({
  ...(networkSecurityGroupId === undefined ? { allowedSources } : { networkSecurityGroupId }),
  ...(routeTableId === undefined ? {} : { routeTableId }),
});
