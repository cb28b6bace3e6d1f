import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { BaseStack } from '../terraform/base-stack';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';

type Tags = Readonly<Record<string, string>>;

/** The zones to create. */
export interface PrivateDnsZonesProps {
  /** The zones' names, such as `privatelink.openai.azure.com`. */
  readonly zones: readonly string[];
  readonly resourceGroup: IResourceGroup;
  /** @default - no tags */
  readonly tags?: Tags;
}

/** Private DNS zones. Only linked networks can resolve the names in them. */
export class PrivateDnsZones extends Construct {
  /** The zones' IDs, in the order of their names as given. */
  readonly zoneIds: readonly string[];
  private readonly zones: readonly PrivateDnsZone[];

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    super(scope, id);
    this.zones = props.zones.map(
      (name) =>
        new PrivateDnsZone(this, name, {
          name,
          resourceGroupName: props.resourceGroup.reference,
          ...(props.tags ? { tags: props.tags } : {}),
          // A removed zone is deleted only after the endpoints have left it.
          lifecycle: { createBeforeDestroy: true, preventDestroy: BaseStack.of(this).preventDestroy },
        }),
    );
    this.zoneIds = this.zones.map((zone) => zone.id);
  }

  /** The zones as references, so that resources that use them depend on the zones. */
  get references(): readonly ZoneReference[] {
    return this.zones.map((zone) => ({
      name: zone.nameInput ?? '',
      reference: zone.name,
      resourceGroupName: zone.resourceGroupName,
    }));
  }
}

/** A private DNS zone to link networks to. */
export interface ZoneReference {
  /** The zone's name as text. */
  readonly name: string;
  /** The zone's name, possibly as a reference. */
  readonly reference: string;
  readonly resourceGroupName: string;
}

/** The network to link, and the zones to link it to. */
export interface VirtualNetworkLinksProps {
  readonly zones: readonly ZoneReference[];
  readonly virtualNetworkId: string;
  /** The name of the links, unique in each zone. 2 to 80 characters. */
  readonly name: string;
  /** @default - no tags */
  readonly tags?: Tags;
}

/** Lets a network resolve the names in private DNS zones. Resources in the network are not registered there. */
export class VirtualNetworkLinks extends Construct {
  constructor(scope: Construct, id: string, props: VirtualNetworkLinksProps) {
    super(scope, id);
    throwIfAny(this, [nameProblem('virtualNetworkLink', props.name)]);
    for (const zone of props.zones)
      new PrivateDnsZoneVirtualNetworkLink(this, zone.name, {
        name: props.name,
        privateDnsZoneName: zone.reference,
        resourceGroupName: zone.resourceGroupName,
        virtualNetworkId: props.virtualNetworkId,
        registrationEnabled: false,
        ...(props.tags ? { tags: props.tags } : {}),
      });
  }
}
