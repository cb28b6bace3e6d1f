import { byKey } from '../collections/order';
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

/** A network to create, and the sources that can connect to its endpoints. */
export interface SpokeNetworkProps {
  readonly names: { readonly virtualNetwork: string; readonly subnet: string; readonly networkSecurityGroup: string };
  readonly resourceGroup: IResourceGroup;
  /** The addresses of the network, in CIDR notation. */
  readonly addressSpace: string;
  /** The addresses of the subnet for private endpoints, within those of the network, in CIDR notation. */
  readonly privateEndpointPrefix: string;
  /** The sources that can connect to the endpoints, by name: one or more CIDR ranges, or a service tag. */
  readonly allowedSources: Readonly<Record<string, readonly string[]>>;
  /**
   * The DNS servers of the network, such as those of a hub.
   *
   * @default - the DNS servers of Azure
   */
  readonly dnsServers?: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A virtual network with one subnet for private endpoints. Its security group allows only named sources, on port 443. The rules are
 * part of the group, so that a rule added by hand appears in the next plan.
 */
export class SpokeNetwork extends Construct {
  readonly virtualNetworkId: string;
  readonly subnetId: string;
  /** A dependency for endpoints in the subnet, so that they never exist without rules. */
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
      // Written even if it is empty: azurerm keeps the previous servers if the attribute is omitted.
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
      ...empty.map((source) => `the allowed source '${source}' has no range; set one or more ranges, or a service tag`),
      sources.length > MAX_SOURCES ? `there are ${sources.length} allowed sources; the limit is ${MAX_SOURCES}` : undefined,
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
    // Azure accepts a service tag only as the single prefix.
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
