import type { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { endpointPoolSizeOf, endpointPrefixOf, isAddress } from '../catalog/addresses';
import { conventionalNames } from '../catalog/conventional-names';
import { resourceIdOf } from '../catalog/resource-id';
import {
  absenceFailure,
  isReference,
  listFailure,
  nameFailure,
  objectFailure,
  shown,
  unlessReference,
} from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { StackMoves } from '../terraform/moved-blocks';
import type { IResourceGroup } from '../terraform/resource-group';
import { subscriptionOf } from '../terraform/subscription';
import { requireObject, throwIfAny, ValidationError } from '../terraform/validation-error';
import type { EndpointRulesProps } from './endpoint-rules';
import { rulesFailures } from './endpoint-rules';
import type { EndpointSubnet } from './endpoint-subnet';
import { addGuardedSubnet } from './guarded-subnet';
import type { INetwork, ISubnet } from './network';
import type { Addresses, PoolAddresses } from './pool-addresses';
import { choiceOfAddresses, poolFailures } from './pool-addresses';
import { rangeFailures } from './ranges';

/** A network to create, and the sources that can connect to its endpoints. */
export interface SpokeNetworkProps extends EndpointRulesProps {
  /** The resource group of the network, of its subnet and of its security group. */
  readonly resourceGroup: IResourceGroup;
  /**
   * The addresses of the network, in CIDR notation.
   *
   * @default - `ipamPool` must be set instead
   */
  readonly addressSpace?: string;
  /**
   * The IPAM pool from which Azure allocates the addresses of the network and its subnet, and the number of addresses of the network.
   *
   * @default - `addressSpace` must be set instead
   */
  readonly ipamPool?: PoolAddresses;
  /**
   * The number of addresses for private endpoints in a network from a pool: a power of two. It can only grow.
   *
   * @default - 32, or all of a smaller network
   */
  readonly privateEndpointAddresses?: number;
  /**
   * The addresses of the subnet for private endpoints, within those of the network, in CIDR notation.
   *
   * @default - the first /27 of the address space, or all of a smaller one
   */
  readonly privateEndpointPrefix?: string;
  /**
   * What the network is for, such as `assistant-prod-sdc`: names that are not set consist of an abbreviation of the Cloud Adoption
   * Framework for the type and of this text.
   *
   * @default - the name of the resource group without `rg-`
   */
  readonly workload?: string;
  /**
   * Names of the resources.
   *
   * @default - `vnet-<workload>`, `snet-<workload>` and `nsg-<workload>`
   */
  readonly names?: SpokeNetworkNames;
  /**
   * The Azure name of its region, such as `swedencentral`.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * The DNS servers of the network, such as those of a hub.
   *
   * @default - the DNS servers of Azure
   */
  readonly dnsServers?: readonly string[];
  /**
   * Tags of the network and its security group, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Names of the resources of a network. */
export interface SpokeNetworkNames {
  /** 2 to 64 characters. @default - `vnet-<workload>` */
  readonly virtualNetwork?: string;
  /** 2 to 80 characters. @default - `snet-<workload>` */
  readonly subnet?: string;
  /** 2 to 80 characters. @default - `nsg-<workload>` */
  readonly networkSecurityGroup?: string;
}

/**
 * A virtual network with one subnet for private endpoints. Its security group allows only named sources, on port 443. The rules are
 * part of the group, so that a rule added by hand appears in the next plan.
 */
export class SpokeNetwork extends Construct implements INetwork {
  /**
   * An existing network, such as one to link to private DNS zones. To put endpoints in it, use `EndpointSubnet.fromSubnetId`.
   *
   * @throws if the text is not the ID of a network
   */
  static fromVirtualNetworkId(scope: Construct, id: string, virtualNetworkId: string): INetwork {
    return new ImportedNetwork(scope, id, virtualNetworkId);
  }

  readonly virtualNetworkId: string;
  readonly virtualNetworkName: string;
  readonly knownId: string | undefined;
  readonly endpointSubnet: EndpointSubnet;
  /** The binding of the provider with all attributes. */
  readonly resource: VirtualNetwork;
  /** The binding of the security group of the subnet; undefined if it exists. */
  readonly securityGroup: NetworkSecurityGroup | undefined;

  constructor(scope: Construct, id: string, props: SpokeNetworkProps) {
    super(scope, id);
    requireObject(this, props);
    const names = this.check(props);
    const { resourceGroup, addressSpace, ipamPool, location = resourceGroup.location } = props;
    const common = {
      resourceGroupName: resourceGroup.reference,
      location,
      ...(props.tags ? { tags: props.tags } : {}),
    };
    this.resource = new VirtualNetwork(this, 'Resource', {
      ...common,
      name: names.virtualNetwork,
      ...(ipamPool
        ? { ipAddressPool: [{ id: ipamPool.poolId, numberOfIpAddresses: `${ipamPool.numberOfIpAddresses}` }] }
        : { addressSpace: [addressSpace ?? ''] }),
      // Written even if it is empty: azurerm keeps the previous servers if the attribute is omitted.
      dnsServers: [...(props.dnsServers ?? [])],
    });
    this.virtualNetworkId = this.resource.id;
    const { subnet, securityGroup } = addGuardedSubnet(this, {
      ...props,
      network: this,
      subnetName: names.subnet,
      groupName: names.networkSecurityGroup,
      location,
      addresses: subnetAddressesOf(props),
    });
    [this.endpointSubnet, this.securityGroup] = [subnet, securityGroup];
    // Destroying the association of earlier versions would remove the group from the subnet.
    const association = new Construct(this, 'private_endpoints_security_group');
    StackMoves.of(TerraformStack.of(this)).forget(association, 'azurerm_subnet_network_security_group_association');
    this.virtualNetworkName = names.virtualNetwork;
    this.knownId = knownIdOf(subscriptionOf(this), resourceGroup, names.virtualNetwork);
  }

  /** The names of the resources, after all props are checked. */
  private check({ resourceGroup, names = {}, ...props }: SpokeNetworkProps): Required<SpokeNetworkNames> {
    throwIfAny(this, [
      absenceFailure('resource group', resourceGroup),
      objectFailure('names', names),
      listFailure('dnsServers', props.dnsServers),
    ]);
    const { workload = resourceGroup.groupName.replace(/^rg-/, ''), dnsServers = [] } = props;
    const all = {
      virtualNetwork: names.virtualNetwork ?? conventionalNames.virtualNetwork(workload),
      subnet: names.subnet ?? conventionalNames.subnet(workload),
      networkSecurityGroup: names.networkSecurityGroup ?? conventionalNames.networkSecurityGroup(workload),
    };
    const { ipamPool } = props;
    throwIfAny(this, [
      nameFailure('virtualNetwork', all.virtualNetwork),
      nameFailure('subnet', all.subnet),
      nameFailure('networkSecurityGroup', all.networkSecurityGroup),
      choiceOfAddresses(['addressSpace', props.addressSpace], ipamPool),
      ...(ipamPool === undefined ? [] : poolNetworkFailures({ ...props, ipamPool })),
      ...(props.addressSpace === undefined ? [] : rangeFailures(props.addressSpace, props.privateEndpointPrefix)),
      ...rulesFailures(props),
      ...dnsServers.map(serverFailure),
    ]);
    return all;
  }
}

function subnetAddressesOf({
  addressSpace = '',
  privateEndpointPrefix,
  ipamPool,
  privateEndpointAddresses,
}: RangeProps): Addresses {
  if (!ipamPool) return { range: privateEndpointPrefix ?? endpointPrefixOf(addressSpace) };
  const numberOfIpAddresses = privateEndpointAddresses ?? endpointPoolSizeOf(ipamPool.numberOfIpAddresses);
  return { pool: { ...ipamPool, numberOfIpAddresses } };
}

type RangeProps = Pick<SpokeNetworkProps, 'addressSpace' | 'ipamPool' | 'privateEndpointAddresses' | 'privateEndpointPrefix'>;

function poolNetworkFailures({ ipamPool, privateEndpointAddresses: size, privateEndpointPrefix }: PoolNetworkProps) {
  const failures = poolFailures(ipamPool);
  if (failures.some((failure) => failure !== undefined)) return failures;
  return [
    privateEndpointPrefix === undefined
      ? undefined
      : 'with ipamPool, set privateEndpointAddresses instead of privateEndpointPrefix',
    ...(size === undefined ? [] : poolFailures({ ...ipamPool, numberOfIpAddresses: size })),
    size !== undefined && size > ipamPool.numberOfIpAddresses
      ? `the subnet has ${size} addresses, and its network only ${ipamPool.numberOfIpAddresses}`
      : undefined,
  ];
}

type PoolNetworkProps = RangeProps & { readonly ipamPool: PoolAddresses };

const serverFailure = (server: string) =>
  unlessReference<unknown>(server, (given) =>
    typeof given === 'string' && isAddress(given) ? undefined : `the DNS server ${shown(given)} is not an IPv4 address`,
  );

function knownIdOf(subscriptionId: string | undefined, { groupName }: IResourceGroup, name: string): string | undefined {
  if (subscriptionId === undefined || [subscriptionId, groupName, name].some(isReference)) return undefined;
  return resourceIdOf('virtualNetwork', { subscriptionId, resourceGroup: groupName, names: [name] });
}

class ImportedNetwork extends Construct implements INetwork {
  readonly virtualNetworkName: string;
  readonly knownId: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    readonly virtualNetworkId: string,
  ) {
    super(scope, id);
    const { names, isText } = partsOfId(this, 'virtualNetwork', 'a virtual network', virtualNetworkId);
    this.virtualNetworkName = names[0] ?? '';
    this.knownId = isText ? virtualNetworkId : undefined;
  }

  get endpointSubnet(): ISubnet {
    throw new ValidationError(this.node.path, [
      'the subnet of the existing network is not known; pass { subnet: EndpointSubnet.fromSubnetId(…) } instead of the network',
    ]);
  }
}
