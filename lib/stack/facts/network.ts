import { listAt, numberAt, textAt, textsAt } from '../json';
import type { Ref, Switch } from './field';
import { constant, entriesAt, field, flag, isExpression, named, ref, text, texts } from './field';
import { arm, kind } from './kind';

/** A virtual network. */
export interface Network {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly addressSpace: readonly string[];
  /** The IPAM pools that its addresses come from; empty: they are written. */
  readonly pools: readonly AddressPool[];
  /** Its DNS servers, in the order in which they are queried; empty: Azure DNS. */
  readonly dnsServers: readonly string[];
  /** Subnets that are declared in the network itself. */
  readonly subnets: readonly InnerSubnet[];
}

/** A subnet that is declared in its network. */
export interface InnerSubnet {
  readonly name: string | undefined;
  readonly prefixes: readonly string[];
}

/** An IPAM pool, and the number of addresses from it. */
export interface AddressPool {
  readonly id: string | undefined;
  readonly addresses: string | undefined;
}

const PROPERTIES = 'body.properties';

/** @param id the attribute with the ID of the pool, @param count the attribute with the number of addresses, in each entry at `path` */
const poolsAt = (path: string, id: string, count: string) =>
  field<readonly AddressPool[]>([path], (attributes) =>
    entriesAt(attributes, path).map((each) => ({
      id: isExpression(each) ? each : textAt(each, id),
      addresses: textAt(each, count) ?? numberAt(each, count)?.toString(),
    })),
  );

/** Pools in the spelling of azurerm, and of Resource Manager. */
const azurermPools = poolsAt('ip_address_pool', 'id', 'number_of_ip_addresses');
const armPools = (inside: string) =>
  poolsAt(`${PROPERTIES}${inside}.ipamPoolPrefixAllocations`, 'pool.id', 'numberOfIpAddresses');

/** DNS servers, in their order, which matters. */
const servers = (path: string) => field([path], (attributes) => textsAt(attributes, path));

/** @param many the attribute with a list of prefixes, @param one the attribute with one prefix, both below `inside` */
const innerSubnets = (path: string, inside: string, many: string, one: string) =>
  field<readonly InnerSubnet[]>([path], (attributes) =>
    listAt(attributes, path).map((each) => ({
      name: textAt(each, 'name'),
      prefixes: [...textsAt(each, `${inside}${many}`), ...[textAt(each, `${inside}${one}`) ?? []].flat()],
    })),
  );

export const NETWORK = kind<Network>(
  'azurerm_virtual_network',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    addressSpace: texts('address_space'),
    pools: azurermPools,
    dnsServers: servers('dns_servers'),
    subnets: innerSubnets('subnet', '', 'address_prefixes', 'address_prefix'),
  },
  arm('Microsoft.Network/virtualNetworks', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    addressSpace: texts(`${PROPERTIES}.addressSpace.addressPrefixes`),
    pools: armPools('.addressSpace'),
    dnsServers: servers(`${PROPERTIES}.dhcpOptions.dnsServers`),
    subnets: innerSubnets(`${PROPERTIES}.subnets`, 'properties.', 'addressPrefixes', 'addressPrefix'),
  }),
);

/** One side of a peering. */
export interface NetworkPeering {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly network: Ref | undefined;
  /** The network on the other side. */
  readonly remote: Ref | undefined;
  /** Whether the networks can reach each other. */
  readonly access: Switch;
  /** Whether traffic from other networks may enter through the other side. */
  readonly forwarded: Switch;
  /** Whether the other side may use the gateway of the network. */
  readonly transit: Switch;
  /** Whether the network uses the gateway of the other side. */
  readonly remoteGateways: Switch;
}

export const PEERING = kind<NetworkPeering>(
  'azurerm_virtual_network_peering',
  {
    name: text('name'),
    group: named('resource_group_name'),
    network: named('virtual_network_name'),
    remote: ref('remote_virtual_network_id'),
    access: flag('allow_virtual_network_access', true),
    forwarded: flag('allow_forwarded_traffic', false),
    transit: flag('allow_gateway_transit', false),
    remoteGateways: flag('use_remote_gateways', false),
  },
  arm('Microsoft.Network/virtualNetworks/virtualNetworkPeerings', {
    name: text('name'),
    group: constant(undefined),
    network: ref('parent_id'),
    remote: ref(`${PROPERTIES}.remoteVirtualNetwork.id`),
    access: flag(`${PROPERTIES}.allowVirtualNetworkAccess`, true),
    forwarded: flag(`${PROPERTIES}.allowForwardedTraffic`, false),
    transit: flag(`${PROPERTIES}.allowGatewayTransit`, false),
    remoteGateways: flag(`${PROPERTIES}.useRemoteGateways`, false),
  }),
);

/** A subnet. */
export interface Subnet {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly network: Ref | undefined;
  readonly prefixes: readonly string[];
  /** The IPAM pools that its addresses come from; empty: they are written. */
  readonly pools: readonly AddressPool[];
  /** Whether network security groups apply to private endpoints in it: `NetworkSecurityGroupEnabled` or `Enabled`. */
  readonly endpointPolicies: string | undefined;
  /** Whether resources in it can reach the internet without a gateway. */
  readonly outbound: Switch;
  /** The network security group that the subnet names. azurerm uses an association instead. */
  readonly securityGroup: Ref | undefined;
  /** The route table that the subnet names. azurerm uses an association instead. */
  readonly routeTable: Ref | undefined;
}

export const SUBNET = kind<Subnet>(
  'azurerm_subnet',
  {
    name: text('name'),
    group: named('resource_group_name'),
    network: named('virtual_network_name'),
    prefixes: texts('address_prefixes'),
    pools: azurermPools,
    endpointPolicies: text('private_endpoint_network_policies'),
    outbound: flag('default_outbound_access_enabled', true),
    securityGroup: constant(undefined),
    routeTable: constant(undefined),
  },
  arm('Microsoft.Network/virtualNetworks/subnets', {
    name: text('name'),
    group: field(['parent_id'], () => undefined),
    network: ref('parent_id'),
    prefixes: field([`${PROPERTIES}.addressPrefix`, `${PROPERTIES}.addressPrefixes`], (attributes) =>
      [
        ...textsAt(attributes, `${PROPERTIES}.addressPrefixes`),
        ...[textAt(attributes, `${PROPERTIES}.addressPrefix`) ?? []].flat(),
      ].sort(),
    ),
    pools: armPools(''),
    endpointPolicies: text(`${PROPERTIES}.privateEndpointNetworkPolicies`),
    outbound: flag(`${PROPERTIES}.defaultOutboundAccess`, true),
    securityGroup: ref(`${PROPERTIES}.networkSecurityGroup.id`),
    routeTable: ref(`${PROPERTIES}.routeTable.id`),
  }),
);
