/** The version of the language that conditions are written in. */
export const CONDITION_VERSION = '2.0';

/**
 * A condition under which a right to assign roles reaches no further than some roles: no other can be given or taken away.
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

/** What is to be assigned is in the request; what is to be deleted is there already. */
const SOURCES: Readonly<Record<string, string>> = { write: 'Request', delete: 'Resource' };

const unless = (verb: string, demand: string) => `((!(ActionMatches{'${ASSIGNMENTS}/${verb}'})) OR (${demand}))`;

/** The GUIDs in a text, as those of roles in a condition. */
export const GUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** The GUIDs of the roles to which a condition limits assignments; undefined: it is another condition than `onlyRoles` writes. */
export function rolesAllowedBy(condition: string): readonly string[] | undefined {
  const roles = [...new Set(condition.match(GUID) ?? [])];
  return condition === onlyRoles(roles) ? roles : undefined;
}
