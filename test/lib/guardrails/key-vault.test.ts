import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';

const ACCOUNT = {
  ...{ name: 'a', public_network_access_enabled: false, local_auth_enabled: false },
  customer_managed_key: { key_vault_key_id: 'https://kv-a.vault.azure.net/keys/account', identity_client_id: 'x' },
};
const CLOSED = { public_network_access_enabled: false, purge_protection_enabled: true, rbac_authorization_enabled: true };

/** The breaches of guardrails/key-vault by a vault beside an account. */
const found = (vault: object, type = 'azurerm_key_vault') =>
  breachesOf(
    readStack(
      'x',
      new Map([
        ['cdk.tf.json', JSON.stringify({ resource: { azurerm_cognitive_account: { a: ACCOUNT }, [type]: { kv: vault } } })],
      ]),
    ),
    {},
  )
    .filter(({ guardrail }) => guardrail === 'guardrails/key-vault')
    .map(({ severity, attribute, message }) => [severity, attribute, message]);

const OPEN = "the key vault 'kv-a' can be reached from the public internet";
const PURGE = "the key vault 'kv-a' has no purge protection: its key can be deleted permanently";
const POLICIES =
  "access policies, not roles, give access to the key vault 'kv-a': anyone who may change the vault can let themselves in";

describe('the vault with the key of an account', () => {
  test('of the kit breaks nothing', () => {
    expect(found({ name: 'kv-a', ...CLOSED })).toEqual([]);
  });

  test('is open, has no purge protection and takes access policies by default', () => {
    expect(found({ name: 'kv-a' })).toEqual([
      ['error', 'public_network_access_enabled', OPEN],
      ['error', 'purge_protection_enabled', PURGE],
      ['error', 'rbac_authorization_enabled', POLICIES],
    ]);
  });

  test.each<[string, string]>([
    [
      'public_network_access_enabled',
      "whether the key vault 'kv-a' can be reached from the public internet is known only to Terraform",
    ],
    ['purge_protection_enabled', "whether the key vault 'kv-a' has purge protection is known only to Terraform"],
    ['rbac_authorization_enabled', "whether roles give access to the key vault 'kv-a' is known only to Terraform"],
  ])('counts as open if only Terraform knows %s', (attribute, message) => {
    expect(found({ name: 'kv-a', ...CLOSED, [attribute]: '${var.x}' })).toEqual([['error', attribute, message]]);
  });

  test('may use the former name of the argument for roles', () => {
    expect(found({ name: 'kv-a', ...CLOSED, rbac_authorization_enabled: undefined, enable_rbac_authorization: true })).toEqual(
      [],
    );
  });

  test('is read in the form of azapi, too', () => {
    const vault = (properties: object) =>
      found({ type: 'Microsoft.KeyVault/vaults@2023-07-01', name: 'kv-a', body: { properties } }, 'azapi_resource').map(
        ([, , message]) => message,
      );
    const closed = { publicNetworkAccess: 'Disabled', enablePurgeProtection: true, enableRbacAuthorization: true };
    expect([vault(closed), vault({})]).toEqual([[], [OPEN, PURGE, POLICIES]]);
  });

  test('is the only vault that the guardrail is about', () => {
    expect(found({ name: 'kv-other' })).toEqual([]);
  });

  test('is not left to Azure with ignore_changes', () => {
    const stack = readStack(
      'x',
      new Map([
        [
          'cdk.tf.json',
          JSON.stringify({
            resource: {
              azurerm_cognitive_account: { a: ACCOUNT },
              azurerm_key_vault: {
                kv: { name: 'kv-a', ...CLOSED, lifecycle: { ignore_changes: ['purge_protection_enabled'] } },
              },
            },
          }),
        ],
      ]),
    );
    expect(breachesOf(stack, {}).filter(({ guardrail }) => guardrail === 'guardrails/hidden')).toHaveLength(1);
  });
});
