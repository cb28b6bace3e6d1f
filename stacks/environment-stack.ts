import { Construct } from 'constructs';
import { idHash } from '../lib/catalog/id-hash';
import type { SharedZones } from '../lib/fleet/stamp';
import { conventionalNames } from '../lib/catalog/conventional-names';
import { PrivateDnsZones } from '../lib/network/private-dns';
import { SpokeNetwork } from '../lib/network/spoke-network';
import { VirtualNetworkLinks } from '../lib/network/virtual-network-links';
import { BaseStack } from '../lib/terraform/base-stack';
import { ResourceGroup } from '../lib/terraform/resource-group';

/**
 * The resources that the regions of an environment share: the private DNS zones in which all their endpoints are registered. Each
 * stamp links its own network. Existing networks are linked here, once, regardless of the number of stamps in them.
 */
export class EnvironmentStack extends BaseStack {
  constructor(scope: Construct, id: string, shared: SharedZones) {
    const { subscriptionId, state, providers, tags, ignoredTags, zones, linkedNetworks, preventDestroy } = shared;
    super(scope, id, { subscriptionId, state, providers, tags, ignoredTags, preventDestroy, azapi: false });
    const { resourceGroup: name, region, hasExistingGroup } = shared;
    const resourceGroup = hasExistingGroup
      ? ResourceGroup.fromResourceGroupName(this, 'existing_resource_group', name, { location: region.name })
      : new ResourceGroup(this, 'resource_group', { name, location: region.name });
    const dns = new PrivateDnsZones(this, 'dns', { zones, resourceGroup });
    const existing = new Construct(this, 'existing_network');
    for (const virtualNetworkId of linkedNetworks) {
      const network = SpokeNetwork.fromVirtualNetworkId(existing, idHash(virtualNetworkId), virtualNetworkId);
      // The id is the name of the links, which is part of their addresses.
      const name = conventionalNames.virtualNetworkLink(network.virtualNetworkName, virtualNetworkId);
      new VirtualNetworkLinks(this, name, { zones: dns, network, name });
    }
  }
}
