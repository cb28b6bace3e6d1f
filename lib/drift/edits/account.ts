import type { AccountAnswer } from '../../azure/reads/account';
import { Facts } from '../../stack/facts/facts';
import type { Stack } from '../../stack/stack';
import type { Resources } from './edit';
import { put, replace } from './edit';

/** The settings of the account that decide who can reach it and how, and what it can reach. */
export function editAccount(stack: Stack, { properties }: AccountAnswer, resources: Resources): void {
  const [account] = Facts.of(stack).all('account');
  if (account?.resource.type !== 'azurerm_cognitive_account') return;
  const { value, resource } = account;
  const { networkAcls } = properties;
  const addresses = (networkAcls?.ipRules ?? []).map((rule) => rule.value).sort();
  const subnets = (networkAcls?.virtualNetworkRules ?? []).map((rule) => rule.id).sort();
  replace(
    resources,
    resource,
    put(resource.attributes, [
      ['public_network_access_enabled', value.publicNetwork, properties.publicNetworkAccess?.toLowerCase() !== 'disabled'],
      ['local_auth_enabled', value.keys, properties.disableLocalAuth !== true],
      ['outbound_network_access_restricted', value.outboundRestricted, properties.restrictOutboundNetworkAccess === true],
      ['fqdns', value.allowedHosts, [...(properties.allowedFqdnList ?? [])].sort()],
      ['network_acls.default_action', value.otherNetworks, networkAcls?.defaultAction ?? 'Allow'],
      ['network_acls.bypass', value.bypass ?? 'None', networkAcls?.bypass ?? 'None'],
      ['network_acls.ip_rules', value.allowedAddresses, addresses],
      ['network_acls.virtual_network_rules', value.allowedSubnets, subnets],
    ]),
  );
}
