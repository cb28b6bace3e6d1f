import { conventionalNames } from '../catalog/conventional-names';
import { nameInId, resourceIdOf } from '../catalog/resource-id';
import { networkIdOf } from './own-network';
import type { Target } from '../verdicts/target';

/** A link between a private DNS zone and a network that a stack creates. */
export interface WantedLink {
  /** Such as `privatelink.openai.azure.com`. */
  readonly zoneName: string;
  /** The ID of the zone, which the kit creates as well. */
  readonly zoneId: string;
  readonly networkId: string;
  /** The name of the link in the zone. */
  readonly name: string;
}

/** The links that a stack creates: a stamp those of its network, the environment those of existing networks. */
export function wantedLinks(target: Target): readonly WantedLink[] {
  if (target.kind === 'environment') {
    const { subscriptionId, resourceGroup, zones, linkedNetworks } = target.stack.value;
    return zones.flatMap((zoneName) => {
      const zoneId = resourceIdOf('privateDnsZone', { subscriptionId, resourceGroup, names: [zoneName] });
      return linkedNetworks.map((networkId) => ({
        ...{ zoneName, zoneId, networkId },
        name: conventionalNames.virtualNetworkLink(nameInId(networkId), networkId),
      }));
    });
  }
  if (target.kind !== 'stamp') return [];
  const { id, subscriptionId, names, dns, network } = target.stack.value;
  if (dns.mode !== 'stamp' && !(dns.mode === 'environment' && network.kind === 'new')) return [];
  const networkId = networkIdOf(target.stack.value);
  return dns.zones.map(({ name: zoneName, id: zoneId }) => ({
    ...{ zoneName, networkId, name: `link-${id}` },
    zoneId: zoneId ?? resourceIdOf('privateDnsZone', { subscriptionId, resourceGroup: names.resourceGroup, names: [zoneName] }),
  }));
}
