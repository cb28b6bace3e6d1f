import type { Json } from '../json';
import { isObject, numberAt, textAt } from '../json';
import type { Ref } from './field';
import { constant, entriesAt, field, isExpression, named, ref, text, writtenAt } from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

const PROPERTIES = 'body.properties';

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
