/** The version of the condition language. */
export const CONDITION_VERSION = '2.0';

/**
 * A condition that limits the right to assign roles to some roles: no other role can be assigned or removed.
 *
 * Source: Microsoft's page "Examples to delegate Azure role assignment management with conditions", example "Constrain roles".
 *
 * @param roleIds the GUIDs of the roles
 */
export function onlyRoles(roleIds: readonly string[]): string {
  const roles = `ForAnyOfAnyValues:GuidEquals {${[...roleIds].sort().join(', ')}}`;
  return ['write', 'delete']
    .map((verb) => unless(verb, `@${SOURCES[verb] ?? ''}[${ASSIGNMENTS}:RoleDefinitionId] ${roles}`))
    .join(' AND ');
}

const ASSIGNMENTS = 'Microsoft.Authorization/roleAssignments';

/** The role of a new assignment is in the request; the role of a deleted assignment is in the existing resource. */
const SOURCES: Readonly<Record<string, string>> = { write: 'Request', delete: 'Resource' };

const unless = (verb: string, demand: string) => `((!(ActionMatches{'${ASSIGNMENTS}/${verb}'})) OR (${demand}))`;

/** GUIDs in a text, such as those of roles in a condition. */
export const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** The GUIDs of the roles that a condition limits assignments to; undefined if `onlyRoles` did not write the condition. */
export function rolesAllowedBy(condition: string): readonly string[] | undefined {
  const roles = [...new Set(condition.match(GUID) ?? [])];
  return condition === onlyRoles(roles) ? roles : undefined;
}
