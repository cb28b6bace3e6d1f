import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import type { StateReplication } from '../catalog/storage-replication';
import type { IResourceGroup } from './resource-group';
import { throwIfAny } from './validation-error';

/** A storage account to create for Terraform states. Everything else about it is fixed. */
export interface StateStoreProps {
  /** 3 to 24 lower-case letters and digits. Globally unique. */
  readonly name: string;
  readonly resourceGroup: IResourceGroup;
  readonly replication: StateReplication;
  /** How long deleted data can be restored, in days, 1 to 365. Overwritten data is kept as an older version. */
  readonly keepDeletedDays: number;
  /** The names of the containers. */
  readonly containers: readonly string[];
  /** Public IPv4 addresses and ranges that can connect. If this and the subnets are empty, any address can connect, with a token. */
  readonly allowedRanges: readonly string[];
  /** The IDs of subnets with the service endpoint Microsoft.Storage. */
  readonly allowedSubnetIds: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A storage account for Terraform states: accessed only with Entra ID, with all versions of a state kept, and protected from
 * accidental deletion.
 */
export class StateStore extends Construct {
  private readonly account: StorageAccount;
  private readonly containers: ReadonlyMap<string, StorageContainer>;

  constructor(scope: Construct, id: string, props: StateStoreProps) {
    super(scope, id);
    const { name, containers } = props;
    throwIfAny(this, [
      nameProblem('storageAccount', name),
      ...containers.map((container) => nameProblem('storageContainer', container)),
    ]);
    this.account = this.addAccount(props);
    this.containers = new Map(
      containers.map((container) => [
        container,
        new StorageContainer(this, container, {
          name: container,
          storageAccountId: this.account.id,
          containerAccessType: 'private',
        }),
      ]),
    );
  }

  /** The ID of a container as a reference, so that resources that use it depend on the container. */
  containerId(container: string): string {
    const name = this.containers.get(container)?.name ?? container;
    return `${this.account.id}/blobServices/default/containers/${name}`;
  }

  /**
   * Locks the account, so that neither Terraform nor a person can delete it or its containers until the lock is removed.
   *
   * @param after other resources that the lock would prevent Terraform from deleting
   */
  lock(after: readonly ITerraformDependable[]): void {
    new ManagementLock(this, 'lock', {
      name: 'terraform-state',
      scope: this.account.id,
      lockLevel: 'CanNotDelete',
      notes: 'Without its state Terraform knows nothing of what it made.',
      dependsOn: [...this.containers.values(), ...after],
    });
  }

  private addAccount(props: StateStoreProps): StorageAccount {
    const { name, resourceGroup, replication, keepDeletedDays, allowedRanges, allowedSubnetIds, tags } = props;
    const restricted = allowedRanges.length + allowedSubnetIds.length > 0;
    return new StorageAccount(this, 'Resource', {
      name,
      resourceGroupName: resourceGroup.reference,
      location: resourceGroup.location,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: replication,
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      localUserEnabled: false,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      httpsTrafficOnlyEnabled: true,
      minTlsVersion: 'TLS1_2',
      infrastructureEncryptionEnabled: true,
      publicNetworkAccessEnabled: true,
      // Written even if any address can connect: azurerm keeps the previous rules if the block is omitted.
      networkRules: {
        defaultAction: restricted ? 'Deny' : 'Allow',
        bypass: ['None'],
        ipRules: [...allowedRanges].sort(),
        virtualNetworkSubnetIds: [...allowedSubnetIds].sort(),
      },
      blobProperties: {
        versioningEnabled: true,
        deleteRetentionPolicy: { days: keepDeletedDays },
        containerDeleteRetentionPolicy: { days: keepDeletedDays },
      },
      ...(tags ? { tags } : {}),
      // Without its state, Terraform no longer knows its resources, so the account must not be destroyed by accident.
      lifecycle: { preventDestroy: true },
    });
  }
}
