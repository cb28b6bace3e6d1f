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
