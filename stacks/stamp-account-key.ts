import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { dependable } from 'cdktf';
import { ManagedIdentity } from '../lib/access/managed-identity';
import type { Stamp } from '../lib/fleet/stamp';
import type { StampKey } from '../lib/fleet/stamp-key';
import { createsIdentity } from '../lib/fleet/stamp-key';
import type { OpenAIAccount } from '../lib/openai/account';
import type { CustomerManagedKey } from '../lib/openai/account-key';
import { EncryptionVault } from '../lib/openai/encryption-vault';
import type { BaseStack } from '../lib/terraform/base-stack';
import type { IResourceGroup } from '../lib/terraform/resource-group';

/** Adds what the account of a stamp needs for its key: an identity, and a vault that the stamp creates. */
export function addKey(
  stack: BaseStack,
  key: StampKey,
  names: Stamp['names'],
  resourceGroup: IResourceGroup,
): CustomerManagedKey {
  const { preventDestroy } = stack;
  const addIdentity = () =>
    new ManagedIdentity(stack, 'key_identity', { name: names.keyIdentity, resourceGroup, preventDestroy });
  if (key.from === 'existing') {
    const { keyId, keyVaultId: keyStoreId, identity } = key;
    return {
      key: { keyId, keyStoreId },
      identity: identity ? { identityId: identity.id, clientId: identity.clientId } : addIdentity(),
    };
  }
  const identity = addIdentity();
  const { tenantId } = identity;
  return { key: new EncryptionVault(stack, 'key_vault', { name: names.keyVault, resourceGroup, tenantId }), identity };
}

/**
 * Gives a new role time to take effect: the workspace and the zones of the stamp wait for the role, and the account waits for them. If
 * they exist already, or the stamp has none, nothing is between the role and the account: see the rule `encryption/role`.
 *
 * The account does not wait for the network, which would then be replaced as the account is: the new one before the old one, with the
 * same name, which Azure refuses.
 */
export function letRoleSpread(stack: BaseStack, account: OpenAIAccount, key: StampKey | undefined): void {
  if (!key || !createsIdentity(key)) return;
  const role = account.resource.dependsOn ?? [];
  const between = stack.node
    .findAll()
    .filter((each) => each instanceof LogAnalyticsWorkspace || each instanceof PrivateDnsZone);
  for (const each of between) each.dependsOn = [...(each.dependsOn ?? []), ...role];
  account.resource.dependsOn = [...role, ...between.map(dependable)];
}
