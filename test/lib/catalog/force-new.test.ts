import { forcesNewBetween } from '../../../lib/catalog/force-new';

const REPLICATION = ['azurerm_storage_account', 'account_replication_type'] as const;

test.each<[boolean, unknown, unknown]>([
  [true, 'ZRS', 'LRS'],
  [true, 'LRS', 'ZRS'],
  [true, 'GRS', 'ragzrs'],
  [false, 'LRS', 'GRS'],
  [false, 'ZRS', 'GZRS'],
  [false, 'LRS', '${var.replication}'],
  [false, undefined, 'ZRS'],
])('%s: from %s to %s', (expected, before, after) => {
  expect(forcesNewBetween(...REPLICATION, before, after)).toBe(expected);
});

test('applies to no other attribute', () => {
  expect(forcesNewBetween('azurerm_storage_account', 'name', 'LRS', 'ZRS')).toBe(false);
  expect(forcesNewBetween('azurerm_key_vault', 'account_replication_type', 'LRS', 'ZRS')).toBe(false);
});

test.each([
  ['AIServices', true],
  ['OpenAI', false],
])('an account that loses its projects and then has the kind %s is replaced: %s', (kind, expected) => {
  const ACCOUNT = ['azurerm_cognitive_account', 'project_management_enabled'] as const;
  expect(forcesNewBetween(...ACCOUNT, true, false, { kind, hasProjects: false })).toBe(expected);
  expect(forcesNewBetween(...ACCOUNT, false, true, { kind, hasProjects: true })).toBe(false);
});

test.each([
  [true, true, undefined],
  [false, false, undefined],
  [false, true, { key_vault_key_id: 'https://kv-hub.vault.azure.net/keys/other' }],
])('replaced: %s, for an account that can have projects: %s, and whose key becomes %j', (expected, hasProjects, after) => {
  const key = { key_vault_key_id: 'https://kv-hub.vault.azure.net/keys/openai' };
  const account = { kind: 'AIServices', hasProjects };
  expect(forcesNewBetween('azurerm_cognitive_account', 'customer_managed_key', key, after, account)).toBe(expected);
});
