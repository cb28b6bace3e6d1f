import { CONTAINER_ROLES } from '../../catalog/pipelines';
import { findRole } from '../../catalog/roles';
import type { JsonObject } from '../../stack/json';
import { listAt, textAt, textsAt } from '../../stack/json';
import { referred } from '../../stack/references';
import type { Stack } from '../../stack/stack';

/** The operations of a role definition, those on data included. */
export const actionsOf = (definition: JsonObject | undefined): readonly string[] =>
  listAt(definition, 'permissions').flatMap((each) => [...textsAt(each, 'actions'), ...textsAt(each, 'data_actions')]);

/** The role of an assignment as it is written: the end of its ID, or its name. */
export const writtenRole = (assignment: JsonObject): string =>
  textAt(assignment, 'role_definition_id')?.split('/').at(-1) ?? textAt(assignment, 'role_definition_name') ?? '';

/** Whether a role of the stack, or one that Azure has, changes nothing; false where that is not known. */
export function onlyReads(stack: Stack | undefined, assignment: JsonObject): boolean {
  const definition = referred(stack, textAt(assignment, 'role_definition_id'));
  if (definition) {
    const actions = actionsOf(definition.attributes);
    return actions.length > 0 && actions.every((action) => action.toLowerCase().endsWith('/read'));
  }
  const role = writtenRole(assignment);
  return [CONTAINER_ROLES.plan.id, CONTAINER_ROLES.plan.name].includes(role) || isReader(role);
}

function isReader(role: string): boolean {
  const answer = findRole(role);
  return 'roles' in answer && answer.roles.every(({ name }) => name === 'Reader');
}
