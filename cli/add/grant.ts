import type { PrincipalType } from '../../lib/catalog/principals';
import { PRINCIPAL_TYPES } from '../../lib/catalog/principals';
import type { Persona } from '../../lib/catalog/roles';
import { ASSIGNABLE_ROLES, findRole } from '../../lib/catalog/roles';
import { isId } from '../../lib/settings/texts';
import { suggestion } from '../../lib/diagnostics/near-miss';
import { isKey } from '../../lib/settings/texts';
import type { Dialog } from './dialog';
import { askChoice, askText } from '../ask';
import { textOf } from './dialog';
import { checkStamp, environmentOf } from './environment-of';
import type { Change } from './finish';
import type { Project } from './project';
import { edited, takenProblem } from './target';

/** The options of `stamps add grant`. */
export interface GrantOptions {
  readonly environment?: string;
  /** The key of a stamp under `regions`. */
  readonly region?: string;
  readonly principalId?: string;
  readonly principalType?: PrincipalType;
  readonly role?: string;
}

/** Adds a role assignment on the accounts of an environment, or on that of one region. */
export async function addGrant(
  project: Project,
  name: string | undefined,
  options: GrantOptions,
  dialog: Dialog,
): Promise<Change> {
  const target = await environmentOf(project, options.environment, dialog);
  checkStamp(target, options.region, dialog);
  const taken = (key: string) => takenProblem(target, options.region, 'access', key);
  const key = await keyOf(name, 'Name of the grant, such as the application or the team', taken, dialog);
  const principalId =
    options.principalId ?? (await askText('Object ID in Entra ID of the group, application or user', principalProblem));
  const principalType =
    options.principalType ??
    (await askChoice(
      'It is a',
      PRINCIPAL_TYPES.map((value) => ({ value, label: value, hint: HINTS[value] })),
    ));
  const role =
    options.role ??
    (await askChoice<string>(
      'Role',
      ROLES.map((value) => ({ value, label: value, hint: rolesOf(value) })),
    ));
  const path = [...(options.region === undefined ? [] : ['regions', options.region]), 'access', key];
  const after = edited(target, { path, value: { principalId, principalType, role } });
  return { file: target.source.file, before: target.source.text, after };
}

/** The key of a new entry. On the command line, one that exists is an error; a person is asked again. */
export async function keyOf(
  name: string | undefined,
  message: string,
  taken: (key: string) => string | undefined,
  dialog: Dialog,
): Promise<string> {
  const form = (key: string) => (isKey(key) ? undefined : 'Use 1 to 64 letters, digits, periods, hyphens and underscores.');
  const key = await textOf(dialog, name, {
    message,
    problem: (text) => form(text) ?? (name === undefined ? taken(text) : undefined),
  });
  const problem = taken(key);
  if (problem !== undefined) throw new Error(problem);
  return key;
}

/** Why a text can't be the ID of a principal; undefined if it can. */
export const principalProblem = (id: string) =>
  isId(id) ? undefined : 'It is not an object ID, such as 4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02.';

/** Why a text can't be a role; undefined if it can. */
export function roleProblem(role: string): string | undefined {
  const answer = findRole(role);
  if (answer.kind === 'refused') return `The role '${answer.name}' is refused: ${answer.reason}`;
  return answer.kind === 'unknown' ? `Unknown role: ${suggestion(role, ASSIGNABLE_ROLES)}` : undefined;
}

/** The most usual one first. */
const ROLES: readonly Persona[] = ['inference', 'caller', 'builder', 'operator', 'auditor'];

const HINTS: Readonly<Record<PrincipalType, string>> = {
  Group: 'people or identities',
  ServicePrincipal: 'an application or a managed identity',
  User: 'one person',
};

function rolesOf(persona: string): string {
  const answer = findRole(persona);
  return 'roles' in answer ? answer.roles.map(({ name }) => name).join(' and ') : '';
}
