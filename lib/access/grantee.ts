import type { PrincipalType } from '../catalog/principals';

/** A principal in Entra ID that can get a role. */
export interface Principal {
  /** The object ID in Entra ID. For a service principal, its own object ID, not that of its application. */
  readonly principalId: string;
  /** The type of the principal. If it is wrong, Azure rejects the assignment of a new principal. */
  readonly principalType: PrincipalType;
}

/** Anything that can get a role: a managed identity, an account, or a principal that exists in Entra ID. */
export interface IGrantee {
  /** The principal that gets the role. */
  readonly grantPrincipal: Principal;
}

/** A principal that exists in Entra ID. */
export class EntraPrincipal implements IGrantee {
  /** A security group. */
  static group(objectId: string): EntraPrincipal {
    return new EntraPrincipal({ principalId: objectId, principalType: 'Group' });
  }

  /**
   * An application or a managed identity.
   *
   * @param objectId the object ID of the service principal itself, not that of its application
   */
  static servicePrincipal(objectId: string): EntraPrincipal {
    return new EntraPrincipal({ principalId: objectId, principalType: 'ServicePrincipal' });
  }

  /** A person. */
  static user(objectId: string): EntraPrincipal {
    return new EntraPrincipal({ principalId: objectId, principalType: 'User' });
  }

  constructor(readonly grantPrincipal: Principal) {}
}
