import { conductOf } from '../../stack/facts/conduct';
import { partsOfZoneId } from '../../stack/facts/dns';
import type { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import type { FactOf } from '../../stack/facts/kinds';

/** In which zones the name of a private endpoint is registered, and whether Terraform or Azure Policy does it. */
export interface Registration {
  /** The zones in the configuration, in alphabetical order. */
  readonly zones: readonly Ref[];
  /** The zones as they are written: IDs or references. */
  readonly words: string;
  /** Whether Terraform ignores changes of the zone group. */
  readonly isLeftToPolicy: boolean;
}

/** The attribute that registers an endpoint. */
export const ZONE_GROUP = 'private_dns_zone_group';

/** Arguments that the kit writes when it leaves the registration to Azure Policy. */
export const HANDED_OVER = ['lifecycle.ignore_changes', 'lifecycle.postcondition'] as const;

/** The registration of an endpoint. */
export const registrationOf = (endpoint: FactOf<'endpoint'> | undefined): Registration => ({
  zones: endpoint?.value.zones ?? [],
  words: (endpoint?.value.zones ?? []).map(({ written }) => written).join(', '),
  isLeftToPolicy: ignoredOf(endpoint).includes(ZONE_GROUP),
});

const ignoredOf = (endpoint: FactOf<'endpoint'> | undefined): readonly string[] =>
  endpoint ? conductOf(endpoint.resource).ignored : [];

/** Whether the only change of `ignore_changes` is that the zone group is added or removed, and the zones change with it. */
export function isHandedOver(before: FactOf<'endpoint'> | undefined, after: FactOf<'endpoint'> | undefined): boolean {
  const [old, fresh] = [ignoredOf(before), ignoredOf(after)];
  const differing = [...old.filter((each) => !fresh.includes(each)), ...fresh.filter((each) => !old.includes(each))];
  return differing.join() === ZONE_GROUP && registrationOf(before).words !== registrationOf(after).words;
}

/** A key for a zone, given its ID or a reference to it: resource group and name, in lower case. */
export function zoneKey(facts: Facts, zone: Ref): string {
  const own = facts.referred('zone', zone)?.value;
  const parts = own ? undefined : partsOfZoneId(zone.written);
  return own ? keyOf(facts.nameOf(own.group), own.name) : keyOf(parts?.group, parts?.name);
}

/** The key of the zone that a virtual network link belongs to. */
export function linkedZoneKey(facts: Facts, { value: { zone, group } }: FactOf<'zoneLink'>): string {
  return zone && facts.referred('zone', zone) ? zoneKey(facts, zone) : keyOf(facts.nameOf(group), zone?.written);
}

const keyOf = (group: string | undefined, name: string | undefined) => `${group}/${name}`.toLowerCase();
