import { ManagedIdentity } from '../../../lib/access/managed-identity';
import { OpenAIAccount } from '../../../lib/openai/account';
import type { OpenAIAccountProps } from '../../../lib/openai/account';
import { EncryptionVault } from '../../../lib/openai/encryption-vault';
import { at, configurationOf, emptyStack } from '../../support/terraform';

const VAULT =
  '/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/kv-hub';
const HSM = VAULT.replace('vaults/kv-hub', 'managedHSMs/hsm-hub');
const KEY = { keyId: 'https://kv-hub.vault.azure.net/keys/openai', keyStoreId: VAULT };
const IN_HSM = { keyId: 'https://hsm-hub.managedhsm.azure.net/keys/openai', keyStoreId: HSM };

function encrypted(
  given: Partial<OpenAIAccountProps> & { readonly own?: boolean; readonly existing?: boolean } = {},
  key = KEY,
) {
  const { stack, resourceGroup } = emptyStack();
  const { own, existing, ...props } = given;
  const identity = existing
    ? { identityId: '${var.identity}', clientId: '${var.client}' }
    : new ManagedIdentity(stack, 'key_identity', { name: 'id-key', resourceGroup, preventDestroy: true });
  const tenantId = '00000000-0000-0000-0000-0000000000bb';
  new OpenAIAccount(stack, 'account', {
    ...{ name: 'oai-test', customSubdomain: 'oai-test', resourceGroup },
    customerManagedKey: {
      identity,
      key: own ? new EncryptionVault(stack, 'vault', { name: 'kv-test', resourceGroup, tenantId }) : key,
    },
    ...props,
  });
  return configurationOf(stack);
}

const roleIn = (configuration: ReturnType<typeof encrypted>, type = 'azurerm_role_assignment') =>
  at(configuration, `${type}.account_key_right`);

describe('an account with a customer-managed key', () => {
  test('keeps its own identity, uses the key with another one, and waits for the right to use the key', () => {
    expect(at(encrypted(), 'azurerm_cognitive_account.account')).toMatchObject({
      identity: { type: 'SystemAssigned, UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.key_identity.id}'] },
      customer_managed_key: {
        key_vault_key_id: KEY.keyId,
        identity_client_id: '${azurerm_user_assigned_identity.key_identity.client_id}',
      },
      depends_on: ['azurerm_role_assignment.account_key_right'],
    });
  });

  test.each([
    ['OpenAI', 'e147488a-f6f5-4113-8e2d-b22465e65bf6'],
    ['AIServices', '12338af0-0e69-4776-bea7-57ae8d297424'],
  ] as const)('of kind %s has the role that Microsoft names, only on the key', (kind, role) => {
    const right = roleIn(encrypted({ kind }));
    expect(right).toMatchObject({ scope: `${VAULT}/keys/openai`, principal_type: 'ServicePrincipal' });
    expect(right['role_definition_id']).toMatch(new RegExp(`/roleDefinitions/${role}$`));
  });

  test('has the right on a pinned version on the key as a whole', () => {
    const keyId = `${KEY.keyId}/0123456789abcdef0123456789abcdef`;
    const configuration = encrypted({}, { ...KEY, keyId });
    expect(roleIn(configuration)).toMatchObject({ scope: `${VAULT}/keys/openai` });
    expect(at(configuration, 'azurerm_cognitive_account.account')).toMatchObject({
      customer_managed_key: { key_vault_key_id: keyId },
    });
  });

  test('leaves an old key before its right is deleted, and its identity before that is deleted', () => {
    const configuration = encrypted();
    expect(roleIn(configuration)).toMatchObject({ lifecycle: { create_before_destroy: true } });
    expect(at(configuration, 'azurerm_user_assigned_identity.key_identity')).toMatchObject({
      lifecycle: { create_before_destroy: true, prevent_destroy: true },
    });
  });

  test('has a role of the managed HSM for a key in it', () => {
    const configuration = encrypted({ kind: 'AIServices' }, IN_HSM);
    const type = 'azurerm_key_vault_managed_hardware_security_module_role_assignment';
    expect(roleIn(configuration, type)).toMatchObject({
      managed_hsm_id: HSM,
      scope: '/keys/openai',
      role_definition_id:
        '/Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/21dbd100-6940-42c2-9190-5d6cb909625b',
      principal_id: '${azurerm_user_assigned_identity.key_identity.principal_id}',
    });
    expect(at(configuration, 'azurerm_cognitive_account.account')).toMatchObject({ depends_on: [`${type}.account_key_right`] });
  });

  test('assigns no role to an identity that may already use the key', () => {
    const configuration = encrypted({ existing: true });
    expect(configuration.resource['azurerm_role_assignment']).toBeUndefined();
    expect(at(configuration, 'azurerm_cognitive_account.account')).not.toHaveProperty('depends_on');
  });

  test.each([
    [
      { ...KEY, keyId: 'https://kv-hub.vault.azure.net/secrets/openai' },
      "the ID of the key 'https://kv-hub.vault.azure.net/secrets/openai' is not valid",
    ],
    [
      { ...KEY, keyId: 'https://kv-hub.vault.usgovcloudapi.net/keys/openai' },
      'is in Azure Government, but the stack is in the public cloud',
    ],
    [{ ...KEY, keyStoreId: '/subscriptions/x' }, "the ID of the key vault '/subscriptions/x' is not valid"],
  ])('is refused with wrong IDs', (key, message) => {
    expect(() => encrypted({}, key)).toThrow(message);
  });
});

describe('a key vault for an account', () => {
  const configuration = encrypted({ own: true });

  test('is closed, gives access only by role, and cannot be purged', () => {
    expect(at(configuration, 'azurerm_key_vault.vault')).toMatchObject({
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices' },
      lifecycle: { create_before_destroy: true, prevent_destroy: true },
    });
  });

  test('gets an RSA 2048 key by a request to Azure Resource Manager, which the right and the account wait for', () => {
    expect(at(configuration, 'azapi_resource_action.vault_key')).toMatchObject({
      type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
      resource_id: '${azurerm_key_vault.vault.id}/keys/account',
      method: 'PUT',
      body: { properties: { kty: 'RSA', keySize: 2048 } },
    });
    expect(roleIn(configuration)).toMatchObject({
      scope: '${azurerm_key_vault.vault.id}/keys/account',
      depends_on: ['azapi_resource_action.vault_key'],
    });
    expect(at(configuration, 'azurerm_cognitive_account.account')).toMatchObject({
      customer_managed_key: { key_vault_key_id: 'https://kv-test.vault.azure.net/keys/account' },
      depends_on: ['azapi_resource_action.vault_key', 'azurerm_role_assignment.account_key_right'],
    });
  });

  test('is recovered, not purged, by the provider', () => {
    expect(configuration.provider['azurerm']).toMatchObject([
      { features: [{ key_vault: [{ purge_soft_delete_on_destroy: false, recover_soft_deleted_key_vaults: true }] }] },
    ]);
    expect(JSON.stringify(encrypted().provider)).not.toContain('key_vault');
  });
});
