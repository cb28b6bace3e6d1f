import { PrivateEndpoint as PrivateEndpointResource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';

/** An endpoint to make: what it connects to, where it is, and how it is found. */
export interface PrivateEndpointProps {
  /** 2 to 64 characters. */
  readonly name: string;
  /** The name of its network interface. Left to Azure, it would be a random one. */
  readonly networkInterfaceName: string;
  readonly resourceGroup: IResourceGroup;
  /** The region of the subnet's network, which the endpoint must be in. */
  readonly location: string;
  readonly subnetId: string;
  /** The ID of what it connects to. */
  readonly resourceId: string;
  /** Which part of it, such as `account`. */
  readonly groupId: string;
  /** Who registers the endpoint's address. */
  readonly dns: EndpointDns;
  /**
   * What must be there first, such as the rules of its subnet.
   *
   * @default - only what it refers to
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Who registers the endpoint's address: the endpoint itself, in the private DNS zones with these IDs; or Azure Policy, which then
 * adds a zone group that is no difference to Terraform.
 */
export type EndpointDns = { readonly zoneIds: readonly string[] } | 'policy';

/** An address in a subnet that leads to one Azure resource, over Azure's own network. */
export class PrivateEndpoint extends Construct {
  readonly resource: PrivateEndpointResource;

  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    const { dns, dependsOn, tags } = props;
    throwIfAny(this, [
      nameProblem('privateEndpoint', props.name),
      nameProblem('networkInterface', props.networkInterfaceName),
      dns !== 'policy' && dns.zoneIds.length === 0 ? 'no private DNS zone is given: its address would be unknown' : undefined,
    ]);
    this.resource = new PrivateEndpointResource(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroup.reference,
      location: props.location,
      subnetId: props.subnetId,
      customNetworkInterfaceName: props.networkInterfaceName,
      privateServiceConnection: {
        name: props.name,
        privateConnectionResourceId: props.resourceId,
        subresourceNames: [props.groupId],
        isManualConnection: false,
      },
      ...(dns === 'policy'
        ? { lifecycle: { ignoreChanges: ['private_dns_zone_group'] } }
        : { privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [...dns.zoneIds] } }),
      ...(dependsOn ? { dependsOn: [...dependsOn] } : {}),
      ...(tags ? { tags } : {}),
    });
  }

  /** The network interface that holds the private address, as a reference. */
  get networkInterfaceId(): string {
    return this.resource.networkInterface.get(0).id;
  }
}
