import { PrivateEndpoint as PrivateEndpointResource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { nameFailure, optionalAbsenceFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { providerIn } from '../terraform/other-subscription';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { EndpointDns } from './endpoint-dns';
import { dnsFailure, endpointLifecycle } from './endpoint-dns';
import type { INetwork, ISubnet } from './network';

/** A private endpoint, new or existing. */
export interface IPrivateEndpoint extends IConstruct {
  /** The endpoint's ID as a reference or text. */
  readonly privateEndpointId: string;
}

/** What a private endpoint connects to. */
export interface PrivateLinkTarget {
  /** The name of the resource, from which the names of the endpoint are derived. */
  readonly name: string;
  /** The ID of the resource. */
  readonly resourceId: string;
  /** The part of the resource, such as `account`. */
  readonly groupId: string;
  /** The resource group of an endpoint that sets none. */
  readonly resourceGroup: IResourceGroup;
  /**
   * Attributes of other resources, such as `azurerm_cognitive_account.account.kind`, whose change requires a new endpoint.
   *
   * @default - none
   */
  readonly replaceTriggeredBy?: readonly string[];
  /**
   * Called with every new endpoint.
   *
   * @default - nothing to do
   */
  readonly connected?: (endpoint: PrivateEndpoint) => void;
}

/** The place, names and DNS registration of an endpoint. */
export interface PrivateEndpointOptions {
  /**
   * The network, in whose subnet for endpoints it gets its address. It waits for the rules of the subnet.
   *
   * @default - the subnet must be set instead
   */
  readonly network?: INetwork;
  /**
   * The subnet in which it gets its address.
   *
   * @default - the subnet for endpoints of the network
   */
  readonly subnet?: ISubnet;
  /** How the endpoint's address is registered: in private DNS zones (`PrivateDnsZones`), or by Azure Policy. */
  readonly dns: EndpointDns;
  /**
   * 2 to 64 characters.
   *
   * @default - `pep-` and the name of the target
   */
  readonly name?: string;
  /**
   * The name of its network interface. 2 to 80 characters.
   *
   * @default - `nic-` and the name of the target
   */
  readonly networkInterfaceName?: string;
  /**
   * The resource group of the endpoint. A group that is imported by its ID can be in another subscription, which must be that of the
   * network.
   *
   * @default - the resource group of the target
   */
  readonly resourceGroup?: IResourceGroup;
  /**
   * The region of the subnet's network, which the endpoint must be in.
   *
   * @default - the location of the subnet, or else of the resource group
   */
  readonly location?: string;
  /**
   * What must exist first.
   *
   * @default - only the resources that it refers to
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /**
   * Attributes of other resources whose change requires a new endpoint, in addition to those of the target.
   *
   * @default - none
   */
  readonly replaceTriggeredBy?: readonly string[];
  /**
   * Tags of the endpoint, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An endpoint to create: its target, its place and its DNS registration. */
export interface PrivateEndpointProps extends PrivateEndpointOptions {
  /** What it connects to. For an account: `account.privateLink`. */
  readonly target: PrivateLinkTarget;
}

/** A private address in a subnet that connects to one Azure resource over the Azure network. */
export class PrivateEndpoint extends Construct implements IPrivateEndpoint {
  /**
   * An existing endpoint.
   *
   * @throws if the text is not the ID of an endpoint
   */
  static fromPrivateEndpointId(scope: Construct, id: string, privateEndpointId: string): IPrivateEndpoint {
    return new ImportedEndpoint(scope, id, privateEndpointId);
  }

  readonly privateEndpointId: string;
  /** The binding of the provider with all attributes. */
  readonly resource: PrivateEndpointResource;

  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    requireObject(this, props);
    requireObject(this, props.target, 'target');
    const { target, dns, resourceGroup = target.resourceGroup, tags } = props;
    const {
      name = conventionalNames.privateEndpoint(target.name),
      networkInterfaceName = conventionalNames.networkInterface(target.name),
    } = props;
    throwIfAny(this, [
      nameFailure('privateEndpoint', name),
      nameFailure('networkInterface', networkInterfaceName),
      (props.network === undefined) === (props.subnet === undefined) ? 'set either the network or the subnet' : undefined,
      optionalAbsenceFailure('network', props.network),
      optionalAbsenceFailure('subnet', props.subnet),
      optionalAbsenceFailure('resource group', props.resourceGroup),
      dnsFailure(dns),
    ]);
    const subnet = props.subnet ?? props.network?.endpointSubnet;
    const { dependsOn = [] } = props;
    const provider = providerIn(this, resourceGroup.subscriptionId);
    this.resource = new PrivateEndpointResource(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: props.location ?? subnet?.location ?? resourceGroup.location,
      subnetId: subnet?.subnetId ?? '',
      customNetworkInterfaceName: networkInterfaceName,
      privateServiceConnection: {
        name,
        privateConnectionResourceId: target.resourceId,
        subresourceNames: [target.groupId],
        isManualConnection: false,
      },
      ...('zoneIds' in dns ? { privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [...dns.zoneIds] } } : {}),
      ...endpointLifecycle(dns, [...(props.replaceTriggeredBy ?? []), ...(target.replaceTriggeredBy ?? [])]),
      ...(dependsOn.length > 0 ? { dependsOn: [...dependsOn] } : {}),
      ...(tags ? { tags } : {}),
      ...(provider ? { provider } : {}),
    });
    this.privateEndpointId = this.resource.id;
    target.connected?.(this);
  }

  /** The network interface with the private address, as a reference. */
  get networkInterfaceId(): string {
    return this.resource.networkInterface.get(0).id;
  }
}

class ImportedEndpoint extends Construct implements IPrivateEndpoint {
  constructor(
    scope: Construct,
    id: string,
    readonly privateEndpointId: string,
  ) {
    super(scope, id);
    partsOfId(this, 'privateEndpoint', 'a private endpoint', privateEndpointId);
  }
}
