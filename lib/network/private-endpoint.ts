import { PrivateEndpoint as PrivateEndpointResource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';

/** An endpoint to create: its target, its location and its DNS registration. */
export interface PrivateEndpointProps {
  /** 2 to 64 characters. */
  readonly name: string;
  /** The name of its network interface. Without one, Azure chooses a random name. */
  readonly networkInterfaceName: string;
  readonly resourceGroup: IResourceGroup;
  /** The region of the subnet's network, which the endpoint must be in. */
  readonly location: string;
  readonly subnetId: string;
  /** The ID of the resource that it connects to. */
  readonly resourceId: string;
  /** The part of the resource that it connects to, such as `account`. */
  readonly groupId: string;
  /** How the endpoint's address is registered. */
  readonly dns: EndpointDns;
  /**
   * What must exist first, such as the rules of its subnet.
   *
   * @default - only the resources that it refers to
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /**
   * Attributes of other resources, such as `azurerm_cognitive_account.account.kind`, whose change requires a new endpoint.
   *
   * @default - none
   */
  readonly replaceTriggeredBy?: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** How the endpoint's address is registered: by the endpoint in the private DNS zones with these IDs, or by Azure Policy. */
export type EndpointDns = { readonly zoneIds: readonly string[] } | PolicyDns;

/** Azure Policy adds a zone group to the endpoint, which Terraform ignores. */
export interface PolicyDns {
  readonly policy: true;
  /**
   * The IDs of resource groups in whose zones the endpoint may still be registered, although Terraform no longer manages the zones.
   * Terraform refuses the plan while the endpoint is registered there: the zone group would stay unchanged, and names would no longer
   * resolve once the zones are deleted.
   *
   * @default - none
   */
  readonly formerGroupIds?: readonly string[];
}

/** A private address in a subnet that connects to one Azure resource over the Azure network. */
export class PrivateEndpoint extends Construct {
  readonly resource: PrivateEndpointResource;

  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    const { dns, dependsOn, replaceTriggeredBy = [], tags } = props;
    throwIfAny(this, [
      nameProblem('privateEndpoint', props.name),
      nameProblem('networkInterface', props.networkInterfaceName),
      'zoneIds' in dns && dns.zoneIds.length === 0
        ? 'no private DNS zone is set, so clients could not resolve its address'
        : undefined,
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
      ...('zoneIds' in dns ? { privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [...dns.zoneIds] } } : {}),
      ...lifecycleOf(dns, replaceTriggeredBy),
      ...(dependsOn ? { dependsOn: [...dependsOn] } : {}),
      ...(tags ? { tags } : {}),
    });
  }

  /** The network interface with the private address, as a reference. */
  get networkInterfaceId(): string {
    return this.resource.networkInterface.get(0).id;
  }
}

function lifecycleOf(dns: EndpointDns, replaceTriggeredBy: readonly string[]): { lifecycle?: TerraformResourceLifecycle } {
  if (!('policy' in dns) && replaceTriggeredBy.length === 0) return {};
  return {
    lifecycle: {
      ...(replaceTriggeredBy.length > 0 ? { replaceTriggeredBy: [...replaceTriggeredBy] } : {}),
      ...('policy' in dns ? leftToPolicy(dns) : {}),
    },
  };
}

/** Leaves the zone group to Azure Policy. Like Azure, the condition compares IDs without case. */
function leftToPolicy({ formerGroupIds = [] }: PolicyDns): TerraformResourceLifecycle {
  const zones = 'flatten(self.private_dns_zone_group[*].private_dns_zone_ids)';
  const conditions = formerGroupIds.map(
    (id) => `alltrue([for id in ${zones} : !startswith(lower(id), "${id.toLowerCase()}/")])`,
  );
  return {
    ignoreChanges: ['private_dns_zone_group'],
    ...(conditions.length === 0
      ? {}
      : { postcondition: [{ condition: `\${${conditions.join(' && ')}}`, errorMessage: STILL_REGISTERED }] }),
  };
}

/** Why Terraform refuses to leave a zone group to Azure Policy. */
export const STILL_REGISTERED =
  'The endpoint is still registered in private DNS zones that this configuration no longer manages, and its zone group would stay as it is. First set dns.mode to existing, with the IDs of the zones that the policy uses, and apply that. Then set dns.mode to policy.';
