import type { Json, JsonObject } from '../json';
import { listAt, textAt, textsAt, valueAt } from '../json';
import type { Ref, Switch } from './field';
import { constant, field, flag, named, ref, refOf, text, texts, textsIn } from './field';
import { arm, kind } from './kind';

/** A private endpoint. */
export interface Endpoint {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly subnet: Ref | undefined;
  readonly networkInterface: string | undefined;
  /** The resource that it connects to. */
  readonly target: Ref | undefined;
  /** The alias of a Private Link service that it connects to instead of a target. */
  readonly alias: string | undefined;
  readonly groups: readonly string[];
  readonly connection: string | undefined;
  /** Whether the owner of the target has to approve it. */
  readonly manual: Switch;
  /** The private DNS zones that its name is registered in. */
  readonly zones: readonly Ref[];
  readonly zoneGroup: string | undefined;
}

const PROPERTIES = 'body.properties';

/** The connections of an endpoint, including those that the owner of the target must approve. */
const connectionsIn = (attributes: JsonObject, ...lists: readonly string[]) =>
  lists.flatMap((list) => listAt(attributes, `${PROPERTIES}.${list}`));

const [AT_ONCE, APPROVED] = ['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections'] as const;

/** A field of the first connection. */
const ofConnection = <T>(read: (connection: Json | undefined) => T) =>
  field<T>([`${PROPERTIES}.${AT_ONCE}`, `${PROPERTIES}.${APPROVED}`], (attributes) =>
    read(connectionsIn(attributes, AT_ONCE, APPROVED)[0]),
  );

export const ENDPOINT = kind<Endpoint>(
  'azurerm_private_endpoint',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    subnet: ref('subnet_id'),
    networkInterface: text('custom_network_interface_name'),
    target: ref('private_service_connection.private_connection_resource_id'),
    alias: text('private_service_connection.private_connection_resource_alias'),
    groups: texts('private_service_connection.subresource_names'),
    connection: text('private_service_connection.name'),
    manual: flag('private_service_connection.is_manual_connection', false),
    zones: field(['private_dns_zone_group.private_dns_zone_ids'], (attributes) =>
      textsIn(attributes, 'private_dns_zone_group.private_dns_zone_ids')
        .sort()
        .map((each) => refOf(each)),
    ),
    zoneGroup: text('private_dns_zone_group.name'),
  },
  // The zone group is a separate resource.
  arm('Microsoft.Network/privateEndpoints', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    subnet: ref(`${PROPERTIES}.subnet.id`),
    networkInterface: text(`${PROPERTIES}.customNetworkInterfaceName`),
    target: ofConnection((each) => {
      const id = textAt(each, 'properties.privateLinkServiceId');
      return id === undefined ? undefined : refOf(id);
    }),
    alias: constant(undefined),
    groups: ofConnection((each) => textsAt(each, 'properties.groupIds')),
    connection: ofConnection((each) => textAt(each, 'name')),
    manual: field([`${PROPERTIES}.${APPROVED}`], (attributes) => connectionsIn(attributes, APPROVED).length > 0),
    zones: constant([]),
    zoneGroup: constant(undefined),
  }),
);

/** A private DNS zone. */
export interface Zone {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
}

export const ZONE = kind<Zone>(
  'azurerm_private_dns_zone',
  { name: text('name'), group: named('resource_group_name') },
  arm('Microsoft.Network/privateDnsZones', { name: text('name'), group: ref('parent_id') }),
);

/** A link from a zone to a network, whose clients then resolve the names in the zone. */
export interface ZoneLink {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly zone: Ref | undefined;
  readonly network: Ref | undefined;
}

export const ZONE_LINK = kind<ZoneLink & { readonly registration: Switch }>(
  'azurerm_private_dns_zone_virtual_network_link',
  {
    name: text('name'),
    group: named('resource_group_name'),
    zone: named('private_dns_zone_name'),
    network: ref('virtual_network_id'),
    registration: flag('registration_enabled', false),
  },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.network/privatednszones/virtualnetworklinks.
  arm('Microsoft.Network/privateDnsZones/virtualNetworkLinks', {
    name: text('name'),
    group: constant(undefined),
    zone: ref('parent_id'),
    network: ref(`${PROPERTIES}.virtualNetwork.id`),
    registration: flag(`${PROPERTIES}.registrationEnabled`, false),
  }),
);

/** The prefixes of zone IDs that the postcondition of an endpoint refuses. */
export const refusedPrefixes = (endpoint: JsonObject | undefined): string[] =>
  listAt(endpoint, 'lifecycle.postcondition').flatMap((each) => {
    const condition = valueAt(each, 'condition');
    return typeof condition === 'string'
      ? [...condition.matchAll(/startswith\(lower\(id\), "([^"]+)"\)/g)].map(([, prefix = '']) => prefix)
      : [];
  });

/** The resource group and the name in the ID of a zone. */
export function partsOfZoneId(id: string): { readonly group: string; readonly name: string } | undefined {
  const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(id) ?? [];
  return group === undefined || name === undefined ? undefined : { group, name };
}
