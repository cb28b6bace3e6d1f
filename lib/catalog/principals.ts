import { allOf } from '../collections/all-of';

/** A type of principal in Azure. If it is not set, Azure may not find a new principal yet. */
export type PrincipalType = 'Group' | 'ServicePrincipal' | 'User';
/** All types of principals, in alphabetical order. */
export const PRINCIPAL_TYPES = allOf<PrincipalType>()(['Group', 'ServicePrincipal', 'User']);
