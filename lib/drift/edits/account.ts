import type { AccountAnswer } from '../../azure/reads/account';
import { isSame } from '../../catalog/ignoring-case';
import { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import type { Stack } from '../../stack/stack';
import { encryptionEdit } from './encryption';
import { identityEdit } from './identity';
import type { Compared, Resources } from './edit';
import { put, replace } from './edit';
import { spelled, spelledTexts } from './spelled';

/** The only type of account whose attributes are known here. */
export const COMPARED_ACCOUNT = 'azurerm_cognitive_account';

/** Who can reach the account and how, what it can reach, its identities, and the key that encrypts its data. */
export function editAccount(stack: Stack, answer: AccountAnswer, resources: Resources): void {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  if (account?.type !== COMPARED_ACCOUNT) return;
  replace(resources, account.resource, put(account.resource.attributes, accountValues(facts, account, answer)));
}

/** The values of an account that are compared. */
export function accountValues(
  facts: Facts,
  account: FactOf<'account'>,
  { identity, properties }: AccountAnswer,
): readonly Compared[] {
  const { value } = account;
  const { networkAcls, encryption } = properties;
  const addresses = (networkAcls?.ipRules ?? []).map((rule) => rule.value);
  const subnets = (networkAcls?.virtualNetworkRules ?? []).map((rule) => rule.id);
  return [
    ['project_management_enabled', value.projects, properties.allowProjectManagement === true],
    ['public_network_access_enabled', value.publicNetwork, !isSame(properties.publicNetworkAccess, 'Disabled')],
    ['local_auth_enabled', value.keys, properties.disableLocalAuth !== true],
    ['outbound_network_access_restricted', value.outboundRestricted, properties.restrictOutboundNetworkAccess === true],
    ['fqdns', value.allowedHosts, spelledTexts(value.allowedHosts, properties.allowedFqdnList ?? [])],
    ['network_acls.default_action', value.otherNetworks, spelled(value.otherNetworks, networkAcls?.defaultAction ?? 'Allow')],
    ['network_acls.bypass', value.bypass ?? 'None', spelled(value.bypass ?? 'None', networkAcls?.bypass ?? 'None')],
    ['network_acls.ip_rules', value.allowedAddresses, spelledTexts(value.allowedAddresses, addresses)],
    ['network_acls.virtual_network_rules', value.allowedSubnets, spelledTexts(value.allowedSubnets, subnets)],
    ...identityEdit(facts, value, identity),
    ...encryptionEdit(facts, account, encryption),
  ];
}
