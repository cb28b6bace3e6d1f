import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import type { PrincipalType } from '../catalog/principals';
import type { Role, RoleWord } from '../catalog/roles';
import { ASSIGNABLE_ROLES, findRole } from '../catalog/roles';
import { UUID } from '../catalog/uuid';
import { throwIfAny, unlessToken } from '../terraform/validation-error';
import { assignmentName } from './assignment-name';

/** The principal that gets a role. */
export interface Principal {
  /** The object ID in Entra ID. For a service principal, its own object ID, not that of its application. */
  readonly principalId: string;
  readonly principalType: PrincipalType;
}

/** A role for a principal on a resource. */
export interface RoleGrantProps extends Principal {
  /** The resource that the role applies to, as a reference or text. */
  readonly scope: string;
  /** The ID of the same resource as text, from which the name of the assignment is derived. */
  readonly scopeId: string;
  readonly subscriptionId: string;
  /** A persona (`inference`, `operator`, `auditor`), a role's display name, or the GUID of a custom role. */
  readonly role: RoleWord;
}

/** The problem with a role; undefined if it can be assigned. */
export function roleProblem(role: string): string | undefined {
  const answer = findRole(role);
  if (answer.kind === 'refused') return `the role '${answer.name}' is refused: ${answer.reason}`;
  if (answer.kind === 'unknown') return `unknown role '${role}'; use one of: ${ASSIGNABLE_ROLES.join(', ')}`;
  return undefined;
}

/** The role assignments of a persona or role for a principal. Create it with `account.grant`. */
export class RoleGrant extends Construct {
  /** The roles that are assigned, by the name of the assignment. */
  readonly assignments: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    const answer = findRole(props.role);
    throwIfAny(this, [
      roleProblem(props.role),
      unlessToken(props.principalId, (given) => (UUID.test(given) ? undefined : `the principal ID '${given}' is not a UUID`)),
    ]);
    const roles = 'roles' in answer ? answer.roles : [];
    this.assignments = new Map(roles.map((role) => [this.assign(role, props), role.name] as const));
  }

  private assign(role: Role, { scope, scopeId, subscriptionId, principalId, principalType }: RoleGrantProps): string {
    // The value of a reference is not known yet: the construct's path stands for the principal.
    const principal = Token.isUnresolved(principalId) ? this.node.path : principalId;
    const name = assignmentName(scopeId, principal, role.id);
    new RoleAssignment(this, role.name.toLowerCase().replaceAll(' ', '-'), {
      name,
      scope,
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      principalId,
      principalType,
    });
    return name;
  }
}
