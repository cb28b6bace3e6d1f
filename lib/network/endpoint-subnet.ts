import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { absenceFailure, nameFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { ISubnet } from './network';
import { rangeFailure } from './ranges';

/** A subnet to create for private endpoints. */
export interface EndpointSubnetProps {
  /** 2 to 80 characters. */
  readonly name: string;
  /** The resource group of the network. */
  readonly resourceGroup: IResourceGroup;
  /** The name of the network, as a reference or text. */
  readonly virtualNetworkName: string;
  /** The region of the network. */
  readonly location: string;
  /** The addresses of the subnet, within those of the network, in CIDR notation. */
  readonly addressPrefix: string;
}

/** The settings of an existing subnet that its ID does not contain. */
export interface ExistingSubnetAttributes {
  /**
   * The region of its network, which endpoints in the subnet must be in.
   *
   * @default - the location of the resource group of the endpoint
   */
  readonly location?: string;
}

/** A subnet that applies the rules of its security group to private endpoints, and has no default outbound access. */
export class EndpointSubnet extends Construct implements ISubnet {
  /**
   * An existing subnet.
   *
   * @throws if the text is not the ID of a subnet
   */
  static fromSubnetId(scope: Construct, id: string, subnetId: string, attributes: ExistingSubnetAttributes = {}): ISubnet {
    return new ImportedSubnet(scope, id, subnetId, attributes.location);
  }

  readonly subnetId: string;
  readonly location: string;
  /** The binding of the provider with all attributes. */
  readonly resource: Subnet;
  private readonly dependencies: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, props: EndpointSubnetProps) {
    super(scope, id);
    requireObject(this, props);
    throwIfAny(this, [
      nameFailure('subnet', props.name),
      absenceFailure('resource group', props.resourceGroup),
      rangeFailure('subnet range', props.addressPrefix),
    ]);
    this.resource = new Subnet(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroup.reference,
      virtualNetworkName: props.virtualNetworkName,
      addressPrefixes: [props.addressPrefix],
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      defaultOutboundAccessEnabled: false,
    });
    this.subnetId = this.resource.id;
    this.location = props.location;
  }

  get readyFor(): readonly ITerraformDependable[] {
    return [...this.dependencies];
  }

  /** Makes endpoints in the subnet wait for a resource. Call it before you add endpoints. */
  addDependency(resource: ITerraformDependable): void {
    this.dependencies.push(resource);
  }
}

class ImportedSubnet extends Construct implements ISubnet {
  readonly readyFor = [];

  constructor(
    scope: Construct,
    id: string,
    readonly subnetId: string,
    readonly location: string | undefined,
  ) {
    super(scope, id);
    partsOfId(this, 'subnet', 'a subnet', subnetId);
  }
}
