/** The kinds of principal that Azure tells apart. Without it, a new principal may not be found yet. */
export type PrincipalType = 'Group' | 'ServicePrincipal' | 'User';
/** All kinds of principals, in alphabetical order. */
export const PRINCIPAL_TYPES = ['Group', 'ServicePrincipal', 'User'] as const satisfies readonly PrincipalType[];
