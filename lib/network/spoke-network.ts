import { byKey } from '../data/order';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { NetworkSecurityGroupSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';
import { DENY_PRIORITY, FIRST_PRIORITY, MAX_SOURCES, ruleName, STEP } from './source-rules';

/** A network to make, and who may reach what is in it. */
export interface SpokeNetworkProps {
  readonly names: { readonly virtualNetwork: string; readonly subnet: string; readonly networkSecurityGroup: string };
  readonly resourceGroup: IResourceGroup;
  /** The addresses of the network, in CIDR notation. */
  readonly addressSpace: string;
  /** The addresses of the subnet for private endpoints, within those of the network, in CIDR notation. */
  readonly privateEndpointPrefix: string;
  /** Who may connect to the endpoints, by name: CIDR ranges or a service tag, one or several. */
  readonly allowedSources: Readonly<Record<string, readonly string[]>>;
  /**
   * The DNS servers of the network, such as those of a hub.
   *
   * @default - Azure's own
   */
  readonly dnsServers?: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A virtual network with one subnet for private endpoints. Its security group lets named sources in on port 443 and nobody else;
 * the rules stand in the group itself, so that one added by hand shows in the next plan.
 */
export class SpokeNetwork extends Construct {
  readonly virtualNetworkId: string;
  readonly subnetId: string;
  /** What an endpoint in the subnet must wait for, so that it is never without rules. */
  readonly rulesApplied: ITerraformDependable;

  constructor(scope: Construct, id: string, props: SpokeNetworkProps) {
    super(scope, id);
    this.check(props);
    const common = {
      resourceGroupName: props.resourceGroup.reference,
      location: props.resourceGroup.location,
      ...(props.tags ? { tags: props.tags } : {}),
    };
    const network = new VirtualNetwork(this, 'Resource', {
      ...common,
      name: props.names.virtualNetwork,
      addressSpace: [props.addressSpace],
      // Written even when it is empty: azurerm keeps the servers that were there when the attribute is left out.
      dnsServers: [...(props.dnsServers ?? [])],
    });
    const subnet = new Subnet(this, 'private_endpoints', {
      name: props.names.subnet,
      resourceGroupName: props.resourceGroup.reference,
      virtualNetworkName: network.name,
      addressPrefixes: [props.privateEndpointPrefix],
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      defaultOutboundAccessEnabled: false,
    });
    const group = new NetworkSecurityGroup(this, 'security_group', {
      ...common,
      name: props.names.networkSecurityGroup,
      securityRule: rulesFor(props.allowedSources),
    });
    this.rulesApplied = new SubnetNetworkSecurityGroupAssociation(this, 'private_endpoints_security_group', {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
    this.virtualNetworkId = network.id;
    this.subnetId = subnet.id;
  }

  private check({ names, allowedSources }: SpokeNetworkProps): void {
    const sources = Object.keys(allowedSources);
    const empty = sources.filter((source) => allowedSources[source]?.length === 0);
    throwIfAny(this, [
      nameProblem('virtualNetwork', names.virtualNetwork),
      nameProblem('subnet', names.subnet),
      nameProblem('networkSecurityGroup', names.networkSecurityGroup),
      ...sources.map((source) => nameProblem('securityRule', ruleName(source))),
      ...empty.map((source) => `the allowed source '${source}' has no range; give it one or several, or a service tag`),
      sources.length > MAX_SOURCES ? `${sources.length} allowed sources are more than the ${MAX_SOURCES} that fit` : undefined,
    ]);
  }
}

function rulesFor(allowed: SpokeNetworkProps['allowedSources']): NetworkSecurityGroupSecurityRule[] {
  const allow = Object.entries(allowed)
    .sort(byKey)
    .map(([source, ranges], i) => allowRule(source, ranges, FIRST_PRIORITY + STEP * i));
  return [...allow, denyRule('Inbound'), denyRule('Outbound')];
}

function allowRule(source: string, ranges: readonly string[], priority: number): NetworkSecurityGroupSecurityRule {
  const [first = '', ...more] = ranges;
  return {
    name: ruleName(source),
    priority,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationPortRange: '443',
    destinationAddressPrefix: '*',
    // A service tag is only taken as the single prefix.
    ...(more.length === 0 ? { sourceAddressPrefix: first } : { sourceAddressPrefixes: [...ranges].sort() }),
  };
}

const denyRule = (direction: 'Inbound' | 'Outbound'): NetworkSecurityGroupSecurityRule => ({
  name: `deny-all-${direction.toLowerCase()}`,
  priority: DENY_PRIORITY,
  direction,
  access: 'Deny',
  protocol: '*',
  sourcePortRange: '*',
  sourceAddressPrefix: '*',
  destinationPortRange: '*',
  destinationAddressPrefix: '*',
});
