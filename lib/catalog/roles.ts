import data from './data/roles.json';
import type { RoleName } from './names';
import { UUID } from './uuid';

export type { RoleName } from './names';

/** The purpose of a person or workload, independent of Azure's role names. */
export type Persona = 'auditor' | 'builder' | 'caller' | 'inference' | 'operator';

/** The value of a grant: a persona, the name of a built-in role, or the GUID of a custom role. */
export type RoleWord = Persona | RoleName | (string & {});

/** A built-in role that may be assigned. Source and date: data/roles.json. */
export interface Role {
  readonly name: string;
  /** The GUID of the role definition, the same in every tenant. Display names change: do not look up a role by its name. */
  readonly id: string;
  readonly grants: string;
}

/**
 * The result of a lookup: roles that may be assigned, roles that may be assigned only where keys open nothing, a refused role with the reason, an unverified GUID, or
 * an unknown name.
 */
export type RoleAnswer =
  | { readonly kind: 'allowed'; readonly roles: readonly Role[] }
  | { readonly kind: 'keys'; readonly roles: readonly Role[]; readonly name: string; readonly reason: string }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unverified'; readonly roles: readonly Role[] };

/** The role of callers that has data actions only for models of OpenAI. Source: data/roles.json. */
export const OPENAI_ROLE = 'Cognitive Services OpenAI User' satisfies RoleName;

/**
 * The roles of each persona. None changes the account: changes are made by pull request, not by hand. `builder` and `caller` can list
 * keys, so they are only for accounts that accept none.
 */
const PERSONAS: Record<Persona, readonly RoleName[]> = {
  auditor: ['Reader'],
  builder: ['Foundry User'],
  caller: ['Cognitive Services User'],
  inference: ['Cognitive Services OpenAI User'],
  operator: ['Cognitive Services OpenAI User', 'Reader'],
};

interface Row {
  readonly id: string;
  readonly grants?: string;
  readonly formerName?: string;
  readonly refused: string | null;
  /** Whether the reason is only that the role lists keys. */
  readonly onlyKeys?: boolean;
}

const ROWS: ReadonlyMap<string, Row> = new Map(Object.entries(data.roles));

/** All personas, in alphabetical order. */
export const PERSONA_NAMES = Object.keys(PERSONAS) as [Persona, ...Persona[]];

/** Every persona, and every name of a role that may be assigned. */
export const ASSIGNABLE_ROLES: [string, ...string[]] = [
  ...PERSONA_NAMES,
  ...[...ROWS].filter(([, { refused, onlyKeys }]) => refused === null || onlyKeys === true).map(([name]) => name),
];

/** The built-in roles that may be assigned. */
export const GRANTABLE_ROLES: readonly Role[] = [...ROWS]
  .filter(([, { refused }]) => refused === null)
  .map(([name]) => allowedRole(name));

const isPersona = (word: string): word is Persona => Object.hasOwn(PERSONAS, word);

/**
 * Finds a role by persona, display name (present or former) or GUID.
 *
 * @param options ignoreCase: match names in any case, as Azure does
 */
export function findRole(word: string, { ignoreCase = false } = {}): RoleAnswer {
  if (isPersona(word)) return answerOf(PERSONAS[word]);
  const isName = (name: string | undefined, given: string) =>
    name === given || (ignoreCase && name?.toLowerCase() === given.toLowerCase());
  const found = [...ROWS].find(
    ([name, { id, formerName }]) => isName(name, word) || isName(formerName, word) || word.toLowerCase() === id,
  );
  if (found) {
    const [name, { refused, onlyKeys }] = found;
    return refused === null || onlyKeys === true ? answerOf([name]) : { kind: 'refused', name, reason: refused };
  }
  if (!UUID.test(word)) return { kind: 'unknown' };
  const id = word.toLowerCase();
  return { kind: 'unverified', roles: [{ name: id, id, grants: 'a role that the catalogue does not have: not checked' }] };
}

/** The answer for roles that may be assigned, at least where keys open nothing. */
function answerOf(names: readonly string[]): RoleAnswer {
  const roles = names.map(allowedRole);
  const keyed = names.find((name) => ROWS.get(name)?.onlyKeys === true);
  if (keyed === undefined) return { kind: 'allowed', roles };
  return { kind: 'keys', roles, name: keyed, reason: ROWS.get(keyed)?.refused ?? '' };
}

/** The persona with exactly these roles; undefined if there is none. */
export const personaOf = (roles: readonly string[]): Persona | undefined =>
  PERSONA_NAMES.find((persona) => {
    const wanted: readonly string[] = PERSONAS[persona];
    return wanted.length === new Set(roles).size && wanted.every((role) => roles.includes(role));
  });

function allowedRole(name: string): Role {
  const { id = '', grants = '' } = ROWS.get(name) ?? {};
  return { name, id, grants };
}
