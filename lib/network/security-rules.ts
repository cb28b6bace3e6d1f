import type { NetworkSecurityGroupSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-group';
import { byKey } from '../collections/order';
import { isReference } from '../terraform/checks';
import { DENY_PRIORITY, FIRST_PRIORITY, ruleName, STEP } from './source-rules';

/** The rules that allow named sources, and deny everything else in both directions. They do not depend on the order of the sources. */
export function rulesFor(allowed: Readonly<Record<string, readonly string[]>>): NetworkSecurityGroupSecurityRule[] {
  const allow = Object.entries(allowed)
    .sort(byKey)
    .map(([source, ranges], i) => allowRule(source, ranges, FIRST_PRIORITY + STEP * i));
  return [...allow, denyRule('Inbound'), denyRule('Outbound')];
}

function allowRule(source: string, ranges: readonly string[], priority: number): NetworkSecurityGroupSecurityRule {
  return {
    name: ruleName(source),
    priority,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationPortRange: '443',
    destinationAddressPrefix: '*',
    ...prefixesOf(ranges),
  };
}

function prefixesOf(ranges: readonly string[]): Partial<NetworkSecurityGroupSecurityRule> {
  if (isReference(ranges)) return { sourceAddressPrefixes: ranges as string[] };
  const [first = '', ...more] = ranges;
  // Azure accepts a service tag only as the single prefix.
  return more.length === 0 ? { sourceAddressPrefix: first } : { sourceAddressPrefixes: [...ranges].sort() };
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
