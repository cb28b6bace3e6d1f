import { contains, rangeProblem } from '../catalog/addresses';
import type { Located } from '../fleet/fleet';
import type { GeneratedSubnet } from '../fleet/generated-stamp';
import { UNKNOWN_SPACE } from '../fleet/stamp';
import type { NewNetwork, Stamp } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const PREFIX = ['network', 'privateEndpointPrefix'];

/** The default range of the subnet follows the address space, but a subnet with an endpoint in it cannot move. */
export const subnetMoves = stampRule(
  'network/subnet-moves',
  'A change of addressSpace does not move the subnet of the private endpoint, unless privateEndpointPrefix is set.',
  (stamp, located, _fleet, { generated }) => {
    const before = generated?.get(stamp.id)?.subnet;
    const { network, names } = stamp;
    if (
      !before ||
      network.kind !== 'new' ||
      network.addressSpace === UNKNOWN_SPACE ||
      rangeProblem(network.privateEndpointPrefix) !== undefined
    )
      return [];
    // With another name, Terraform recreates the network or the subnet, and the endpoint in it.
    const stays = before.virtualNetwork === names.virtualNetwork && before.name === names.subnet;
    if (!stays || before.prefix === network.privateEndpointPrefix || located.layers.has(PREFIX)) return [];
    return [moved(located, before, network)];
  },
);

function moved(located: Located<Stamp>, before: GeneratedSubnet, { addressSpace, privateEndpointPrefix }: NewNetwork): Finding {
  const keep = contains(addressSpace, before.prefix)
    ? `set privateEndpointPrefix: ${before.prefix} to keep the subnet where it is`
    : `keep ${before.prefix} within addressSpace, or set names.virtualNetwork to a new name, which recreates the network and the endpoint`;
  return finding(located, ['network', 'addressSpace'], {
    message: `the subnet of the private endpoint would move from ${before.prefix} to ${privateEndpointPrefix}, which Azure rejects while the endpoint is in it`,
    help: `${keep}; if the stamp was never deployed, set privateEndpointPrefix: ${privateEndpointPrefix}`,
  });
}
