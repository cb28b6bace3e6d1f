import type { Json, JsonObject } from '../../stack/json';
import { listAt, textAt, textsAt, valueAt } from '../../stack/json';
import { referred, resolvedName } from '../../stack/references';
import type { Stack } from '../../stack/stack';

/** Who registers the name of a private endpoint, and where. */
export interface Registration {
  /** The zones that the configuration names, as IDs or references, in alphabetical order. */
  readonly zones: readonly string[];
  /** Whether Terraform leaves the zone group as it is in Azure. */
  readonly isLeftToPolicy: boolean;
}

const GROUP = 'private_dns_zone_group';

/** The registration of an endpoint. */
export const registrationOf = (endpoint: JsonObject | undefined): Registration => ({
  zones: zonesOf(endpoint?.[GROUP]),
  isLeftToPolicy: textsAt(endpoint, 'lifecycle.ignore_changes').includes(GROUP),
});

/** Whether nothing but the zone group of an endpoint is ignored from now on, or no longer is, and its zones change with that. */
export function isHandedOver(before: JsonObject | undefined, after: JsonObject | undefined): boolean {
  const [old, fresh] = [before, after].map((each) => textsAt(each, 'lifecycle.ignore_changes')) as [string[], string[]];
  const differing = [...old.filter((each) => !fresh.includes(each)), ...fresh.filter((each) => !old.includes(each))];
  const [was, is] = [before, after].map((each) => registrationOf(each).zones.join());
  return differing.join() === GROUP && was !== is;
}

/** The zones of a zone group. */
const zonesOf = (group: Json | undefined): string[] => textsAt(group, 'private_dns_zone_ids').sort();

/** Whether a zone is one that the stack makes. */
export const isOwnZone = (stack: Stack | undefined, zone: string) => referred(stack, zone)?.type === 'azurerm_private_dns_zone';

/** The beginnings of zone IDs with which the postcondition of an endpoint refuses a plan. */
export const refusedPrefixes = (endpoint: JsonObject | undefined): string[] =>
  listAt(endpoint, 'lifecycle.postcondition').flatMap((each) => {
    const condition = valueAt(each, 'condition');
    return typeof condition === 'string'
      ? [...condition.matchAll(/startswith\(lower\(id\), "([^"]+)"\)/g)].map(([, prefix = '']) => prefix)
      : [];
  });

/** What tells a zone from others, given its ID or a reference to it: resource group and name, in lower case. */
export function zoneKey(stack: Stack | undefined, zone: string): string {
  const own = referred(stack, zone);
  if (own) return keyOf(stack, textAt(own.attributes, 'resource_group_name'), textAt(own.attributes, 'name'));
  const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(zone) ?? [];
  return keyOf(stack, group, name);
}

/** The same of the zone that a link is to. */
export function linkedZoneKey(stack: Stack | undefined, link: JsonObject | undefined): string {
  const name = textAt(link, 'private_dns_zone_name');
  const zone = referred(stack, name);
  return zone && name !== undefined ? zoneKey(stack, name) : keyOf(stack, textAt(link, 'resource_group_name'), name);
}

const keyOf = (stack: Stack | undefined, group: string | undefined, name: string | undefined) =>
  `${resolvedName(stack, group)}/${name}`.toLowerCase();
