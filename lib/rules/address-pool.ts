import { parseResourceId } from '../catalog/resource-id';
import type { Located } from '../fleet/fleet';
import type { StampPool, Stamp } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** Azure allocates the addresses of a network from a pool, and those of its subnet from the same pool. */
export const addressPool = stampRule(
  'network/address-pool',
  'The ID of an IPAM pool is well formed, and a network from a pool is large enough for its subnet.',
  ({ network }, located) => {
    if (network.kind === 'existing' || !network.pool) return [];
    return [...ofId(located, network.pool), ...(network.kind === 'new' ? ofSize(located, network.pool) : [])];
  },
);

function ofId(located: Located<Stamp>, { id }: StampPool): Finding[] {
  const parsed = parseResourceId('ipamPool', id);
  if (typeof parsed !== 'string') return [];
  return [
    finding(located, ['network', 'ipamPool', 'id'], {
      message: `the ID of the IPAM pool is not valid: ${parsed}`,
      help: 'copy it from the output of: az network manager ipam-pool show --query id',
    }),
  ];
}

/** The default of the subnet always fits, so a subnet that does not is written. */
function ofSize(located: Located<Stamp>, { networkAddresses, subnetAddresses }: StampPool): Finding[] {
  if (subnetAddresses <= networkAddresses) return [];
  return [
    finding(located, ['network', 'ipamPool', 'subnetAddresses'], {
      message: `the subnet has ${subnetAddresses} addresses, and its network only ${networkAddresses}`,
      help: `set networkAddresses to ${subnetAddresses} or more, or omit subnetAddresses`,
    }),
  ];
}
