/** Whether a scope is another one, or around it. The IDs of resources begin with those of their group and subscription. Azure ignores case. */
export const isAround = (scope: string, other: string): boolean =>
  scope === '/' || `${other}/`.toLowerCase().startsWith(`${scope}/`.toLowerCase());

/** Whether a scope is a management group. Those that Azure names in answers about a subscription are above it. */
export const isManagementGroup = (scope: string): boolean =>
  /^\/providers\/Microsoft\.Management\/managementGroups\//i.test(scope);

/** The type of a resource by its ID, such as `Microsoft.Network/virtualNetworks`; undefined if it is no resource. */
export function typeInId(id: string): string | undefined {
  const [namespace, ...rest] = /^.*\/providers\/(.+)$/i.exec(id)?.[1]?.split('/') ?? [];
  return namespace === undefined ? undefined : [namespace, ...rest.filter((_, i) => i % 2 === 0)].join('/');
}

/** The operations on resources of a type and on their parts. */
export const operationsOn = (type: string, operations: readonly string[]): readonly string[] =>
  operations.filter((operation) => operation.toLowerCase().startsWith(`${type}/`.toLowerCase()));
