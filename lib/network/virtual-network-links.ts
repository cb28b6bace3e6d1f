import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import { conventionalNames } from '../catalog/conventional-names';
import { absenceFailure, nameFailure, objectFailure } from '../terraform/checks';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { INetwork } from './network';
import type { IPrivateDnsZones, LinkOptions } from './private-dns';

/** The network to link, and the zones to link it to. */
export interface VirtualNetworkLinksProps extends Omit<LinkOptions, 'id'> {
  /** The zones whose names the network resolves. */
  readonly zones: Pick<IPrivateDnsZones, 'references'>;
  /** The network, new or existing. */
  readonly network: INetwork;
}

/**
 * Lets a network resolve the names in private DNS zones. Resources in the network are not registered there. Create it with
 * `zones.link(network)`, or with this constructor to choose its scope.
 */
export class VirtualNetworkLinks extends Construct {
  constructor(scope: Construct, id: string, props: VirtualNetworkLinksProps) {
    super(scope, id);
    requireObject(this, props);
    const { zones, network } = props;
    throwIfAny(this, [objectFailure('private DNS zones', zones), absenceFailure('network', network)]);
    const name = props.name ?? defaultName(network);
    throwIfAny(this, [name === undefined ? UNKNOWN_NAME : nameFailure('virtualNetworkLink', name)]);
    for (const zone of zones.references)
      new PrivateDnsZoneVirtualNetworkLink(this, zone.name, {
        name: name ?? '',
        privateDnsZoneName: zone.reference,
        resourceGroupName: zone.resourceGroupName,
        virtualNetworkId: network.virtualNetworkId,
        registrationEnabled: false,
        ...(props.tags ? { tags: props.tags } : {}),
      });
  }
}

const UNKNOWN_NAME = 'only Terraform knows the ID of the network, which the name of the links is derived from; set the name';

const defaultName = ({ virtualNetworkName, knownId }: INetwork): string | undefined =>
  knownId === undefined ? undefined : conventionalNames.virtualNetworkLink(virtualNetworkName, knownId);
