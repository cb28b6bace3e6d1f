import { by } from '../data/order';
import { createHash } from 'node:crypto';
import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import { TOKEN_AUDIENCE } from '../catalog/pipelines';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';
import { assignmentName } from './assignment-name';
import type { Federation } from './federation';
import { CONDITION_VERSION } from '../catalog/role-condition';

/** An identity to make, and whose tokens it takes. */
export interface DeployerProps {
  /** 3 to 128 characters. */
  readonly name: string;
  readonly resourceGroup: IResourceGroup;
  /** At most 20, each once. */
  readonly federations: readonly Federation[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a deployer is given. */
export interface DeployerRole {
  /** Where, as a reference or text. */
  readonly scope: string;
  /** The same as text, from which the name of the assignment is made. */
  readonly scopeId: string;
  /** The ID of the role definition, as a reference or text. */
  readonly roleDefinitionId: string;
  /** The GUID of the role definition. */
  readonly roleId: string;
  /** @default - none */
  readonly condition?: string;
}

/** How many issuers and subjects Entra ID lets an identity trust. Source: Microsoft's page on workload identity federation. */
const MAX_FEDERATIONS = 20;

/** An identity without any secret, which a pipeline takes on by showing a token of its own platform. */
export class Deployer extends Construct {
  /** What a pipeline signs in as. */
  readonly clientId: string;
  readonly tenantId: string;
  private readonly identity: UserAssignedIdentity;
  private readonly props: DeployerProps;

  constructor(scope: Construct, id: string, props: DeployerProps) {
    super(scope, id);
    const { name, resourceGroup, federations, tags } = props;
    throwIfAny(this, [
      nameProblem('identity', name),
      federations.length > MAX_FEDERATIONS
        ? `it trusts ${federations.length} subjects; Entra ID allows ${MAX_FEDERATIONS}`
        : undefined,
    ]);
    this.props = props;
    this.identity = new UserAssignedIdentity(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: resourceGroup.location,
      ...(tags ? { tags } : {}),
    });
    this.clientId = this.identity.clientId;
    this.tenantId = this.identity.tenantId;
    this.trust(federations);
  }

  /** One after the other: Entra ID refuses to write two credentials of one identity at a time. */
  private trust(federations: readonly Federation[]): void {
    let before: FederatedIdentityCredential | undefined;
    for (const federation of [...federations].sort(by(nameOf))) {
      before = new FederatedIdentityCredential(this, nameOf(federation), {
        name: nameOf(federation),
        parentId: this.identity.id,
        resourceGroupName: this.props.resourceGroup.reference,
        ...federation,
        audience: [TOKEN_AUDIENCE],
        ...(before ? { dependsOn: [before] } : {}),
      });
    }
  }

  /** Gives it a role. */
  grant(id: string, { scope, scopeId, roleDefinitionId, roleId, condition }: DeployerRole): RoleAssignment {
    return new RoleAssignment(this, id, {
      name: assignmentName(scopeId, this.props.name, roleId),
      scope,
      roleDefinitionId,
      principalId: this.identity.principalId,
      principalType: 'ServicePrincipal',
      ...(condition === undefined ? {} : { condition, conditionVersion: CONDITION_VERSION }),
    });
  }
}

/**
 * Nothing but the subject itself tells credentials apart: two environments may have the same word for different ones. Unlike
 * Azure's IDs, subjects differ by case.
 */
const nameOf = ({ issuer, subject }: Federation) =>
  `trust-${createHash('sha256').update(`${issuer}|${subject}`).digest('hex').slice(0, 8)}`;
