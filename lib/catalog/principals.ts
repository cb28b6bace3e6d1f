/** All types of principals, in alphabetical order. */
export const PRINCIPAL_TYPES = ['Group', 'ServicePrincipal', 'User'] as const;
/** A type of principal in Azure. If it is not set, Azure may not find a new principal yet. */
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];
