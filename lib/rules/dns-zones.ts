import { parseResourceId } from '../catalog/resource-id';
import type { Located } from '../fleet/fleet';
import type { Stamp, StampZone } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** The ID of an existing zone is the ID of the zone with that name. */
export const dnsZones = stampRule(
  'dns/zone-id',
  'The ID of every existing zone is well formed and belongs to the zone that it is set for.',
  ({ dns }, located) => (dns.mode === 'existing' ? dns.zones.flatMap((zone) => ofZone(located, zone)) : []),
);

function ofZone(located: Located<Stamp>, { name, id = '' }: StampZone): Finding[] {
  const path = ['dns', 'zones', name];
  const parsed = parseResourceId('privateDnsZone', id);
  if (typeof parsed === 'string')
    return [
      finding(located, path, {
        message: `the ID of the zone '${name}' is not valid: ${parsed}`,
        help: 'copy it from the output of: az network private-dns zone show --query id',
      }),
    ];
  const [given = ''] = parsed.names;
  if (given === name) return [];
  return [
    finding(located, path, {
      message: `the ID belongs to the zone '${given}', not to '${name}'`,
      help: `use the ID that ends in /privateDnsZones/${name}`,
    }),
  ];
}
