import { conductOf } from '../../stack/facts/conduct';
import { partsOfZoneId } from '../../stack/facts/dns';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';

/** Who registers the name of a private endpoint, and where. */
export interface Registration {
  /** The zones that the configuration names, in alphabetical order. */
  readonly zones: readonly Ref[];
  /** The zones as they are written: IDs or references. */
  readonly words: string;
  /** Whether Terraform leaves the zone group as it is in Azure. */
  readonly isLeftToPolicy: boolean;
}

/** The attribute of an endpoint that registers it. */
export const ZONE_GROUP = 'private_dns_zone_group';

/** Arguments that the kit writes where it hands the registration over. */
export const HANDED_OVER = ['lifecycle.ignore_changes', 'lifecycle.postcondition'] as const;

/** The registration of an endpoint. */
export const registrationOf = (endpoint: FactOf<'endpoint'> | undefined): Registration => ({
  zones: endpoint?.value.zones ?? [],
  words: (endpoint?.value.zones ?? []).map(({ written }) => written).join(', '),
  isLeftToPolicy: ignoredOf(endpoint).includes(ZONE_GROUP),
});

const ignoredOf = (endpoint: FactOf<'endpoint'> | undefined): readonly string[] =>
  endpoint ? conductOf(endpoint.resource).ignored : [];

/** Whether nothing but the zone group of an endpoint is ignored from now on, or no longer is, and its zones change with that. */
export function isHandedOver(before: FactOf<'endpoint'> | undefined, after: FactOf<'endpoint'> | undefined): boolean {
  const [old, fresh] = [ignoredOf(before), ignoredOf(after)];
  const differing = [...old.filter((each) => !fresh.includes(each)), ...fresh.filter((each) => !old.includes(each))];
  return differing.join() === ZONE_GROUP && registrationOf(before).words !== registrationOf(after).words;
}

/** What tells a zone from others, given its ID or a reference to it: resource group and name, in lower case. */
export function zoneKey(facts: Facts, zone: Ref): string {
  const own = facts.referred('zone', zone)?.value;
  const parts = own ? undefined : partsOfZoneId(zone.written);
  return own ? keyOf(facts.nameOf(own.group), own.name) : keyOf(parts?.group, parts?.name);
}

/** The same of the zone that a link is to. */
export function linkedZoneKey(facts: Facts, { value: { zone, group } }: FactOf<'zoneLink'>): string {
  return zone && facts.referred('zone', zone) ? zoneKey(facts, zone) : keyOf(facts.nameOf(group), zone?.written);
}

const keyOf = (group: string | undefined, name: string | undefined) => `${group}/${name}`.toLowerCase();
