import { found, resource } from '../../support/review-edits';

const ACCOUNT = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st';

test.each([
  ['Allow', ['high exposure/network-acls']],
  ['Deny', []],
])('separate network rules of a storage account with %s', (default_action, expected) => {
  const rules = resource('azurerm_storage_account_network_rules', 'x', { storage_account_id: ACCOUNT, default_action });
  expect(found({}, rules).filter((each) => each.includes('exposure/'))).toEqual(expected);
});

test('a role allows more if an exception is no longer in the block of its operation', () => {
  const role = (...permissions: object[]) =>
    resource('azurerm_role_definition', 'x', { name: 'x', scope: '/subscriptions/1', permissions });
  const keys = 'Microsoft.CognitiveServices/accounts/listKeys/action';
  const [all, no] = [{ actions: [keys] }, { not_actions: [keys] }];
  const [together, apart] = [role({ ...all, ...no }), role(all, { actions: ['Microsoft.Resources/tags/read'], ...no })];
  expect(found(together, apart)).toContain('critical access/role-actions');
  expect(found(apart, together)).not.toContain('critical access/role-actions');
});

test('a resource that the kit creates only with azurerm is reported with azapi, even if it is harmless', () => {
  const zone = {
    type: 'Microsoft.Network/privateDnsZones@2024-06-01',
    name: 'example.com',
    location: 'global',
    parent_id: 'x',
  };
  expect(found({}, resource('azapi_resource', 'x', zone))).toContain('high overrides/foreign');
});
