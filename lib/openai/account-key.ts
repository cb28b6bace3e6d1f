import { KeyVaultManagedHardwareSecurityModuleRoleAssignment as HsmRoleAssignment } from '@cdktf/provider-azurerm/lib/key-vault-managed-hardware-security-module-role-assignment';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { assignmentName } from '../access/assignment-name';
import type { Principal } from '../access/grantee';
import type { ServedCloud } from '../catalog/cloud-name';
import { CLOUD_WORDS } from '../catalog/cloud-name';
import type { AccountKind } from '../catalog/clouds';
import { KEY_ROLES, keyScopeOf, parseKeyId, parseStoreId } from '../catalog/encryption-keys';
import { isReference, objectFailure, textFailure, unlessReference } from '../terraform/checks';
import { cloudIn } from '../terraform/subscription';
import { throwIfAny } from '../terraform/validation-error';

/** A key in a key vault or managed HSM. */
export interface EncryptionKey {
  /** The address of the key, such as `https://kv-hub.vault.azure.net/keys/openai`. Without a version, Azure uses the newest one. */
  readonly keyId: string;
  /** The Azure resource ID of its key vault or managed HSM, as a reference or text. */
  readonly keyStoreId: string;
  /**
   * Resources that must exist before the key can be used.
   *
   * @default - none: the key exists
   */
  readonly requires?: readonly ITerraformDependable[];
}

/** The user-assigned identity with which an account uses its key, such as a `ManagedIdentity`. */
export interface KeyIdentity {
  /** Its ID, as a reference or text. */
  readonly identityId: string;
  /** Its client ID, as a reference or text. */
  readonly clientId: string;
  /**
   * Its name, from which the name of the role assignment is derived.
   *
   * @default - the path of the account stands for it
   */
  readonly identityName?: string;
  /**
   * Its principal, which gets the role for the key.
   *
   * @default - it may already use the key: no role is assigned
   */
  readonly grantPrincipal?: Principal;
}

/** The key that encrypts the data of an account, and who uses it. */
export interface CustomerManagedKey {
  /** The key: an `EncryptionVault`, or the IDs of a key that exists. Azure requires the region and the tenant of the account. */
  readonly key: EncryptionKey;
  /** The identity. */
  readonly identity: KeyIdentity;
}

/** The key of an account of a known kind. */
export interface AccountKeyProps extends CustomerManagedKey {
  /** The kind of the account, which determines the role. */
  readonly kind: AccountKind;
  /** The subscription of the stack, for the ID of the role. */
  readonly subscriptionId: string;
}

/**
 * The right of an identity to use one key. The account waits for it, so that one request creates the account with its key: Azure
 * Policy can refuse an account without one.
 *
 * Terraform waits until Azure has the assignment, not until it is in effect, which can take up to 10 minutes (Microsoft's page
 * "Troubleshoot Azure RBAC"). No request to Azure Resource Manager proves that another identity may use a key, and azurerm has no retry
 * for an account. azapi retries its own requests after an error, but none of them needs this role. If Azure refuses the key, the next
 * apply continues: see docs/encryption.md.
 */
export class AccountKey extends Construct {
  /** The address of the key. */
  readonly keyId: string;
  /** The identity. */
  readonly identity: KeyIdentity;
  /** What must exist before the account uses the key. */
  readonly requires: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: AccountKeyProps) {
    super(scope, id);
    throwIfAny(this, [objectFailure('key', props.key), objectFailure('identity', props.identity)]);
    const { key, identity } = props;
    throwIfAny(this, [
      unlessReference(key.keyId, (id) => keyFailure(id, cloudIn(this))),
      unlessReference(key.keyStoreId, storeFailure),
      textFailure('ID of the identity', identity.identityId),
      textFailure('client ID of the identity', identity.clientId),
    ]);
    this.keyId = key.keyId;
    this.identity = identity;
    const principal = identity.grantPrincipal;
    const right = principal && this.grant(props, principal);
    this.requires = [...(key.requires ?? []), ...(right ? [right] : [])];
  }

  private grant({ key, kind, identity, subscriptionId }: AccountKeyProps, principal: Principal): ITerraformDependable {
    const parsed = parseKeyId(key.keyId);
    const [store, keyName] =
      typeof parsed === 'string' ? (['keyVault', key.keyId.split('/')[4] ?? ''] as const) : [parsed.store, parsed.keyName];
    const role = KEY_ROLES[store === 'managedHsm' ? 'managedHsm' : kind];
    const keyScope = keyScopeOf(key.keyStoreId, keyName);
    const name = assignmentName(
      isReference(keyScope) ? `${this.node.path}/${keyName}` : keyScope,
      `${this.node.path}/${identity.identityName ?? ''}`,
      role.id,
    );
    // When the key changes, the account leaves the old key before the right on it is deleted.
    const lifecycle = { createBeforeDestroy: true };
    const dependsOn = [...(key.requires ?? [])];
    if (store === 'managedHsm')
      return new HsmRoleAssignment(this, 'right', {
        name,
        managedHsmId: key.keyStoreId,
        scope: keyScopeOf('', keyName),
        roleDefinitionId: `/Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
        principalId: principal.principalId,
        dependsOn,
        lifecycle,
      });
    return new RoleAssignment(this, 'right', {
      name,
      scope: keyScope,
      roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      principalId: principal.principalId,
      principalType: principal.principalType,
      dependsOn,
      lifecycle,
    });
  }
}

function keyFailure(id: unknown, cloud: ServedCloud): string | undefined {
  if (typeof id !== 'string') return textFailure('ID of the key', id);
  const parsed = parseKeyId(id, cloud);
  if (typeof parsed === 'string') return `the ID of the key '${id}' is not valid: ${parsed}`;
  return parsed.cloud === cloud
    ? undefined
    : `the key '${id}' is in ${CLOUD_WORDS[parsed.cloud]}, but the stack is in ${CLOUD_WORDS[cloud]}`;
}

function storeFailure(id: unknown): string | undefined {
  if (typeof id !== 'string') return textFailure('ID of the key vault', id);
  const parsed = parseStoreId(id);
  return typeof parsed === 'string' ? `the ID of the key vault '${id}' is not valid: ${parsed}` : undefined;
}
