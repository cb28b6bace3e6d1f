/** Operations that are named in a message; the others are counted. */
const NAMED = 3;

/** Some operations in words, such as `Microsoft.Network/virtualNetworks/write and 4 other operations`. */
export function operationWords(operations: readonly string[]): string {
  const named = operations.length <= NAMED ? operations : operations.slice(0, 1);
  const others = operations.length - named.length;
  if (others > 0) return `${named.join(', ')} and ${others} other operations`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}

/**
 * The built-in roles that have some operations together.
 *
 * Source: MicrosoftDocs/azure-docs role-based-access-control/built-in-roles.md: Contributor has all operations but those that write to
 * Microsoft.Authorization; of these, Role Based Access Control Administrator has role assignments, and User Access Administrator all.
 */
export function rolesWith(operations: readonly string[], isOnlyPlanned: boolean): string {
  if (isOnlyPlanned) return 'Reader';
  const isAuthorization = (operation: string) => /^Microsoft\.Authorization\/.*\/(?:write|delete)$/i.test(operation);
  const authorization = operations.filter(isAuthorization);
  const administrator = authorization.every((operation) => /^Microsoft\.Authorization\/roleAssignments\//i.test(operation))
    ? 'Role Based Access Control Administrator'
    : 'User Access Administrator';
  if (authorization.length === 0) return 'Contributor';
  return authorization.length === operations.length ? administrator : `Contributor and ${administrator}`;
}
