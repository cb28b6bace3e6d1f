import { isSame, regionIn } from '../../catalog/ignoring-case';
import type { ServedCloud } from '../../catalog/clouds';
import { PRIVATE_LINK_GROUP, privateDnsZonesOf } from '../../catalog/clouds';
import { groupIdOf } from '../../catalog/resource-id';
import type { ZoneGroupAnswer } from '../../azure/reads/zone-groups';
import { zoneIdsOf } from '../../azure/reads/zone-groups';
import type { Described, Pin, PlainMap } from '../described';
import type { Existing, ExistingEndpoint } from '../existing';
import { CannotAdopt } from '../existing';
import { canonicalId, partsOf } from '../ids';
import type { Note } from '../note';
import { note } from '../note';
import { kindOf } from './account';

/** The name that the kit gives to a zone group. */
const ZONE_GROUP = 'default';
/** The name that the built-in policies of Azure give to a zone group. Source: Azure/azure-policy, Configure … to use private DNS zones. */
const OF_POLICY = 'deployedByPolicy';

/** Where the zones of an endpoint that has none yet are. */
export interface NewEndpoint {
  /** The subnet in which the kit creates an endpoint, if the account has none. */
  readonly subnet?: string;
  /** The IDs of zones in which it registers the endpoint. */
  readonly zones: readonly string[];
}

/** The endpoint of the account that the stack takes over: the one that is registered by a zone group, or else the first. */
export const endpointOf = ({ endpoints }: Existing): ExistingEndpoint | undefined =>
  endpoints.find(({ zoneGroup }) => zoneGroup !== undefined) ?? endpoints[0];

/** The network, the private endpoint and its registration. The subnet stays with the team that has it. */
export function describeEndpoint(existing: Existing, cloud: ServedCloud, wanted: NewEndpoint): Described {
  const found = endpointOf(existing);
  const notes: Note[] = existing.endpoints
    .filter((each) => each !== found)
    .map(({ endpoint }) =>
      note('outside', `private endpoint ${endpoint.name}`, 'a stack has one endpoint: this one stays as it is'),
    );
  if (!found) return newEndpoint(existing, cloud, wanted);
  const { endpoint } = found;
  const { customNetworkInterfaceName: nic } = endpoint.properties;
  const dns = dnsOf(existing, found, cloud, wanted.zones);
  return {
    settings: {
      network: {
        existing: {
          subnetId: canonicalId('subnet', endpoint.properties.subnet.id),
          ...(regionIn(endpoint.location) === regionIn(existing.account.location)
            ? {}
            : { location: regionIn(endpoint.location) }),
        },
        ...groupOf(existing, endpoint.id),
      },
      dns: dns.settings,
      names: { privateEndpoint: endpoint.name, ...(nic ? { networkInterface: nic } : {}) },
    },
    pins: pinsOf(found, dns.isOfPolicy ? undefined : zoneGroupPin(dns.settings, found.zoneGroup)),
    notes: [...notes, ...dns.notes, ...subnetNotes(found), ...spellingNotes(existing, found)],
  };
}

function newEndpoint(existing: Existing, cloud: ServedCloud, { subnet, zones }: NewEndpoint): Described {
  if (subnet === undefined)
    throw new CannotAdopt(
      'the account has no approved private endpoint, and every stamp has one: give the subnet in which the kit creates it with --subnet',
    );
  return {
    settings: { network: { existing: { subnetId: subnet } }, dns: zoneSettings(existing, cloud, zones) },
    pins: [],
    notes: [note('created', 'private endpoint', `the kit creates one in ${subnet}`)],
  };
}

/** The resource group of the endpoint, if it is not that of the account. */
function groupOf({ id }: Existing, endpointId: string): PlainMap {
  const parts = partsOf('privateEndpoint', endpointId);
  if (!parts) return {};
  const { subscriptionId, resourceGroup } = parts;
  if (isSame(resourceGroup, id.resourceGroup) && isSame(subscriptionId, id.subscriptionId)) return {};
  return { privateEndpoint: { resourceGroupId: groupIdOf(subscriptionId, resourceGroup) } };
}

/** How the endpoint is registered. Without a zone group, or with that of a policy, the kit leaves the registration to others. */
function dnsOf(existing: Existing, { zoneGroup }: ExistingEndpoint, cloud: ServedCloud, given: readonly string[]) {
  if (zoneGroup === undefined || isSame(zoneGroup.name, OF_POLICY)) {
    const message = zoneGroup
      ? 'its zone group is that of Azure Policy: the kit leaves it as it is'
      : 'it has no zone group, so something else must register its address, and the kit leaves that as it is';
    const notes = [note('outside', 'registration of the endpoint', message)];
    return { settings: { mode: 'policy' }, notes, isOfPolicy: true };
  }
  const notes = isSame(zoneGroup.name, ZONE_GROUP)
    ? []
    : [note('outside', `zone group ${zoneGroup.name}`, 'it keeps its name')];
  return { settings: zoneSettings(existing, cloud, [...zoneIdsOf(zoneGroup), ...given]), notes, isOfPolicy: false };
}

function zoneSettings(existing: Existing, cloud: ServedCloud, ids: readonly string[]): PlainMap {
  const names = privateDnsZonesOf(kindOf(existing), cloud);
  const zones = names.map((name) => [name, ids.find((id) => isSame(partsOf('privateDnsZone', id)?.names[0], name))] as const);
  const missing = zones.filter(([, id]) => id === undefined).map(([name]) => name);
  if (missing.length > 0)
    throw new CannotAdopt(
      `the endpoint of this account must be registered in ${missing.join(', ')}: give the ID of each of these zones with --zone`,
    );
  return {
    mode: 'existing',
    zones: Object.fromEntries(zones.map(([name, id = '']) => [name, zoneId(id, name)])),
  };
}

const zoneId = (id: string, name: string) => canonicalId('privateDnsZone', id).replace(/[^/]+$/, name);

/**
 * What keeps the zone group as it is: its name, and the order of its zones. azurerm would delete the group and create it again, and
 * names would not resolve meanwhile.
 */
function zoneGroupPin({ zones }: PlainMap, group: ZoneGroupAnswer | undefined): PlainMap | undefined {
  if (group === undefined) return undefined;
  const wanted = Object.values(zones as Readonly<Record<string, string>>);
  const present = zoneIdsOf(group).map((id) => wanted.find((each) => isSame(each, id)) ?? canonicalId('privateDnsZone', id));
  const all = [...present, ...wanted.filter((id) => !present.includes(id))];
  const pin = {
    ...(group.name === ZONE_GROUP ? {} : { name: group.name }),
    ...(all.join() === wanted.join() ? {} : { private_dns_zone_ids: all }),
  };
  return Object.keys(pin).length === 0 ? undefined : pin;
}

/** What would replace the endpoint if the kit chose it. */
function pinsOf({ endpoint }: ExistingEndpoint, zoneGroup: PlainMap | undefined): Pin[] {
  const { properties, name } = endpoint;
  const connection = [properties.privateLinkServiceConnections, properties.manualPrivateLinkServiceConnections].flatMap(
    (each) => each ?? [],
  )[0];
  const addresses = (properties.ipConfigurations ?? []).map((each) => ({
    name: each.name,
    private_ip_address: each.properties.privateIPAddress,
    ...(each.properties.groupId ? { subresource_name: each.properties.groupId } : {}),
    ...(each.properties.memberName ? { member_name: each.properties.memberName } : {}),
  }));
  if ((properties.manualPrivateLinkServiceConnections ?? []).length > 0)
    throw new CannotAdopt(
      `the private endpoint ${name} was requested and approved by hand, which the kit does not describe: create one with an automatic approval, and remove this one`,
    );
  const groups = connection?.properties.groupIds ?? [PRIVATE_LINK_GROUP];
  const link: PlainMap = {
    ...(connection === undefined || connection.name === name ? {} : { name: connection.name }),
    ...(groups[0] === PRIVATE_LINK_GROUP ? {} : { subresource_names: groups }),
  };
  const attributes: PlainMap = {
    ...(Object.keys(link).length === 0 ? {} : { private_service_connection: link }),
    ...(zoneGroup === undefined ? {} : { private_dns_zone_group: zoneGroup }),
    ...(addresses.length === 0 ? {} : { ip_configuration: addresses }),
  };
  const nic = properties.customNetworkInterfaceName ? {} : { custom_network_interface_name: null };
  const all = { ...attributes, ...nic };
  return Object.keys(all).length === 0 ? [] : [{ type: 'azurerm_private_endpoint', where: { name }, attributes: all }];
}

function subnetNotes({ endpoint, subnet }: ExistingEndpoint): Note[] {
  const id = canonicalId('subnet', endpoint.properties.subnet.id);
  const hasRules =
    subnet?.properties.networkSecurityGroup &&
    /^(enabled|networksecuritygroupenabled)$/i.test(subnet.properties.privateEndpointNetworkPolicies ?? '');
  return [
    note(
      'outside',
      'network',
      `the subnet ${id}, its network and its security group stay as they are${
        subnet && !hasRules ? '. No network security group limits who connects to the endpoint' : ''
      }`,
    ),
  ];
}

/** azurerm compares the ID of the account in the connection with its case. */
function spellingNotes({ accountId }: Existing, { endpoint }: ExistingEndpoint): Note[] {
  const written = endpoint.properties.privateLinkServiceConnections?.[0]?.properties.privateLinkServiceId;
  if (written === undefined || written === accountId) return [];
  const message = `its connection spells the ID of the account in another way (${written}): Terraform may replace the endpoint, which the check of the plan then refuses`;
  return [note('changed', `private endpoint ${endpoint.name}`, message)];
}
