import { dangerousAmong } from '../../catalog/dangerous-operations';
import { CONTAINER_ROLES } from '../../catalog/pipelines';
import { findRole } from '../../catalog/roles';
import type { Role } from './access';
import type { Facts } from './facts';
import { AZAPI, armTypeOf } from './kind';
import type { FactOf } from './kinds';

/** What a role lets its holder do. */
export interface RoleMeaning {
  readonly name: string;
  readonly means: string;
  /**
   * - `known`: it may be assigned
   * - `own`: a role that the stack makes
   * - `refused`: it reads keys, changes filters or gives rights away
   * - `states`: it is about the states of Terraform
   * - `unknown`: nobody knows what it allows
   */
  readonly kind: 'known' | 'own' | 'refused' | 'states' | 'unknown';
  /** What tells it from other roles: its ID, or its address in the stack. Names can be given twice. */
  readonly key: string;
  /** Whether it changes nothing; false where that is not known. */
  readonly onlyReads: boolean;
  /** The operations of a role of the stack that give out keys, give rights away, weaken filters or open accounts. */
  readonly dangers: readonly string[];
}

/** What a right is on. */
export interface Scope {
  readonly on: string;
  readonly reach: Reach;
}

/** How far a right reaches: one resource of the stack, its resource group, or something beyond the stack. */
export const REACHES = ['resource', 'group', 'beyond'] as const;
export type Reach = (typeof REACHES)[number];

/** The role of a grant. */
export function roleOf(facts: Facts, { value: { role } }: FactOf<'grant'>): RoleMeaning {
  const own = facts.referred('role', role);
  if (own) return ownRole(own);
  const written = role?.written ?? '';
  const other = (name: string, means: string, kind: RoleMeaning['kind'], onlyReads = false): RoleMeaning => ({
    ...{ name, means, kind, onlyReads, key: name, dangers: [] },
  });
  for (const [use, each] of Object.entries(CONTAINER_ROLES))
    if ([each.id, each.name.toLowerCase()].includes(written.toLowerCase()))
      return other(each.name, each.grants, 'states', use === 'plan');
  const answer = findRole(written, { ignoreCase: true });
  if (answer.kind === 'refused') return other(answer.name, answer.reason, 'refused');
  const [found] = 'roles' in answer ? answer.roles : [];
  if (!found || answer.kind !== 'allowed') return other(written, 'a role that this kit does not know', 'unknown');
  return other(found.name, found.grants, 'known', found.name === 'Reader');
}

function ownRole({ address, value }: FactOf<'role'>): RoleMeaning {
  const { name = '', description = 'a role of your own', actions } = value;
  return {
    ...{ name, means: description, kind: 'own', key: address, dangers: dangersOf(value) },
    onlyReads: actions.length > 0 && actions.every(isRead),
  };
}

/** The dangerous operations of a role of the stack: exceptions count for what they are written with. */
export const dangersOf = ({ permissions }: Pick<Role, 'permissions'>): readonly string[] => [
  ...new Set(permissions.flatMap(({ actions, exceptions }) => dangerousAmong(actions, exceptions))),
];

/** Whether everyone who has a role of the stack is an identity of the stack, as those of the kit's pipelines are. */
export const isHeldByIdentities = (facts: Facts, role: FactOf<'role'>): boolean => {
  const holders = facts.all('grant').filter(({ value }) => facts.referred('role', value.role)?.address === role.address);
  return holders.length > 0 && holders.every(({ value }) => facts.referred('identity', value.principal) !== undefined);
};

const isRead = (action: string) => action.toLowerCase().endsWith('/read');

const SCOPES: Readonly<Record<string, string>> = {
  account: 'the account',
  group: 'the whole resource group',
  storage: 'the storage account',
};

/** What a grant is on, whether that is still in the stack or not: what is no reference is beyond it. */
export function scopeOf(facts: Facts, { value: { scope } }: FactOf<'grant'>): Scope {
  // A container is written as the ID of its account and what follows.
  const address = scope?.to?.address;
  const found = facts.at(address);
  if (address === undefined || (!found && mayHoldMore(facts, address)) || found?.kind === 'action')
    return { on: scope?.written ?? 'not said', reach: 'beyond' };
  if (found?.kind === 'container') return { on: `the states in the container ${found.fact.value.name}`, reach: 'resource' };
  const kind = found?.kind ?? kindOfType(address.split('.')[0] ?? '');
  return { on: SCOPES[kind] ?? `the resource ${address}`, reach: kind === 'group' ? 'group' : 'resource' };
}

/** Of what is no longer in the stack, the type tells. */
const kindOfType = (type: string) =>
  ({ azurerm_cognitive_account: 'account', azurerm_resource_group: 'group', azurerm_storage_account: 'storage' })[type] ?? '';

/** Types of azurerm that hold resource groups. */
const HOLDERS = /^azurerm_(management_group|subscription)/;

/** Types of Resource Manager that are in a resource group, or on something in one; subscriptions and management groups are not. */
const IN_GROUPS = /^(?!microsoft\.(management|subscription|resources)\/)[a-z][\w.]*\/[\w/]+$/;

/** Whether something that nobody has understood may hold more than itself: only resources of azurerm and azapi tell what they are. */
function mayHoldMore({ unknown }: Facts, address: string): boolean {
  const type = address.split('.')[0] ?? '';
  if (type !== AZAPI) return !type.startsWith('azurerm_') || HOLDERS.test(type);
  const resource = unknown.find((each) => each.address === address || each.alias === address);
  return resource === undefined || !IN_GROUPS.test(armTypeOf(resource) ?? '');
}

/** Who has a right: an identity of the stack by its name; of others the key, which is only a name, and the ID, which says who it is. */
export function holderOf(facts: Facts, { address, value }: FactOf<'grant'>): string {
  const identity = facts.at(value.principal?.to?.address)?.fact.value;
  if (identity && 'name' in identity && identity.name !== undefined) return identity.name;
  const principal = `${value.principalType ?? 'principal'} ${value.principal?.written ?? ''}`;
  const [, key] = /_grant_(.+)_[^_]+$/.exec(address) ?? [];
  return key === undefined ? principal : `${key} (${principal})`;
}

/** The rights of an identity of the stack. */
export const rightsOf = (facts: Facts, identity: FactOf<'identity'>): readonly FactOf<'grant'>[] =>
  facts.all('grant').filter(({ value }) => value.principal?.to?.address === identity.address);
