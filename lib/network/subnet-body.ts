import type { Addresses } from './pool-addresses';

/**
 * The type and API version of subnets in requests. The version is generally available and known to azapi 2.12.0.
 *
 * Source: Azure/terraform-azurerm-avm-res-network-virtualnetwork @ 030c528, modules/subnet/main.tf (read 2026-11-26).
 */
export const SUBNET_TYPE = 'Microsoft.Network/virtualNetworks/subnets@2024-07-01';

/** What a subnet for private endpoints is made of. */
export interface SubnetContent {
  /** The addresses, in CIDR notation or from a pool. */
  readonly addresses: Addresses;
  /** The ID of the network security group, as a reference or text. */
  readonly networkSecurityGroupId: string;
  /** The ID of the route table, as a reference or text; undefined: none. */
  readonly routeTableId?: string | undefined;
}

/**
 * The body of the request that creates or changes a subnet. It has everything that a private endpoint needs, so that no policy sees a
 * subnet without rules. Values that are off are written, too: the request replaces the whole subnet, and azapi compares only the keys
 * in the body, so a plan would not show that Azure loses the others.
 */
export const subnetBody = ({ addresses: { range, pool }, networkSecurityGroupId, routeTableId }: SubnetContent) => ({
  properties: {
    ...(pool
      ? { ipamPoolPrefixAllocations: [{ pool: { id: pool.poolId }, numberOfIpAddresses: `${pool.numberOfIpAddresses}` }] }
      : { addressPrefix: range }),
    networkSecurityGroup: { id: networkSecurityGroupId },
    routeTable: routeTableId === undefined ? null : { id: routeTableId },
    natGateway: null,
    delegations: [],
    serviceEndpoints: [],
    // `Enabled` also applies the route table to private endpoints.
    privateEndpointNetworkPolicies: routeTableId === undefined ? 'NetworkSecurityGroupEnabled' : 'Enabled',
    privateLinkServiceNetworkPolicies: 'Enabled',
    defaultOutboundAccess: false,
  },
});
