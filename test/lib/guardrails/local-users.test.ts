import { breachesOf } from '../../../lib/guardrails/breaches';
import { over } from '../../support/edited-stack';

const found = (type: string, attributes: unknown) =>
  breachesOf(over({ resource: { [type]: { x: attributes } } }), { residency: { dataZone: 'EU' } }).map(
    ({ guardrail, severity, address, attribute, message }) => [severity, guardrail, address, attribute, message],
  );
const storage = (attributes: object) =>
  found('azurerm_storage_account', {
    ...{ name: 'st', allow_nested_items_to_be_public: false, shared_access_key_enabled: false, ...attributes },
  });

describe('local users of storage accounts', () => {
  test.each<[string, object, string]>([
    ['that the provider enables by default', {}, "local users of the storage account 'st' can sign in"],
    ['that are switched on', { local_user_enabled: true }, "local users of the storage account 'st' can sign in"],
    [
      'that a variable controls',
      { local_user_enabled: '${var.users}' },
      "whether local users of the storage account 'st' can sign in is known only to Terraform",
    ],
  ])('are keys: those %s', (_, attributes, words) => {
    expect(storage(attributes)).toEqual([
      [
        ...['error', 'guardrails/keys', 'azurerm_storage_account.x', 'local_user_enabled'],
        `${words} with their own passwords or keys`,
      ],
    ]);
  });

  test('are no finding if they are switched off', () => {
    expect(storage({ local_user_enabled: false })).toEqual([]);
  });

  test.each([
    ['azurerm_storage_account_local_user', { name: 'x' }],
    ['azapi_resource', { type: 'Microsoft.Storage/storageAccounts/localUsers@2023-05-01', name: 'x' }],
  ])('are keys if a resource creates them: %s', (type, attributes) => {
    expect(found(type, attributes)).toEqual([
      [
        ...['error', 'guardrails/keys', `${type}.x`, undefined],
        `${type}.x is a local user, who signs in to a storage account with a password or a key`,
      ],
    ]);
  });
});
