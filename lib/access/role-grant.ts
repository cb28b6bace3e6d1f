import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { PRINCIPAL_TYPES } from '../catalog/principals';
import type { Role, RoleWord } from '../catalog/roles';
import { ASSIGNABLE_ROLES, findRole } from '../catalog/roles';
import { absenceFailure, choiceFailure, isReference, uuidFailure } from '../terraform/checks';
import { requireObject, throwIfAny, ValidationError } from '../terraform/validation-error';
import { assignmentName } from './assignment-name';
import { reserveAssignment } from './assignments';
import type { IGrantee, Principal } from './grantee';

/** A role for a principal on a resource. */
export interface RoleGrantProps {
  /** Who gets the role. */
  readonly grantee: IGrantee;
  /** A persona (`inference`, `operator`, `auditor`), a role's display name, or the GUID of a custom role. */
  readonly role: RoleWord;
  /** The ID of the resource that the role applies to, as a reference or text. */
  readonly scope: string;
  /**
   * The ID of the same resource as text, from which the name of the assignment is derived.
   *
   * @default - the path of the construct stands for it
   */
  readonly scopeId?: string;
  /**
   * What the name of the assignment is derived from while the ID of the principal is not known.
   *
   * @default - the path of the construct
   */
  readonly principalName?: string;
  /** The subscription of the resource. */
  readonly subscriptionId: string;
  /**
   * Whether the account accepts no keys, so that a role that lists them opens nothing.
   *
   * @default false
   */
  readonly keysAreOff?: boolean;
}

/** The problem with a role; undefined if it can be assigned. */
export function roleProblem(role: string, keysAreOff = false): string | undefined {
  if (typeof role !== 'string') return choiceFailure('role', role, ASSIGNABLE_ROLES);
  const answer = findRole(role);
  if (answer.kind === 'refused') return `the role '${answer.name}' is refused: ${answer.reason}`;
  if (answer.kind === 'keys' && !keysAreOff)
    return `the role '${answer.name}' is refused: ${answer.reason}, and it is not known whether the account accepts keys`;
  if (answer.kind === 'unknown') return choiceFailure('role', role, ASSIGNABLE_ROLES);
  return undefined;
}

/** The role assignments of a persona or role for a principal. Create it with `account.grant`. */
export class RoleGrant extends Construct {
  /** The roles that are assigned, by the name of the assignment. */
  readonly assignments: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    requireObject(this, props);
    const { principalId } = this.check(props);
    const answer = findRole(props.role);
    const roles = 'roles' in answer ? answer.roles : [];
    this.assignments = new Map(roles.map((role) => [this.nameOf(role, props), role.name] as const));
    this.refuseRepeated(principalId);
    for (const role of roles) this.assign(role, props);
  }

  /** The principal, after all props are checked. */
  private check({ grantee, role, keysAreOff }: RoleGrantProps): Principal {
    const failure = absenceFailure('grantee', grantee);
    if (failure !== undefined) throwIfAny(this, [failure, roleProblem(role, keysAreOff)]);
    const { grantPrincipal } = grantee;
    requireObject(this, grantPrincipal, 'principal of the grantee');
    throwIfAny(this, [
      roleProblem(role, keysAreOff),
      uuidFailure('principal ID', grantPrincipal.principalId),
      choiceFailure('principal type', grantPrincipal.principalType, PRINCIPAL_TYPES),
    ]);
    return grantPrincipal;
  }

  private nameOf({ id }: Role, props: RoleGrantProps): string {
    const { scopeId = this.node.path, principalName = this.node.path, grantee } = props;
    const { principalId } = grantee.grantPrincipal;
    return assignmentName(scopeId, isReference(principalId) ? principalName : principalId, id);
  }

  private refuseRepeated(principalId: string): void {
    const repeated = [...this.assignments].flatMap(([name, role]) => {
      const other = reserveAssignment(this, name);
      return other === undefined
        ? []
        : [`'${other}' already grants ${principalId} the role '${role}': Azure rejects a duplicate role assignment`];
    });
    if (repeated.length > 0) throw new ValidationError(this.node.path, repeated);
  }

  private assign(role: Role, props: RoleGrantProps): void {
    const { principalId, principalType } = props.grantee.grantPrincipal;
    new RoleAssignment(this, role.name.toLowerCase().replaceAll(' ', '-'), {
      name: this.nameOf(role, props),
      scope: props.scope,
      roleDefinitionId: `/subscriptions/${props.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      principalId,
      principalType,
    });
  }
}
