import { rolesWith } from '../../../lib/preflight/operation-words';

test.each<[string[], string]>([
  [['Microsoft.Network/virtualNetworks/write', 'Microsoft.Authorization/locks/read'], 'Contributor'],
  [['Microsoft.Authorization/roleAssignments/write'], 'Role Based Access Control Administrator'],
  [
    ['Microsoft.Authorization/roleAssignments/delete', 'Microsoft.Network/virtualNetworks/write'],
    'Contributor and Role Based Access Control Administrator',
  ],
  [['Microsoft.Authorization/locks/write', 'Microsoft.Authorization/roleAssignments/write'], 'User Access Administrator'],
  [
    ['Microsoft.Authorization/policyAssignments/write', 'Microsoft.Network/virtualNetworks/write'],
    'Contributor and User Access Administrator',
  ],
])('the roles with %j', (operations, roles) => {
  expect(rolesWith(operations, false)).toBe(roles);
  expect(rolesWith(operations, true)).toBe('Reader');
});
