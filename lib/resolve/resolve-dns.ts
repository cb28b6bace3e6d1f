import { privateDnsZonesOf } from '../catalog/clouds';
import { groupIdOf, resourceIdOf } from '../catalog/resource-id';
import type { EnvironmentSettings } from '../settings/environment-settings';
import { sharedGroupOf } from './resource-names';
import { ResolutionError } from './resolution';
import type { StampSettings } from '../settings/stamp-settings';
import type { StampDns } from '../fleet/stamp';

/** The DNS registration of a stamp's endpoint; `stampGroup` is the stamp's resource group. */
export function dnsOf(environment: EnvironmentSettings, { account, dns }: StampSettings, stampGroup: string): StampDns {
  const names = privateDnsZonesOf(account.kind, environment.cloud);
  const { subscriptionId } = environment;
  const sharedGroup = sharedGroupOf(environment);
  const idIn = (resourceGroup: string, name: string) =>
    resourceIdOf('privateDnsZone', { subscriptionId, resourceGroup, names: [name] });
  const { mode } = dns;
  if (mode === 'policy')
    return { mode, zones: [], formerGroupIds: [stampGroup, sharedGroup].map((name) => groupIdOf(subscriptionId, name)) };
  if (mode === 'stamp') return { mode, zones: names.map((name) => ({ name })) };
  if (mode === 'existing') return { mode, zones: names.map((name) => ({ name, id: existingZone(name, dns.zones) })) };
  return { mode, zones: names.map((name) => ({ name, id: idIn(sharedGroup, name) })) };
}

function existingZone(name: string, zones: StampSettings['dns']['zones']): string {
  const id = Object.hasOwn(zones, name) ? zones[name] : undefined;
  if (id === undefined)
    throw new ResolutionError(
      'dns/zones',
      ['dns', 'zones'],
      `the ID of the zone '${name}' is missing`,
      `write ${name}: /subscriptions/…/privateDnsZones/${name}`,
    );
  return id;
}
