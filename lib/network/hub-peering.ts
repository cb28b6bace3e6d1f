import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, nameFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { SpokeNetwork } from './spoke-network';

/** A peering to create: the network, and the hub that it is peered with. */
export interface HubPeeringProps {
  /** The network that is peered with the hub. */
  readonly network: SpokeNetwork;
  /** The resource group of the network. */
  readonly resourceGroup: IResourceGroup;
  /** The ID of the virtual network of the hub. */
  readonly hubNetworkId: string;
  /**
   * Whether traffic that the hub forwards may enter the network.
   *
   * @default true
   */
  readonly allowForwardedTraffic?: boolean;
  /**
   * Whether the network uses the gateway of the hub, which must already have its side of the peering.
   *
   * @default false
   */
  readonly useRemoteGateways?: boolean;
}

/**
 * The side of a network in its peering with a hub. Azure connects the two only when the hub has its side, too: its owner runs
 * `hubCommand`.
 */
export class HubPeering extends Construct {
  /** The Azure CLI command that creates the side of the hub. */
  readonly hubCommand: string;

  constructor(scope: Construct, id: string, props: HubPeeringProps) {
    super(scope, id);
    requireObject(this, props);
    const { network, resourceGroup, hubNetworkId, allowForwardedTraffic = true, useRemoteGateways = false } = props;
    throwIfAny(this, [absenceFailure('network', network), absenceFailure('resource group', resourceGroup)]);
    const {
      subscriptionId,
      resourceGroup: hubGroup,
      names,
    } = partsOfId(this, 'virtualNetwork', 'a virtual network', hubNetworkId);
    const hub = names[0] ?? '';
    const name = conventionalNames.peering(hub);
    throwIfAny(this, [nameFailure('peering', name)]);
    new VirtualNetworkPeering(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      virtualNetworkName: network.resource.name,
      remoteVirtualNetworkId: hubNetworkId,
      // All switches are written, so that none keeps an earlier value.
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic,
      allowGatewayTransit: false,
      useRemoteGateways,
      // Azure refuses two changes of a network at a time.
      dependsOn: [network.endpointSubnet.resource],
    });
    this.hubCommand = [
      `az network vnet peering create --subscription ${subscriptionId} --resource-group ${hubGroup} --vnet-name ${hub}`,
      `--name ${conventionalNames.peering(network.virtualNetworkName)} --remote-vnet ${network.knownId ?? network.virtualNetworkId}`,
      `--allow-vnet-access true${useRemoteGateways ? ' --allow-gateway-transit true' : ''}`,
    ].join(' ');
  }
}
