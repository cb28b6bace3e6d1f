import { CONTAINER_ROLES } from '../../catalog/pipelines';
import { findRole } from '../../catalog/roles';
import { textAt } from '../compare/json';
import type { JsonObject } from '../compare/json';
import { referencesIn, referred } from '../compare/references';
import type { Stack } from '../compare/stack';
import { ofType } from '../compare/stack';
import type { StackChange } from '../compare/stack-change';
import { onlyReads } from './only-reads';
import type { Observation, ReviewRule, Severity } from './review-rule';

const ASSIGNMENT = 'azurerm_role_assignment';

/** One right of one principal. */
interface Grant {
  readonly address: string;
  readonly principal: string;
  readonly role: string;
  readonly means: string;
  readonly on: string;
  readonly severity: Severity;
}

/** The grants of a stack, by what makes them different for Azure: who, what and on what. */
const grantsOf = (stack: Stack | undefined): ReadonlyMap<string, Grant> =>
  new Map(
    ofType(stack, ASSIGNMENT).map(({ address, attributes }) => {
      const grant = { address, ...whoOf(stack, attributes), ...roleOf(stack, attributes), on: scopeOf(stack, attributes) };
      const wide = !grant.on.startsWith('the ') && !onlyReadsByRole(stack, attributes);
      return [`${grant.principal} ${grant.role} ${grant.on}`, wide ? { ...grant, severity: 'critical' as const } : grant];
    }),
  );

function whoOf(stack: Stack | undefined, assignment: JsonObject): Pick<Grant, 'principal'> {
  const id = textAt(assignment, 'principal_id');
  const identity = textAt(referred(stack, id)?.attributes, 'name');
  return { principal: identity ?? `${textAt(assignment, 'principal_type') ?? 'principal'} ${id ?? ''}` };
}

function roleOf(stack: Stack | undefined, assignment: JsonObject): Pick<Grant, 'means' | 'role' | 'severity'> {
  const id = textAt(assignment, 'role_definition_id');
  const own = referred(stack, id)?.attributes;
  if (own)
    return { role: textAt(own, 'name') ?? '', means: textAt(own, 'description') ?? 'a role of your own', severity: 'high' };
  const written = id?.split('/').at(-1) ?? textAt(assignment, 'role_definition_name') ?? '';
  const onStates = Object.values(CONTAINER_ROLES).find((each) => [each.id, each.name].includes(written));
  if (onStates) return { role: onStates.name, means: onStates.grants, severity: 'high' };
  const answer = findRole(written);
  if (answer.kind === 'refused') return { role: answer.name, means: answer.reason, severity: 'critical' };
  const [role] = 'roles' in answer ? answer.roles : [];
  if (!role || answer.kind === 'unverified')
    return { role: written, means: 'a role that this kit does not know', severity: 'critical' };
  return { role: role.name, means: role.grants, severity: 'high' };
}

/** A role of the stack itself that changes nothing, wherever it is given. */
const onlyReadsByRole = (stack: Stack | undefined, assignment: JsonObject) =>
  referred(stack, textAt(assignment, 'role_definition_id')) !== undefined && onlyReads(stack, assignment);

/** What the right is on: what the stack makes is `the …`; anything else is beyond it. */
function scopeOf(stack: Stack | undefined, assignment: JsonObject): string {
  const scope = textAt(assignment, 'scope');
  // A container is written as the ID of its account and what follows.
  const address = referencesIn(scope).at(-1)?.address;
  const resource = address === undefined ? undefined : stack?.resources.get(address);
  if (!resource) return scope ?? 'not said';
  const words: Readonly<Record<string, string>> = {
    azurerm_cognitive_account: 'the account',
    azurerm_storage_container: `the states in the container ${textAt(resource.attributes, 'name')}`,
    azurerm_storage_account: 'the storage of the state',
  };
  return words[resource.type] ?? `the resource ${resource.address}`;
}

export const grantAdded: ReviewRule = {
  id: 'access/grant-added',
  summary: 'Somebody gets a right that they did not have here.',
  why: 'Rights work from the apply on. A role that reads keys or changes filters undoes what the stamp is for.',
  severities: ['critical', 'high'],
  check: (change) =>
    change.kind === 'changed'
      ? differences(change.after, change.before).map((grant) => observed(grant, change, 'gets'))
      : worstOfNew(change),
};

/** Of a new stamp, who is granted what stands on its page; only what should not be there is told. */
const worstOfNew = (change: StackChange): Observation[] =>
  change.kind === 'added'
    ? [...grantsOf(change.after).values()]
        .filter(({ severity }) => severity === 'critical')
        .map((grant) => observed(grant, change, 'gets'))
    : [];

export const grantRemoved: ReviewRule = {
  id: 'access/grant-removed',
  summary: 'Somebody loses a right.',
  why: 'Workloads that use the right are refused (401 or 403) soon after the apply.',
  severities: ['notice'],
  check: (change) =>
    change.kind === 'changed'
      ? differences(change.before, change.after).map((grant) => ({ ...observed(grant, change, 'loses'), severity: 'notice' }))
      : [],
};

function differences(here: Stack | undefined, there: Stack | undefined): Grant[] {
  const others = grantsOf(there);
  return [...grantsOf(here)].filter(([key]) => !others.has(key)).map(([, grant]) => grant);
}

const observed = (
  { address, principal, role, means, on, severity }: Grant,
  { after }: StackChange,
  verb: 'gets' | 'loses',
): Observation => ({
  ...{ severity, address, message: `${principal} ${verb} ${role} on ${on}: ${means}` },
  // An assignment that is still there under another principal is told with what it gives.
  explains: verb === 'gets' || after?.resources.has(address) !== true ? ['*'] : [],
});
