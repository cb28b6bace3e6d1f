/** Operations that are named in a message; the others are counted. */
const NAMED = 3;

/** Some operations in words, such as `Microsoft.Network/virtualNetworks/write and 4 other operations`. */
export function operationWords(operations: readonly string[]): string {
  const named = operations.length <= NAMED ? operations : operations.slice(0, 1);
  const others = operations.length - named.length;
  if (others > 0) return `${named.join(', ')} and ${others} other operations`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}

/** A built-in role that has some operations, as far as one has them. */
export const roleWith = (operations: readonly string[], isOnlyPlanned: boolean): string => {
  if (isOnlyPlanned) return 'Reader';
  return operations.every((operation) => operation.startsWith('Microsoft.Authorization/'))
    ? 'Role Based Access Control Administrator'
    : 'Contributor';
};
