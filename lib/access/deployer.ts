import { by } from '../collections/order';
import { createHash } from 'node:crypto';
import { FederatedIdentityCredential } from '@cdktf/provider-azurerm/lib/federated-identity-credential';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { TOKEN_AUDIENCE } from '../catalog/pipelines';
import { nameFailure } from '../terraform/checks';
import { HIDDEN } from '../terraform/logical-ids';
import type { IResourceGroup } from '../terraform/resource-group';
import { throwIfAny } from '../terraform/validation-error';
import { assignmentName } from './assignment-name';
import type { Federation } from './federation';
import { ManagedIdentity } from './managed-identity';
import { CONDITION_VERSION } from '../catalog/role-condition';

/** An identity to create, and the subjects that it trusts. */
export interface DeployerProps {
  /** 3 to 128 characters. */
  readonly name: string;
  readonly resourceGroup: IResourceGroup;
  /** At most 20, without duplicates. */
  readonly federations: readonly Federation[];
  /** @default - the tags of the scope */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role for a deployer. */
export interface DeployerRole {
  /** The scope, as a reference or text. */
  readonly scope: string;
  /** The scope as text, from which the name of the assignment is derived. */
  readonly scopeId: string;
  /** The ID of the role definition, as a reference or text. */
  readonly roleDefinitionId: string;
  /** The GUID of the role definition. */
  readonly roleId: string;
  /** @default - none */
  readonly condition?: string;
}

/** The maximum number of subjects that an identity can trust. Source: Microsoft's page on workload identity federation. */
const MAX_FEDERATIONS = 20;

/** An identity without secrets. A pipeline signs in to it with a token of its own platform. */
export class Deployer extends Construct {
  /** The client ID that a pipeline signs in with. */
  readonly clientId: string;
  readonly tenantId: string;
  private readonly identity: ManagedIdentity;
  private readonly props: DeployerProps;

  constructor(scope: Construct, id: string, props: DeployerProps) {
    super(scope, id);
    const { name, resourceGroup, federations, tags } = props;
    throwIfAny(this, [
      nameFailure('identity', name),
      federations.length > MAX_FEDERATIONS
        ? `it trusts ${federations.length} subjects; Entra ID allows at most ${MAX_FEDERATIONS}`
        : undefined,
    ]);
    this.props = props;
    // In a hidden scope, so that the identity has the address of the deployer.
    this.identity = new ManagedIdentity(this, HIDDEN, { name, resourceGroup, ...(tags ? { tags } : {}) });
    this.clientId = this.identity.clientId;
    this.tenantId = this.identity.tenantId;
    this.trust(federations);
  }

  /** Adds the credentials one at a time: Entra ID rejects concurrent writes to the credentials of an identity. */
  private trust(federations: readonly Federation[]): void {
    let before: FederatedIdentityCredential | undefined;
    for (const federation of [...federations].sort(by(nameOf))) {
      before = new FederatedIdentityCredential(this, nameOf(federation), {
        name: nameOf(federation),
        parentId: this.identity.identityId,
        resourceGroupName: this.props.resourceGroup.reference,
        ...federation,
        audience: [TOKEN_AUDIENCE],
        ...(before ? { dependsOn: [before] } : {}),
      });
    }
  }

  /** Grants it a role. */
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
 * The name of a credential, derived from issuer and subject, because two environments can use the same key for different subjects.
 * Unlike Azure's IDs, subjects are case-sensitive.
 */
const nameOf = ({ issuer, subject }: Federation) =>
  `trust-${createHash('sha256').update(`${issuer}|${subject}`).digest('hex').slice(0, 8)}`;
