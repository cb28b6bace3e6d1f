import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResource } from '../terraform/azapi';
import { absenceFailure, nameFailure, textFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { StackMoves } from '../terraform/moved-blocks';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { INetwork, ISubnet } from './network';
import type { PoolAddresses } from './pool-addresses';
import { choiceOfAddresses, poolFailures } from './pool-addresses';
import { rangeFailure } from './ranges';
import { SUBNET_TYPE, subnetBody } from './subnet-body';

/** A subnet to create for private endpoints. */
export interface EndpointSubnetProps {
  /** 2 to 80 characters. */
  readonly name: string;
  /** The network that it is in, new or existing. */
  readonly network: Pick<INetwork, 'virtualNetworkId'>;
  /** The region of the network. */
  readonly location: string;
  /**
   * The addresses of the subnet, within those of the network, in CIDR notation.
   *
   * @default - `ipamPool` must be set instead
   */
  readonly addressPrefix?: string;
  /**
   * The IPAM pool that the network has its addresses from, and the number of addresses of the subnet.
   *
   * @default - `addressPrefix` must be set instead
   */
  readonly ipamPool?: PoolAddresses;
  /** The ID of the network security group, as a reference or text. Azure creates the subnet with it. */
  readonly networkSecurityGroupId: string;
  /**
   * The ID of a route table, as a reference or text.
   *
   * @default - no route table
   */
  readonly routeTableId?: string;
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

/**
 * A subnet that applies the rules of its security group to private endpoints, and has no default outbound access. One request creates
 * it with its security group and its route table: landing zones refuse a subnet that gets them later.
 */
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
  readonly resource: AzapiResource;

  constructor(scope: Construct, id: string, props: EndpointSubnetProps) {
    super(scope, id);
    requireObject(this, props);
    const { addressPrefix, ipamPool } = props;
    throwIfAny(this, [
      nameFailure('subnet', props.name),
      absenceFailure('network', props.network),
      choiceOfAddresses(['addressPrefix', addressPrefix], ipamPool),
      ...(ipamPool === undefined ? [] : poolFailures(ipamPool)),
      addressPrefix === undefined ? undefined : rangeFailure('subnet range', addressPrefix),
      textFailure('network security group ID', props.networkSecurityGroupId),
    ]);
    const { virtualNetworkId } = props.network;
    this.resource = new AzapiResource(this, 'Resource', {
      type: SUBNET_TYPE,
      name: props.name,
      parentId: virtualNetworkId,
      body: subnetBody({ ...props, addresses: { range: addressPrefix, pool: ipamPool } }),
      // Azure can return IDs in another case.
      ignoreCasing: true,
      // Azure refuses a second change of a network while one is in progress.
      locks: [virtualNetworkId],
      retry: { errorMessageRegex: ['AnotherOperationInProgress'] },
    });
    StackMoves.of(TerraformStack.of(this)).addFormerType(this.resource, 'azurerm_subnet');
    this.subnetId = this.resource.id;
    this.location = props.location;
  }
}

class ImportedSubnet extends Construct implements ISubnet {
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
