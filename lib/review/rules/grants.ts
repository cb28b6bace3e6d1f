import { CONTAINER_ROLES } from '../../catalog/pipelines';
import { findRole, personaOf } from '../../catalog/roles';
import type { JsonObject } from '../../stack/json';
import { textAt } from '../../stack/json';
import { referencesIn, referred } from '../../stack/references';
import type { Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';
import { onlyReads, writtenRole } from './only-reads';
import type { Severity } from './review-rule';

/** One right of one principal. */
export interface Grant {
  readonly address: string;
  /** Who has it, by the key of the environment file where the address tells it. */
  readonly who: string;
  /** The role, with the persona that it makes of the principal. */
  readonly role: string;
  readonly means: string;
  readonly on: string;
  /** How much it is on: a resource of the stack, a resource group, or something beyond the stack. */
  readonly reach: number;
  readonly severity: Severity;
  /** What is the same for all scopes. */
  readonly right: string;
}

const RESOURCE = 0;
const GROUP = 1;
const BEYOND = 2;

/** The grants of a stack, by what makes them different for Azure: who, what and on what. */
export function grantsOf(stack: Stack | undefined): ReadonlyMap<string, Grant> {
  const assignments = ofType(stack, 'azurerm_role_assignment').map(({ address, attributes }) => ({
    ...{ address, attributes, principal: textAt(attributes, 'principal_id') ?? '' },
    ...{ answer: roleOf(stack, attributes), scope: scopeOf(stack, attributes) },
  }));
  const persona = (principal: string, on: string) =>
    personaOf(
      assignments.filter((each) => each.principal === principal && each.scope.on === on).map(({ answer }) => answer.role),
    );
  return new Map(
    assignments.map(({ address, attributes, principal, answer, scope }) => {
      const word = persona(principal, scope.on) ?? personaOf([answer.role]);
      const grant: Grant = {
        ...{ address, means: answer.means, ...scope },
        who: whoOf(stack, address, attributes),
        role: word === undefined ? answer.role : `${word} (${answer.role})`,
        severity: scope.reach === RESOURCE || onlyReadsByRole(stack, attributes) ? answer.severity : 'critical',
        right: `${principal} ${answer.role}`.toLowerCase(),
      };
      return [`${grant.right} ${grant.on}`, grant];
    }),
  );
}

/** A role of the stack itself that changes nothing, wherever it is given. */
const onlyReadsByRole = (stack: Stack | undefined, assignment: JsonObject) =>
  referred(stack, textAt(assignment, 'role_definition_id')) !== undefined && onlyReads(stack, assignment);

/** An identity of the stack by its name; of others the key, which is only a name, and the ID, which says who it is. */
function whoOf(stack: Stack | undefined, address: string, assignment: JsonObject): string {
  const identity = textAt(referred(stack, textAt(assignment, 'principal_id'))?.attributes, 'name');
  if (identity !== undefined) return identity;
  const principal = `${textAt(assignment, 'principal_type') ?? 'principal'} ${textAt(assignment, 'principal_id') ?? ''}`;
  const [, key] = /_grant_(.+)_[^_]+$/.exec(address) ?? [];
  return key === undefined ? principal : `${key} (${principal})`;
}

function roleOf(stack: Stack | undefined, assignment: JsonObject): Pick<Grant, 'means' | 'role' | 'severity'> {
  const own = referred(stack, textAt(assignment, 'role_definition_id'))?.attributes;
  if (own)
    return { role: textAt(own, 'name') ?? '', means: textAt(own, 'description') ?? 'a role of your own', severity: 'high' };
  const written = writtenRole(assignment);
  const onStates = Object.values(CONTAINER_ROLES).find((each) => [each.id, each.name].includes(written));
  if (onStates) return { role: onStates.name, means: onStates.grants, severity: 'high' };
  const answer = findRole(written);
  if (answer.kind === 'refused') return { role: answer.name, means: answer.reason, severity: 'critical' };
  const [role] = 'roles' in answer ? answer.roles : [];
  if (!role || answer.kind === 'unverified')
    return { role: written, means: 'a role that this kit does not know', severity: 'critical' };
  return { role: role.name, means: role.grants, severity: 'high' };
}

const SCOPES: Readonly<Record<string, string>> = {
  azurerm_cognitive_account: 'the account',
  azurerm_resource_group: 'the whole resource group',
  azurerm_storage_account: 'the storage of the state',
};

/** What the right is on, whether that is still in the stack or not: what is no reference is beyond it. */
function scopeOf(stack: Stack | undefined, assignment: JsonObject): Pick<Grant, 'on' | 'reach'> {
  const scope = textAt(assignment, 'scope');
  // A container is written as the ID of its account and what follows.
  const reference = referencesIn(scope).at(-1);
  if (!reference) return { on: scope ?? 'not said', reach: BEYOND };
  const [type = ''] = reference.address.split('.');
  return {
    on: SCOPES[type] ?? containerOf(stack, reference.address) ?? `the resource ${reference.address}`,
    reach: type === 'azurerm_resource_group' ? GROUP : RESOURCE,
  };
}

function containerOf(stack: Stack | undefined, address: string): string | undefined {
  const resource = stack?.resources.get(address);
  return resource?.type === 'azurerm_storage_container'
    ? `the states in the container ${textAt(resource.attributes, 'name')}`
    : undefined;
}
