import { KEY_ROLES, keyInScope } from '../../catalog/encryption-keys';
import { dangerousAmong } from '../../catalog/dangerous-operations';
import { CONTAINER_ROLES } from '../../catalog/pipelines';
import { connectionRoleOf } from '../../catalog/connections';
import type { RoleAnswer } from '../../catalog/roles';
import { findRole } from '../../catalog/roles';
import type { Role } from './access';
import type { Facts } from './facts';
import { AZAPI, armTypeOf } from './kind';
import type { FactOf } from './kinds';
import { refOf } from './field';

/** A role and what it allows. */
export interface RoleMeaning {
  readonly name: string;
  readonly means: string;
  /**
   * - `known`: it may be assigned
   * - `own`: a custom role in the stack
   * - `refused`: it reads keys, changes filters or grants access
   * - `states`: it gives access to Terraform states
   * - `unknown`: it is not known what it allows
   */
  readonly kind: 'known' | 'own' | 'refused' | 'states' | 'unknown';
  /** A unique key: its ID, or its address in the stack. Names are not unique. */
  readonly key: string;
  /** Whether it only reads; false if that is not known. */
  readonly onlyReads: boolean;
  /** The dangerous operations of a custom role in the stack: they return keys, grant access, weaken filters or open accounts. */
  readonly dangers: readonly string[];
}

/** The scope of a grant. */
export interface Scope {
  readonly on: string;
  readonly reach: Reach;
}

/** The reach of a grant: one resource of the stack, its resource group, or anything beyond the stack. */
export const REACHES = ['resource', 'group', 'beyond'] as const;
export type Reach = (typeof REACHES)[number];

/** The role of a grant. */
export function roleOf(facts: Facts, grant: FactOf<'grant'>): RoleMeaning {
  const { role } = grant.value;
  const own = facts.referred('role', role);
  if (own) return ownRole(own);
  const written = role?.written ?? '';
  const other = (name: string, means: string, kind: RoleMeaning['kind'], onlyReads = false): RoleMeaning => ({
    ...{ name, means, kind, onlyReads, key: name, dangers: [] },
  });
  const connected = projectOf(facts, grant) && connectionRoleOf(written);
  if (connected) return other(connected.name, connected.grants, 'known');
  for (const [use, each] of Object.entries(CONTAINER_ROLES))
    if ([each.id, each.name.toLowerCase()].includes(written.toLowerCase()))
      return other(each.name, each.grants, 'states', use === 'plan');
  for (const each of Object.values(KEY_ROLES))
    if ([each.id, each.name.toLowerCase()].includes(written.toLowerCase())) return other(each.name, each.grants, 'known');
  const answer = findRole(written, { ignoreCase: true });
  if (answer.kind === 'keys') return withKeys(facts, grant, answer);
  if (answer.kind === 'refused') return other(answer.name, answer.reason, 'refused');
  const [found] = 'roles' in answer ? answer.roles : [];
  if (!found || answer.kind !== 'allowed') return other(written, 'a role that this kit does not know', 'unknown');
  return other(found.name, found.grants, 'known', found.name === 'Reader');
}

/** The project whose identity gets a grant; undefined: another principal. */
export const projectOf = (
  facts: Facts,
  { value: { principal } }: Pick<FactOf<'grant'>, 'value'>,
): FactOf<'project'> | undefined =>
  (principal?.mentions ?? []).map((address) => facts.find('project', address)).find((each) => each !== undefined);

/** A role that lists keys. On an account of the stack that accepts none, they open nothing. */
function withKeys(
  facts: Facts,
  { value: { scope } }: FactOf<'grant'>,
  { name, reason, roles }: Extract<RoleAnswer, { kind: 'keys' }>,
): RoleMeaning {
  const account =
    facts.referred('account', scope) ?? facts.referred('account', facts.referred('project', scope)?.value.account);
  const isMoot = account?.value.keys === false;
  const means = isMoot
    ? `${roles[0]?.grants ?? ''}; can list the keys of the account, which open nothing while local authentication is off`
    : `${reason}, and the account is not known to refuse them`;
  return { name, means, kind: isMoot ? 'known' : 'refused', key: name, onlyReads: false, dangers: [] };
}

function ownRole({ address, value }: FactOf<'role'>): RoleMeaning {
  const { name = '', description = 'a custom role', actions } = value;
  return {
    ...{ name, means: description, kind: 'own', key: address, dangers: dangersOf(value) },
    onlyReads: actions.length > 0 && actions.every(isRead),
  };
}

/** The dangerous operations of a custom role. Exceptions apply only within their permission. */
export const dangersOf = ({ permissions }: Pick<Role, 'permissions'>): readonly string[] => [
  ...new Set(permissions.flatMap(({ actions, exceptions }) => dangerousAmong(actions, exceptions))),
];

/** Whether a custom role is assigned only to identities of the stack, such as those of the pipelines. */
export const isHeldByIdentities = (facts: Facts, role: FactOf<'role'>): boolean => {
  const holders = facts.all('grant').filter(({ value }) => facts.referred('role', value.role)?.address === role.address);
  return holders.length > 0 && holders.every(({ value }) => facts.referred('identity', value.principal) !== undefined);
};

const isRead = (action: string) => action.toLowerCase().endsWith('/read');

const SCOPES: Readonly<Record<string, string>> = {
  account: 'the account',
  keyVault: 'the key vault',
  group: 'the whole resource group',
  storage: 'the storage account',
};

/** The scope of a grant, even if it is no longer in the stack. Anything but a reference is beyond the stack. */
export function scopeOf(facts: Facts, { value: { scope } }: FactOf<'grant'>): Scope {
  const key = keyScope(facts, scope?.written ?? '');
  if (key !== undefined) return { on: key, reach: 'resource' };
  // The ID of a container begins with the ID of its account.
  const address = scope?.to?.address;
  const found = facts.at(address);
  if (address === undefined || (!found && mayHoldMore(facts, address)) || found?.kind === 'action')
    return { on: scope?.written ?? 'not set', reach: 'beyond' };
  if (found?.kind === 'container') return { on: `the states in the container ${found.fact.value.name}`, reach: 'resource' };
  const kind = found?.kind ?? kindOfType(address.split('.')[0] ?? '');
  return { on: SCOPES[kind] ?? `the resource ${address}`, reach: kind === 'group' ? 'group' : 'resource' };
}

/** A key that is the scope of a grant, in words; undefined: the scope is something else. */
function keyScope(facts: Facts, written: string): string | undefined {
  const [, store = '', name] = /^(\$\{[^${}]*\})\/keys\/([\w-]+)$/.exec(written) ?? [];
  const vault = facts.referred('keyVault', refOf(store));
  if (vault) return `the key ${name} in the key vault ${vault.value.name ?? vault.address}`;
  const found = keyInScope(written);
  return found && `the key ${found.keyName} in ${found.storeName}`;
}

/** The kind of a resource that is no longer in the stack, from its type. */
const kindOfType = (type: string) =>
  ({ azurerm_cognitive_account: 'account', azurerm_resource_group: 'group', azurerm_storage_account: 'storage' })[type] ?? '';

/** azurerm types that contain resource groups. */
const HOLDERS = /^azurerm_(management_group|subscription)/;

/** Resource Manager types that are in a resource group or on a resource in one, unlike subscriptions and management groups. */
const IN_GROUPS = /^(?!microsoft\.(management|subscription|resources)\/)[a-z][\w.]*\/[\w/]+$/;

/** Whether a resource of an unknown kind may contain other resources. Only types of azurerm and azapi are known. */
function mayHoldMore({ unknown }: Facts, address: string): boolean {
  const type = address.split('.')[0] ?? '';
  if (type !== AZAPI) return !type.startsWith('azurerm_') || HOLDERS.test(type);
  const resource = unknown.find((each) => each.address === address || each.alias === address);
  return resource === undefined || !IN_GROUPS.test(armTypeOf(resource) ?? '');
}

/** The holder of a grant: the name of an identity in the stack; for others, the key in the environment file and the principal ID. */
export function holderOf(facts: Facts, { address, value }: FactOf<'grant'>): string {
  const project = projectOf(facts, { value });
  if (project) return `the project ${project.value.name ?? project.address}`;
  const identity = facts.at(value.principal?.to?.address)?.fact.value;
  if (identity && 'name' in identity && identity.name !== undefined) return identity.name;
  const principal = `${value.principalType ?? 'principal'} ${value.principal?.written ?? ''}`;
  const [, key] = /_grant_(.+)_[^_]+$/.exec(address) ?? [];
  return key === undefined ? principal : `${key} (${principal})`;
}

/** The grants of an identity in the stack. */
export const rightsOf = (facts: Facts, identity: FactOf<'identity'>): readonly FactOf<'grant'>[] =>
  facts.all('grant').filter(({ value }) => value.principal?.to?.address === identity.address);
