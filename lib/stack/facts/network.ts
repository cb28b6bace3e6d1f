import type { Json } from '../json';
import { isObject, listAt, numberAt, textAt, textsAt } from '../json';
import type { Ref, Switch } from './field';
import { constant, entriesAt, field, flag, isExpression, named, ref, text, texts, writtenAt } from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A virtual network. */
export interface Network {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly addressSpace: readonly string[];
  /** Its DNS servers, in the order in which they are queried; empty: Azure DNS. */
  readonly dnsServers: readonly string[];
  /** Subnets that are declared in the network itself. */
  readonly subnets: readonly InnerSubnet[];
}

/** A subnet that is declared in its network. */
export interface InnerSubnet {
  readonly name: string | undefined;
  readonly prefixes: readonly string[];
}

const PROPERTIES = 'body.properties';

/** DNS servers, in their order, which matters. */
const servers = (path: string) => field([path], (attributes) => textsAt(attributes, path));

/** @param many the attribute with a list of prefixes, @param one the attribute with one prefix, both below `inside` */
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
    group: named('resource_group_name'),
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

/** One side of a peering. */
export interface NetworkPeering {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly network: Ref | undefined;
  /** The network on the other side. */
  readonly remote: Ref | undefined;
  /** Whether the networks can reach each other. */
  readonly access: Switch;
  /** Whether traffic from other networks may enter through the other side. */
  readonly forwarded: Switch;
  /** Whether the other side may use the gateway of the network. */
  readonly transit: Switch;
  /** Whether the network uses the gateway of the other side. */
  readonly remoteGateways: Switch;
}

export const PEERING = kind<NetworkPeering>(
  'azurerm_virtual_network_peering',
  {
    name: text('name'),
    group: named('resource_group_name'),
    network: named('virtual_network_name'),
    remote: ref('remote_virtual_network_id'),
    access: flag('allow_virtual_network_access', true),
    forwarded: flag('allow_forwarded_traffic', false),
    transit: flag('allow_gateway_transit', false),
    remoteGateways: flag('use_remote_gateways', false),
  },
  arm('Microsoft.Network/virtualNetworks/virtualNetworkPeerings', {
    name: text('name'),
    group: constant(undefined),
    network: ref('parent_id'),
    remote: ref(`${PROPERTIES}.remoteVirtualNetwork.id`),
    access: flag(`${PROPERTIES}.allowVirtualNetworkAccess`, true),
    forwarded: flag(`${PROPERTIES}.allowForwardedTraffic`, false),
    transit: flag(`${PROPERTIES}.allowGatewayTransit`, false),
    remoteGateways: flag(`${PROPERTIES}.useRemoteGateways`, false),
  }),
);

/** A subnet. */
export interface Subnet {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly network: Ref | undefined;
  readonly prefixes: readonly string[];
  /** Whether network security groups apply to private endpoints in it: `NetworkSecurityGroupEnabled` or `Enabled`. */
  readonly endpointPolicies: string | undefined;
  /** Whether resources in it can reach the internet without a gateway. */
  readonly outbound: Switch;
  /** The network security group that the subnet names. azurerm uses an association instead. */
  readonly securityGroup: Ref | undefined;
  /** The route table that the subnet names. azurerm uses an association instead. */
  readonly routeTable: Ref | undefined;
}

export const SUBNET = kind<Subnet>(
  'azurerm_subnet',
  {
    name: text('name'),
    group: named('resource_group_name'),
    network: named('virtual_network_name'),
    prefixes: texts('address_prefixes'),
    endpointPolicies: text('private_endpoint_network_policies'),
    outbound: flag('default_outbound_access_enabled', true),
    securityGroup: constant(undefined),
    routeTable: constant(undefined),
  },
  arm('Microsoft.Network/virtualNetworks/subnets', {
    name: text('name'),
    group: field(['parent_id'], () => undefined),
    network: ref('parent_id'),
    prefixes: field([`${PROPERTIES}.addressPrefix`, `${PROPERTIES}.addressPrefixes`], (attributes) =>
      [
        ...textsAt(attributes, `${PROPERTIES}.addressPrefixes`),
        ...[textAt(attributes, `${PROPERTIES}.addressPrefix`) ?? []].flat(),
      ].sort(),
    ),
    endpointPolicies: text(`${PROPERTIES}.privateEndpointNetworkPolicies`),
    outbound: flag(`${PROPERTIES}.defaultOutboundAccess`, true),
    securityGroup: ref(`${PROPERTIES}.networkSecurityGroup.id`),
    routeTable: ref(`${PROPERTIES}.routeTable.id`),
  }),
);

/** A rule of a network security group, in a normalized form. */
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

const ENDS = ['source', 'destination'] as const;

const RULE_KEYS: readonly string[] = [
  ...['access', 'direction', 'priority', 'protocol'],
  ...ENDS.flatMap((end) => [
    `${end}_address_prefix`,
    `${end}_address_prefixes`,
    `${end}_application_security_group_ids`,
    `${end}_port_range`,
    `${end}_port_ranges`,
  ]),
];

/** The Resource Manager name of a key of azurerm. Source: https://learn.microsoft.com/azure/templates/microsoft.network/networksecuritygroups/securityrules. */
const armKey = (key: string) =>
  key.replace('group_ids', 'groups').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The path of a key of a rule, from its name in azurerm. */
type Spelling = (key: string) => string;

/** The texts of one value or a list. An expression is kept as it is. */
function textsOf(value: Json | undefined): string[] {
  if (isExpression(value)) return [value];
  if (typeof value === 'string') return value.split(/\s*,\s*/).filter((each) => each !== '');
  if (typeof value === 'number') return [`${value}`];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsOf);
  return [textAt(value, 'id') ?? []].flat();
}

/** Reads a rule from a block or a resource. */
function ruleOf(rule: Json, spelled: Spelling): NetworkRule {
  const at = (key: string) => writtenAt(rule, spelled(key));
  const several = (...keys: readonly string[]) => keys.flatMap((key) => textsOf(at(key))).sort();
  const is = (key: string, value: string) => {
    const found = at(key);
    return typeof found === 'string' && found.toLowerCase() === value;
  };
  const ends = (end: string) => {
    const found = several(`${end}_address_prefix`, `${end}_address_prefixes`, `${end}_application_security_group_ids`);
    // Azure requires one. If a plan does not contain it, it is known only after the apply.
    return found.length === 0 ? [`\${${spelled(`${end}_address_prefix`)}}`] : found;
  };
  const ports = (end: string) => several(`${end}_port_range`, `${end}_port_ranges`);
  const protocol = at('protocol');
  return {
    name: textAt(rule, 'name') ?? '',
    priority: numberAt(rule, spelled('priority')),
    // An expression may allow.
    allows: !is('access', 'deny'),
    outbound: is('direction', 'outbound'),
    protocol: typeof protocol === 'string' ? protocol : '',
    ...{
      sources: ends('source'),
      sourcePorts: ports('source'),
      destinations: ends('destination'),
      ports: ports('destination'),
    },
  };
}

/** Rules that only Terraform knows. They may allow every source. */
const unknownRule = (expression: string): NetworkRule => ({
  ...{ name: 'unknown', priority: undefined, allows: true, outbound: false, protocol: '*' },
  ...{ sources: [expression], sourcePorts: ['*'], destinations: ['*'], ports: ['*'] },
});

/** The rules that are declared in a group. */
const rulesAt = (path: string, spelled: Spelling) =>
  field<readonly NetworkRule[]>([path], (attributes) =>
    entriesAt(attributes, path).flatMap((each) => {
      if (isExpression(each)) return [unknownRule(each)];
      return isObject(each) ? [ruleOf(each, spelled)] : [];
    }),
  );

/** A network security group with the rules that are declared in it. */
export interface SecurityGroup {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly rules: readonly NetworkRule[];
}

const inAzurerm: Spelling = (key) => key;

export const SECURITY_GROUP = kind<SecurityGroup>(
  'azurerm_network_security_group',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    rules: rulesAt('security_rule', inAzurerm),
  },
  arm('Microsoft.Network/networkSecurityGroups', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    rules: rulesAt(`${PROPERTIES}.securityRules`, (key) => `properties.${armKey(key)}`),
  }),
);

/** A rule that is declared as a separate resource. */
export interface SecurityRule {
  readonly rule: NetworkRule;
  readonly securityGroup: Ref | undefined;
  readonly group: Ref | undefined;
}

const inBody: Spelling = (key) => `${PROPERTIES}.${armKey(key)}`;

export const SECURITY_RULE = kind<SecurityRule>(
  'azurerm_network_security_rule',
  {
    rule: field(['name', ...RULE_KEYS], (attributes) => ruleOf(attributes, inAzurerm)),
    securityGroup: named('network_security_group_name'),
    group: named('resource_group_name'),
  },
  arm('Microsoft.Network/networkSecurityGroups/securityRules', {
    rule: field(['name', ...RULE_KEYS.map(inBody)], (attributes) => ruleOf(attributes, inBody)),
    securityGroup: ref('parent_id'),
    group: constant(undefined),
  }),
);

/** An association of a subnet with a network security group. */
export interface Association {
  readonly subnet: Ref | undefined;
  readonly securityGroup: Ref | undefined;
}

const association: Fields<Association> = { subnet: ref('subnet_id'), securityGroup: ref('network_security_group_id') };

export const ASSOCIATION = kind<Association>('azurerm_subnet_network_security_group_association', association);
