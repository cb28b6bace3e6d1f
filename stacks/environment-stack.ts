import type { Construct } from 'constructs';
import { idHash } from '../lib/catalog/id-hash';
import { parseResourceId } from '../lib/catalog/resource-id';
import type { SharedZones } from '../lib/fleet/stamp';
import { PrivateDnsZones, VirtualNetworkLinks } from '../lib/network/private-dns';
import { BaseStack } from '../lib/terraform/base-stack';
import { ResourceGroup } from '../lib/terraform/resource-group';

/**
 * The resources that the regions of an environment share: the private DNS zones in which all their endpoints are registered. Each
 * stamp links its own network. Existing networks are linked here, once, regardless of the number of stamps in them.
 */
export class EnvironmentStack extends BaseStack {
  constructor(scope: Construct, shared: SharedZones) {
    const { id, subscriptionId, state, providers, tags, zones, linkedNetworks, preventDestroy } = shared;
    super(scope, id, { subscriptionId, state, providers, preventDestroy, azapi: false });
    const resourceGroup = new ResourceGroup(this, 'resource_group', {
      name: shared.resourceGroup,
      location: shared.region.name,
      tags,
    });
    const dns = new PrivateDnsZones(this, 'dns', { zones, resourceGroup, tags });
    for (const virtualNetworkId of linkedNetworks) {
      const name = linkName(virtualNetworkId);
      new VirtualNetworkLinks(this, name, { zones: dns.references, virtualNetworkId, name, tags });
    }
  }

  /** `npm run check` has checked the settings and overrides. */
  protected override brokenGuardrails(): string[] {
    return [];
  }
}

/** Networks in different resource groups can have the same name: their IDs distinguish the links. */
function linkName(virtualNetworkId: string): string {
  const subnet = parseResourceId('subnet', `${virtualNetworkId}/subnets/any`);
  const [network = ''] = typeof subnet === 'string' ? [] : subnet.names;
  return `link-${network}-${idHash(virtualNetworkId)}`;
}
