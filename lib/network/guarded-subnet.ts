import type { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { Construct } from 'constructs';
import type { IResourceGroup } from '../terraform/resource-group';
import type { EndpointRulesProps } from './endpoint-rules';
import { addSecurityGroup } from './endpoint-rules';
import { EndpointSubnet } from './endpoint-subnet';
import type { INetwork } from './network';
import type { Addresses } from './pool-addresses';

/** A subnet for endpoints, and what limits its traffic. */
interface GuardedSubnetProps extends EndpointRulesProps {
  readonly network: Pick<INetwork, 'virtualNetworkId'>;
  readonly subnetName: string;
  readonly groupName: string;
  readonly resourceGroup: IResourceGroup;
  readonly location: string;
  readonly addresses: Addresses;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A subnet, and the security group that was created for it; undefined if the group exists. */
interface GuardedSubnet {
  readonly subnet: EndpointSubnet;
  readonly securityGroup: NetworkSecurityGroup | undefined;
}

/**
 * Creates a subnet with its security group, unless the group exists. The ids are the same in every network, so that a stamp can change
 * from its own network to an existing one without a second group of the same name.
 */
export function addGuardedSubnet(scope: Construct, props: GuardedSubnetProps): GuardedSubnet {
  const { network, subnetName, location, addresses, allowedSources, networkSecurityGroupId, routeTableId, tags } = props;
  const securityGroup =
    networkSecurityGroupId === undefined
      ? addSecurityGroup(scope, 'security_group', {
          ...{ name: props.groupName, resourceGroupName: props.resourceGroup.reference, location },
          ...(allowedSources ? { allowedSources } : {}),
          ...(tags ? { tags } : {}),
        })
      : undefined;
  const subnet = new EndpointSubnet(scope, 'private_endpoints', {
    ...{ name: subnetName, network, location },
    ...(addresses.pool ? { ipamPool: addresses.pool } : {}),
    ...(addresses.range === undefined ? {} : { addressPrefix: addresses.range }),
    networkSecurityGroupId: networkSecurityGroupId ?? securityGroup?.id ?? '',
    ...(routeTableId === undefined ? {} : { routeTableId }),
  });
  return { subnet, securityGroup };
}
