import type { JsonObject } from '../json';
import { listAt, textsAt, valueAt } from '../json';
import type { Ref, Switch } from './field';
import { field, flag, ref, refOf, text, texts } from './field';
import { kind } from './kind';

/** A private endpoint: the way to an account through a network. */
export interface Endpoint {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly subnet: Ref | undefined;
  readonly networkInterface: string | undefined;
  /** What it leads to. */
  readonly target: Ref | undefined;
  readonly groups: readonly string[];
  readonly connection: string | undefined;
  /** Whether the owner of the target has to approve it. */
  readonly manual: Switch;
  /** The private DNS zones that its name is registered in. */
  readonly zones: readonly Ref[];
  readonly zoneGroup: string | undefined;
}

export const ENDPOINT = kind<Endpoint>('azurerm_private_endpoint', {
  name: text('name'),
  group: ref('resource_group_name'),
  location: text('location'),
  subnet: ref('subnet_id'),
  networkInterface: text('custom_network_interface_name'),
  target: ref('private_service_connection.private_connection_resource_id'),
  groups: texts('private_service_connection.subresource_names'),
  connection: text('private_service_connection.name'),
  manual: flag('private_service_connection.is_manual_connection', false),
  zones: field(['private_dns_zone_group.private_dns_zone_ids'], (attributes) =>
    textsAt(attributes, 'private_dns_zone_group.private_dns_zone_ids').sort().map(refOf),
  ),
  zoneGroup: text('private_dns_zone_group.name'),
});

/** A private DNS zone. */
export interface Zone {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
}

export const ZONE = kind<Zone>('azurerm_private_dns_zone', { name: text('name'), group: ref('resource_group_name') });

/** A network whose clients find what is registered in a zone. */
export interface ZoneLink {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly zone: Ref | undefined;
  readonly network: Ref | undefined;
}

export const ZONE_LINK = kind<ZoneLink & { readonly registration: Switch }>('azurerm_private_dns_zone_virtual_network_link', {
  name: text('name'),
  group: ref('resource_group_name'),
  zone: ref('private_dns_zone_name'),
  network: ref('virtual_network_id'),
  registration: flag('registration_enabled', false),
});

/** The beginnings of IDs of zones with which the postcondition of an endpoint refuses a plan. */
export const refusedPrefixes = (endpoint: JsonObject | undefined): string[] =>
  listAt(endpoint, 'lifecycle.postcondition').flatMap((each) => {
    const condition = valueAt(each, 'condition');
    return typeof condition === 'string'
      ? [...condition.matchAll(/startswith\(lower\(id\), "([^"]+)"\)/g)].map(([, prefix = '']) => prefix)
      : [];
  });

/** The ID of a zone, taken apart: its resource group and its name. */
export function partsOfZoneId(id: string): { readonly group: string; readonly name: string } | undefined {
  const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(id) ?? [];
  return group === undefined || name === undefined ? undefined : { group, name };
}
