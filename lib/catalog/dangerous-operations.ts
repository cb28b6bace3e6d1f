/**
 * Operations of Azure Resource Manager that bypass the protection of a stamp: they return keys, grant access, delete locks, weaken
 * filters, or open accounts and the storage of states.
 *
 * Source: Microsoft's page "Azure permissions" (Microsoft.Authorization, Microsoft.CognitiveServices, Microsoft.Storage).
 */
const OPERATIONS = [
  'Microsoft.Authorization/elevateAccess/action',
  'Microsoft.Authorization/locks/delete',
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.CognitiveServices/accounts/listKeys/action',
  'Microsoft.CognitiveServices/accounts/raiBlocklists/write',
  'Microsoft.CognitiveServices/accounts/raiPolicies/write',
  'Microsoft.CognitiveServices/accounts/regenerateKey/action',
  'Microsoft.CognitiveServices/accounts/write',
  'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Storage/storageAccounts/regenerateKey/action',
  'Microsoft.Storage/storageAccounts/write',
] as const;

/** Whether one operation, which may have wildcards, includes another. Azure ignores the case of operations. */
export function coversOperation(wide: string, narrow: string): boolean {
  const parts = wide.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(narrow);
}

/** The operations that allow a dangerous one that no exception excludes. An expression may evaluate to any operation. */
export const dangerousAmong = (actions: readonly string[], exceptions: readonly string[] = []): string[] =>
  actions.filter(
    (action) =>
      action.includes('${') ||
      OPERATIONS.some(
        (operation) => coversOperation(action, operation) && !exceptions.some((each) => coversOperation(each, operation)),
      ),
  );
