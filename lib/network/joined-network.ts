import type { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, nameFailure, objectFailure } from '../terraform/checks';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { EndpointRulesProps } from './endpoint-rules';
import { rulesFailures } from './endpoint-rules';
import { addGuardedSubnet } from './guarded-subnet';
import type { INetwork, ISubnet } from './network';
import type { PoolAddresses } from './pool-addresses';
import { choiceOfAddresses, poolFailures } from './pool-addresses';
import { rangeFailure } from './ranges';
import { SpokeNetwork } from './spoke-network';

/** A subnet to create in an existing network, and the sources that can connect to its endpoints. */
export interface JoinedNetworkProps extends EndpointRulesProps {
  /** The ID of the network, which stays as it is apart from the subnet. */
  readonly virtualNetworkId: string;
  /**
   * The addresses of the subnet, in CIDR notation: free addresses of the network.
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
  /** The resource group of the security group, in the subscription of the network. */
  readonly resourceGroup: IResourceGroup;
  /**
   * The region of the network, which its security group must be in.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * What the subnet is for, such as `assistant-prod-sdc`, in names that are not set.
   *
   * @default - the name of the resource group without `rg-`
   */
  readonly workload?: string;
  /**
   * Names of the resources.
   *
   * @default - `snet-<workload>` and `nsg-<workload>`
   */
  readonly names?: JoinedNetworkNames;
  /**
   * Tags of the security group, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Names of the resources in an existing network. */
export interface JoinedNetworkNames {
  /** 2 to 80 characters. @default - `snet-<workload>` */
  readonly subnet?: string;
  /** 2 to 80 characters. @default - `nsg-<workload>` */
  readonly networkSecurityGroup?: string;
}

/** An existing network with a new subnet for private endpoints, which is created with its security group and its route table. */
export class JoinedNetwork extends Construct implements INetwork {
  readonly virtualNetworkId: string;
  readonly virtualNetworkName: string;
  readonly knownId: string | undefined;
  readonly endpointSubnet: ISubnet;
  /** The binding of the security group of the subnet; undefined if it exists. */
  readonly securityGroup: NetworkSecurityGroup | undefined;

  constructor(scope: Construct, id: string, props: JoinedNetworkProps) {
    super(scope, id);
    requireObject(this, props);
    const { resourceGroup, names = {}, addressPrefix, ipamPool } = props;
    throwIfAny(this, [absenceFailure('resource group', resourceGroup), objectFailure('names', names)]);
    const { location = resourceGroup.location, workload = resourceGroup.groupName.replace(/^rg-/, '') } = props;
    const subnet = names.subnet ?? conventionalNames.subnet(workload);
    const group = names.networkSecurityGroup ?? conventionalNames.networkSecurityGroup(workload);
    throwIfAny(this, [
      nameFailure('subnet', subnet),
      nameFailure('networkSecurityGroup', group),
      choiceOfAddresses(['addressPrefix', addressPrefix], ipamPool),
      ...(ipamPool === undefined ? [] : poolFailures(ipamPool)),
      addressPrefix === undefined ? undefined : rangeFailure('subnet range', addressPrefix),
      ...rulesFailures(props),
    ]);
    const network = SpokeNetwork.fromVirtualNetworkId(this, 'existing', props.virtualNetworkId);
    this.virtualNetworkId = network.virtualNetworkId;
    this.virtualNetworkName = network.virtualNetworkName;
    this.knownId = network.knownId;
    const added = addGuardedSubnet(this, {
      ...{ ...props, network, subnetName: subnet, groupName: group, location },
      addresses: { range: addressPrefix, pool: ipamPool },
    });
    [this.endpointSubnet, this.securityGroup] = [added.subnet, added.securityGroup];
  }
}
