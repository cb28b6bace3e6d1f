import { regionIn } from '../../catalog/ignoring-case';
import { z } from 'zod';
import type { Answer } from '../answer';
import { mapAnswer } from '../answer';
import type { ResourceManager } from '../resource-manager';
import { NETWORK_API } from './api-versions';

const PREFIXES = z.object({ addressPrefixes: z.array(z.string()).nullish() });
const REFERENCE = z.object({ id: z.string().nullish() });

const PEERING = z.object({
  properties: z
    .object({
      remoteVirtualNetwork: REFERENCE.nullish(),
      remoteVirtualNetworkAddressSpace: PREFIXES.nullish(),
      remoteAddressSpace: PREFIXES.nullish(),
    })
    .nullish(),
});

const SUBNET = z.object({
  id: z.string().nullish(),
  name: z.string(),
  properties: z
    .object({
      addressPrefix: z.string().nullish(),
      addressPrefixes: z.array(z.string()).nullish(),
      delegations: z.array(z.object({ properties: z.object({ serviceName: z.string().nullish() }).nullish() })).nullish(),
      privateEndpoints: z.array(REFERENCE).nullish(),
    })
    .nullish(),
});

const NETWORK = z.object({
  id: z.string(),
  name: z.string().nullish(),
  location: z.string().nullish(),
  properties: z.object({
    addressSpace: PREFIXES.nullish(),
    dhcpOptions: z.object({ dnsServers: z.array(z.string()).nullish() }).nullish(),
    subnets: z.array(SUBNET).nullish(),
    virtualNetworkPeerings: z.array(PEERING).nullish(),
  }),
});

const USAGE = z.object({ id: z.string().nullish(), currentValue: z.number().nullish(), limit: z.number().nullish() });

/** The operation that `virtualNetworks` and `virtualNetwork` need. */
export const READ_NETWORKS = 'Microsoft.Network/virtualNetworks/read';

/** The operation that `subnetUsages` needs. */
export const READ_NETWORK_USAGES = 'Microsoft.Network/virtualNetworks/usages/read';

/** A virtual network in Azure. */
export interface ExistingNetwork {
  readonly id: string;
  /** The region, in lower case and without spaces; empty if the answer has none. */
  readonly region: string;
  /** Its ranges in CIDR notation, IPv6 included. */
  readonly prefixes: readonly string[];
  /** Empty: the DNS servers of Azure. */
  readonly dnsServers: readonly string[];
  readonly subnets: readonly ExistingSubnet[];
  readonly peers: readonly Peer[];
}

/** A subnet in Azure. */
export interface ExistingSubnet {
  readonly name: string;
  /** Its ranges in CIDR notation. */
  readonly prefixes: readonly string[];
  /** The services that it is delegated to, such as `Microsoft.Web/serverFarms`. */
  readonly delegations: readonly string[];
  /** The IDs of the private endpoints in it. */
  readonly privateEndpointIds: readonly string[];
}

/** A network that another one is peered with. */
export interface Peer {
  readonly networkId: string;
  /** Its ranges in CIDR notation. */
  readonly prefixes: readonly string[];
}

/** How many addresses of a subnet are in use. */
export interface SubnetUsage {
  readonly subnetId: string;
  readonly used: number;
  /** Without the addresses that Azure reserves. */
  readonly limit: number;
}

/**
 * The virtual networks of a subscription that the identity can see.
 *
 * Source: Microsoft's REST API reference, Virtual Networks, 2024-05-01.
 */
export const virtualNetworks = async (
  azure: ResourceManager,
  subscriptionId: string,
): Promise<Answer<readonly ExistingNetwork[]>> =>
  mapAnswer(
    await azure.list(`/subscriptions/${subscriptionId}/providers/Microsoft.Network/virtualNetworks`, NETWORK_API, NETWORK),
    (rows) => rows.map(networkOf),
  );

/** One virtual network. */
export const virtualNetwork = async (azure: ResourceManager, id: string): Promise<Answer<ExistingNetwork>> =>
  mapAnswer(await azure.get(id.toLowerCase(), NETWORK_API, NETWORK), networkOf);

/**
 * The use of the subnets of a network.
 *
 * Source: Microsoft's REST API reference, Virtual Networks - List Usage, 2024-05-01.
 */
export const subnetUsages = async (azure: ResourceManager, networkId: string): Promise<Answer<readonly SubnetUsage[]>> =>
  mapAnswer(await azure.list(`${networkId.toLowerCase()}/usages`, NETWORK_API, USAGE), (rows) =>
    rows.flatMap(({ id, currentValue, limit }) =>
      id && typeof limit === 'number' ? [{ subnetId: id, used: currentValue ?? 0, limit }] : [],
    ),
  );

const networkOf = ({ id, location, properties }: z.infer<typeof NETWORK>): ExistingNetwork => ({
  id,
  region: regionIn(location),
  prefixes: properties.addressSpace?.addressPrefixes ?? [],
  dnsServers: properties.dhcpOptions?.dnsServers ?? [],
  subnets: (properties.subnets ?? []).map(subnetOf),
  peers: (properties.virtualNetworkPeerings ?? []).flatMap((peering) => peerOf(peering) ?? []),
});

const subnetOf = ({ name, properties }: z.infer<typeof SUBNET>): ExistingSubnet => ({
  name,
  prefixes: [
    ...new Set([...(properties?.addressPrefixes ?? []), ...(properties?.addressPrefix ? [properties.addressPrefix] : [])]),
  ],
  delegations: (properties?.delegations ?? []).flatMap((each) => each.properties?.serviceName ?? []),
  privateEndpointIds: (properties?.privateEndpoints ?? []).flatMap(({ id }) => id ?? []),
});

function peerOf({ properties }: z.infer<typeof PEERING>): Peer | undefined {
  const networkId = properties?.remoteVirtualNetwork?.id;
  if (!networkId) return undefined;
  const now = properties.remoteVirtualNetworkAddressSpace?.addressPrefixes;
  return { networkId, prefixes: now ?? properties.remoteAddressSpace?.addressPrefixes ?? [] };
}
