import type { Json, JsonObject } from '../json';
import { blocksOf, listAt, numberAt, textAt, textsAt } from '../json';
import type { Ref, Switch } from './field';
import { constant, field, flag, ref, text, texts } from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A virtual network. */
export interface Network {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly addressSpace: readonly string[];
  /** Its DNS servers, in the order in which they are asked; none: those of Azure. */
  readonly dnsServers: readonly string[];
  /** Subnets that are written in the network itself. */
  readonly subnets: readonly InnerSubnet[];
}

/** A subnet that is written in its network. */
export interface InnerSubnet {
  readonly name: string | undefined;
  readonly prefixes: readonly string[];
}

const PROPERTIES = 'body.properties';

/** In their order, which means something. */
const servers = (path: string) => field([path], (attributes) => textsAt(attributes, path));

/** @param many the attribute with several prefixes, @param one that with one, both below `inside` */
const innerSubnets = (path: string, inside: string, many: string, one: string) =>
  field<readonly InnerSubnet[]>([path], (attributes) =>
    listAt(attributes, path).map((each) => ({
      name: textAt(each, 'name'),
      prefixes: [...textsAt(each, `${inside}${many}`), ...[textAt(each, `${inside}${one}`) ?? []].flat()],
    })),
  );

export const NETWORK = kind<Network>(
  'azurerm_virtual_network',
  {
    name: text('name'),
    group: ref('resource_group_name'),
    location: text('location'),
    addressSpace: texts('address_space'),
    dnsServers: servers('dns_servers'),
    subnets: innerSubnets('subnet', '', 'address_prefixes', 'address_prefix'),
  },
  arm('Microsoft.Network/virtualNetworks', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    addressSpace: texts(`${PROPERTIES}.addressSpace.addressPrefixes`),
    dnsServers: servers(`${PROPERTIES}.dhcpOptions.dnsServers`),
    subnets: innerSubnets(`${PROPERTIES}.subnets`, 'properties.', 'addressPrefixes', 'addressPrefix'),
  }),
);

/** A subnet. */
export interface Subnet {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly network: Ref | undefined;
  readonly prefixes: readonly string[];
  /** Whether rules of network security groups hold for private endpoints in it: `NetworkSecurityGroupEnabled` or `Enabled`. */
  readonly endpointPolicies: string | undefined;
  /** Whether what is in it can reach the internet without a gateway. */
  readonly outbound: Switch;
  /** The network security group that it names itself; with azurerm, an association does. */
  readonly securityGroup: Ref | undefined;
}

export const SUBNET = kind<Subnet>(
  'azurerm_subnet',
  {
    name: text('name'),
    group: ref('resource_group_name'),
    network: ref('virtual_network_name'),
    prefixes: texts('address_prefixes'),
    endpointPolicies: text('private_endpoint_network_policies'),
    outbound: flag('default_outbound_access_enabled', true),
    securityGroup: constant(undefined),
  },
  arm('Microsoft.Network/virtualNetworks/subnets', {
    name: text('name'),
    group: field(['parent_id'], () => undefined),
    network: ref('parent_id'),
    prefixes: field([`${PROPERTIES}.addressPrefixes`, `${PROPERTIES}.addressPrefix`], (attributes) =>
      [
        ...textsAt(attributes, `${PROPERTIES}.addressPrefixes`),
        ...[textAt(attributes, `${PROPERTIES}.addressPrefix`) ?? []].flat(),
      ].sort(),
    ),
    endpointPolicies: text(`${PROPERTIES}.privateEndpointNetworkPolicies`),
    outbound: flag(`${PROPERTIES}.defaultOutboundAccess`, true),
    securityGroup: ref(`${PROPERTIES}.networkSecurityGroup.id`),
  }),
);

/** A rule of a network security group, in one form however it is written. */
export interface NetworkRule {
  readonly name: string;
  readonly priority: number | undefined;
  readonly allows: boolean;
  readonly outbound: boolean;
  readonly protocol: string;
  readonly sources: readonly string[];
  readonly sourcePorts: readonly string[];
  readonly destinations: readonly string[];
  readonly ports: readonly string[];
}

const RULE_PATHS = [
  'access',
  'direction',
  'priority',
  'protocol',
  ...['source', 'destination'].flatMap((end) => [
    `${end}_address_prefix`,
    `${end}_address_prefixes`,
    `${end}_application_security_group_ids`,
    `${end}_port_range`,
    `${end}_port_ranges`,
  ]),
] as const;

/** A rule out of the block, or the resource, that it is written in. */
function ruleOf(rule: JsonObject): NetworkRule {
  const several = (one: string, ...many: readonly string[]) =>
    [
      ...(textAt(rule, one) ?? '').split(/\s*,\s*/).filter((each) => each !== ''),
      ...many.flatMap((each) => textsAt(rule, each)),
    ].sort();
  const is = (key: string, value: string) => textAt(rule, key)?.toLowerCase() === value;
  const ends = (end: string) =>
    several(`${end}_address_prefix`, `${end}_address_prefixes`, `${end}_application_security_group_ids`);
  const ports = (end: string) => several(`${end}_port_range`, `${end}_port_ranges`);
  return {
    name: textAt(rule, 'name') ?? '',
    priority: numberAt(rule, 'priority'),
    // What only Terraform knows may allow.
    allows: !is('access', 'deny'),
    outbound: is('direction', 'outbound'),
    protocol: textAt(rule, 'protocol') ?? '',
    ...{
      sources: ends('source'),
      sourcePorts: ports('source'),
      destinations: ends('destination'),
      ports: ports('destination'),
    },
  };
}

/** A network security group with the rules that are written in it. */
export interface SecurityGroup {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly rules: readonly NetworkRule[];
}

export const SECURITY_GROUP = kind<SecurityGroup>('azurerm_network_security_group', {
  name: text('name'),
  group: ref('resource_group_name'),
  location: text('location'),
  rules: field(['security_rule'], (attributes) => blocksOf(listAt(attributes, 'security_rule') as Json).map(ruleOf)),
});

/** A rule that is written beside its group. */
export interface SecurityRule {
  readonly rule: NetworkRule;
  readonly securityGroup: Ref | undefined;
  readonly group: Ref | undefined;
}

export const SECURITY_RULE = kind<SecurityRule>('azurerm_network_security_rule', {
  rule: field(['name', ...RULE_PATHS], ruleOf),
  securityGroup: ref('network_security_group_name'),
  group: ref('resource_group_name'),
});

/** Which rules hold in a subnet. */
export interface Association {
  readonly subnet: Ref | undefined;
  readonly securityGroup: Ref | undefined;
}

const association: Fields<Association> = { subnet: ref('subnet_id'), securityGroup: ref('network_security_group_id') };

export const ASSOCIATION = kind<Association>('azurerm_subnet_network_security_group_association', association);
