import type { Located } from '../fleet/fleet';
import type { GeneratedAddresses, GeneratedPool } from '../fleet/generated-stamp';
import type { NewNetwork, StampPool, Stamp, SubnetInNetwork } from '../fleet/stamp';
import { neverDeployed } from './never-deployed';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/**
 * A subnet with an endpoint in it keeps its addresses, so it also keeps the pool that they come from.
 *
 * Sources: hashicorp/terraform-provider-azurerm, resource virtual_network (`number_of_ip_addresses` cannot be decreased), and
 * Azure/terraform-azurerm-avm-res-network-virtualnetwork pull request #105 (a subnet can only use a pool of its network), read on
 * 2026-11-26. Whether Azure accepts a change between ranges and a pool while the network is in use is unverified.
 */
export const poolMoves = stampRule(
  'network/pool-moves',
  'A network and its subnet keep their IPAM pool, or their own ranges, and the numbers of addresses from a pool do not become smaller.',
  (stamp, located, _fleet, { generated }) => {
    const { network, names } = stamp;
    const before = generated?.get(stamp.id);
    if (network.kind === 'existing' || !before?.addresses || before.resourceGroup !== names.resourceGroup) return [];
    return changesOf(located, network, before.addresses);
  },
  { waivable: true },
);

const PATH = ['network', 'ipamPool'];

type Created = NewNetwork | SubnetInNetwork;

/** With another name or region, Terraform recreates the network or the subnet, and the endpoint in it. */
function changesOf(located: Located<Stamp>, network: Created, before: GeneratedAddresses): Finding[] {
  const { names } = located.value;
  const [now, location] = network.kind === 'new' ? [names.virtualNetwork, network.location] : [network.virtualNetworkId];
  if (now.toLowerCase() !== before.network.toLowerCase() || location !== before.location) return [];
  const { subnetPool, networkPool } = before;
  const isSame = names.subnet === before.subnet;
  if (!isSame && network.kind === 'joined') return [];
  const { pool } = network;
  if (!pool || !subnetPool) return pool || subnetPool ? [kindChanges(located, network, subnetPool)] : [];
  if (pool.id.toLowerCase() !== subnetPool.id.toLowerCase())
    return [
      refused(located, network, [...PATH, 'id'], `the addresses would come from another IPAM pool than ${subnetPool.id}`),
    ];
  return [
    ...(networkPool ? shrinks(located, network, pool, 'networkAddresses', networkPool) : []),
    ...(isSame ? shrinks(located, network, pool, 'subnetAddresses', subnetPool) : []),
  ];
}

const kindChanges = (located: Located<Stamp>, network: Created, was: GeneratedPool | undefined) =>
  was
    ? refused(
        located,
        network,
        ['network', network.kind === 'new' ? 'addressSpace' : 'privateEndpointPrefix'],
        `the addresses came from the IPAM pool ${was.id}, and would now be written`,
      )
    : refused(located, network, PATH, 'the addresses were written, and would now come from an IPAM pool');

function shrinks(
  located: Located<Stamp>,
  network: Created,
  pool: StampPool,
  key: 'networkAddresses' | 'subnetAddresses',
  was: GeneratedPool,
): Finding[] {
  if (pool[key] >= was.addresses) return [];
  return [refused(located, network, [...PATH, key], `${key} would become smaller: ${was.addresses} before, ${pool[key]} now`)];
}

function refused(located: Located<Stamp>, { kind }: Created, path: string[], message: string): Finding {
  const { environment, key } = located.value;
  const recreate =
    kind === 'new'
      ? 'names.virtualNetwork to a new name, which recreates the network'
      : 'names.subnet to a new name, which recreates the subnet';
  return finding(located, path, {
    message: `${message}, while the private endpoint has an address in the subnet`,
    help: `restore it, or set ${recreate} and the endpoint; ${neverDeployed(environment, key)}`,
  });
}
