import { Construct } from 'constructs';
import { SubscriptionBudget } from '../lib/budget/budget';
import { conventionalNames } from '../lib/catalog/conventional-names';
import { idHash } from '../lib/catalog/id-hash';
import { distinct } from '../lib/collections/order';
import type { SharedResources } from '../lib/fleet/stamp';
import { PrivateDnsZones } from '../lib/network/private-dns';
import { SpokeNetwork } from '../lib/network/spoke-network';
import { VirtualNetworkLinks } from '../lib/network/virtual-network-links';
import { ActivityAlerts } from '../lib/observability/activity-alerts';
import { BaseStack } from '../lib/terraform/base-stack';
import { ResourceGroup } from '../lib/terraform/resource-group';
import { addActionGroup } from './action-group';
import { budgetProps } from './budget-props';

/**
 * The resources that the regions of an environment share: the private DNS zones in which all their endpoints are registered, alerts
 * about operations in their resource groups, and a budget for these groups. Each stamp links its own network. Existing networks are
 * linked here, once, regardless of the number of stamps in them.
 */
export class EnvironmentStack extends BaseStack {
  constructor(scope: Construct, id: string, shared: SharedResources) {
    const { subscriptionId, state, providers, tags, ignoredTags, preventDestroy } = shared;
    const { cloud } = shared.region;
    super(scope, id, { subscriptionId, cloud, state, providers, tags, ignoredTags, preventDestroy, azapi: false });
    if (shared.zones.length > 0) this.addZones(shared);
    this.addAlerts(shared);
    this.addBudget(shared);
  }

  private addZones({ resourceGroup: name, hasExistingGroup, region, zones, linkedNetworks }: SharedResources): void {
    const resourceGroup = hasExistingGroup
      ? ResourceGroup.fromResourceGroupName(this, 'existing_resource_group', name, { location: region.name })
      : new ResourceGroup(this, 'resource_group', { name, location: region.name });
    const dns = new PrivateDnsZones(this, 'dns', { zones, resourceGroup });
    const existing = new Construct(this, 'existing_network');
    for (const virtualNetworkId of linkedNetworks) {
      const network = SpokeNetwork.fromVirtualNetworkId(existing, idHash(virtualNetworkId), virtualNetworkId);
      // The id is the name of the links, which is part of their addresses.
      const link = conventionalNames.virtualNetworkLink(network.virtualNetworkName, virtualNetworkId);
      new VirtualNetworkLinks(this, link, { zones: dns, network, name: link });
    }
  }

  private addAlerts({ alerts, groups, hasExistingGroup, region, workload, environment }: SharedResources): void {
    if (!alerts) return;
    const group = { name: alerts.resourceGroup, location: region.name };
    const resourceGroup = hasExistingGroup
      ? ResourceGroup.fromResourceGroupName(this, 'existing_alerts_group', group.name, group)
      : new ResourceGroup(this, 'alerts_group', group);
    const place = `${workload}-${environment}`;
    new ActivityAlerts(this, 'alerts', {
      subscriptionId: this.subscriptionId,
      watchedGroups: distinct([...groups, alerts.resourceGroup]),
      place,
      resourceGroup,
      actionGroup: addActionGroup(this, alerts.recipients, { place, resourceGroup }),
      location: alerts.location,
    });
  }

  private addBudget({ budget, groups, alerts, workload, environment }: SharedResources): void {
    if (!budget) return;
    new SubscriptionBudget(this, 'budget', {
      ...budgetProps(budget, conventionalNames.budget(`${workload}-${environment}`)),
      subscriptionId: this.subscriptionId,
      resourceGroups: distinct([...groups, ...(alerts ? [alerts.resourceGroup] : [])]),
    });
  }
}
