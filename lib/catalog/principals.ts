/** All kinds of principals, in alphabetical order. */
export const PRINCIPAL_TYPES = ['Group', 'ServicePrincipal', 'User'] as const;
/** The kinds of principal that Azure tells apart. Without it, a new principal may not be found yet. */
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];
