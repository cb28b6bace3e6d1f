import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { absenceFailure, nameFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireObject, throwIfAny, ValidationError } from '../terraform/validation-error';
import type { IGrantee, Principal } from './grantee';

/** A user-assigned managed identity, new or existing. */
export interface IManagedIdentity extends IConstruct, IGrantee {
  /** The identity's ID as a reference or text. */
  readonly identityId: string;
  /**
   * The object ID of its service principal.
   *
   * @throws if it is an existing identity that was imported without it
   */
  readonly principalId: string;
}

/** An identity to create. */
export interface ManagedIdentityProps {
  /** 3 to 128 letters, digits, hyphens and underscores. */
  readonly name: string;
  /** The resource group of the identity. */
  readonly resourceGroup: IResourceGroup;
  /**
   * The Azure name of its region.
   *
   * @default - the location of the resource group
   */
  readonly location?: string;
  /**
   * Tags of the identity, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Whether Terraform refuses a plan that destroys or replaces it. It is then also deleted only after the resources that use it have
   * left it.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** An existing identity. */
export interface ManagedIdentityAttributes {
  /** The identity's ID, as a reference or text. */
  readonly identityId: string;
  /** The object ID of its service principal, as a reference or text. */
  readonly principalId: string;
}

/** A user-assigned managed identity, which workloads sign in with instead of a key. It can get roles. */
export class ManagedIdentity extends Construct implements IManagedIdentity {
  /**
   * An existing identity, for constructs that do not need its principal. To grant it a role, use `fromIdentityAttributes`.
   *
   * @throws if the text is not the ID of an identity
   */
  static fromIdentityId(scope: Construct, id: string, identityId: string): IManagedIdentity {
    return new ImportedIdentity(scope, id, identityId);
  }

  /**
   * An existing identity with its principal.
   *
   * @throws if the text is not the ID of an identity
   */
  static fromIdentityAttributes(scope: Construct, id: string, attributes: ManagedIdentityAttributes): IManagedIdentity {
    requireObject(scope, attributes, `attributes of '${id}'`);
    return new ImportedIdentity(scope, id, attributes.identityId, attributes.principalId);
  }

  readonly identityId: string;
  /** The name of the identity. */
  readonly identityName: string;
  readonly principalId: string;
  /** The client ID that a workload signs in with. */
  readonly clientId: string;
  /** The tenant of the identity. */
  readonly tenantId: string;
  readonly grantPrincipal: Principal;
  /** The binding of the provider with all attributes. */
  readonly resource: UserAssignedIdentity;

  constructor(scope: Construct, id: string, props: ManagedIdentityProps) {
    super(scope, id);
    requireObject(this, props);
    throwIfAny(this, [nameFailure('identity', props.name), absenceFailure('resource group', props.resourceGroup)]);
    this.resource = new UserAssignedIdentity(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroup.reference,
      location: props.location ?? props.resourceGroup.location,
      ...(props.tags ? { tags: props.tags } : {}),
      ...(props.preventDestroy === undefined
        ? {}
        : { lifecycle: { createBeforeDestroy: true, preventDestroy: props.preventDestroy } }),
    });
    this.identityName = props.name;
    this.identityId = this.resource.id;
    this.principalId = this.resource.principalId;
    this.clientId = this.resource.clientId;
    this.tenantId = this.resource.tenantId;
    this.grantPrincipal = { principalId: this.principalId, principalType: 'ServicePrincipal' };
  }
}

class ImportedIdentity extends Construct implements IManagedIdentity {
  constructor(
    scope: Construct,
    id: string,
    readonly identityId: string,
    private readonly objectId?: string,
  ) {
    super(scope, id);
    partsOfId(this, 'identity', 'a managed identity', identityId);
  }

  get principalId(): string {
    if (this.objectId !== undefined) return this.objectId;
    throw new ValidationError(this.node.path, [
      'the principal of the existing identity is not known; import it with ManagedIdentity.fromIdentityAttributes and its principalId',
    ]);
  }

  get grantPrincipal(): Principal {
    return { principalId: this.principalId, principalType: 'ServicePrincipal' };
  }
}
