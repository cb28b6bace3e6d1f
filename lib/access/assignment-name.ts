import { v5 as uuidv5 } from 'uuid';

/** Names of assignments and custom roles must be UUIDs. UUIDs in this namespace are the same on every machine. */
const NAMESPACE = '3f0c6d0e-6c58-5b0a-9a4e-2d1f4f0d7a11';

/**
 * The name of a role assignment, derived from scope, principal and role. Azure compares all three without case.
 *
 * @param principal the principal's ID, or a stand-in while the ID is unknown
 */
export const assignmentName = (scopeId: string, principal: string, roleId: string): string =>
  stableUuid(scopeId, principal, roleId);

/** A UUID derived from words that identify something. */
export const stableUuid = (...words: readonly string[]): string => uuidv5(words.join('|').toLowerCase(), NAMESPACE);
