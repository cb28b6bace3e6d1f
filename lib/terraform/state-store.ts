import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { nameProblem } from '../catalog/name-rules';
import type { StateReplication } from '../catalog/storage-replication';
import type { IResourceGroup } from './resource-group';
import { throwIfAny } from './validation-error';

/** A storage account for Terraform's states to make. What is not here cannot be chosen. */
export interface StateStoreProps {
  /** 3 to 24 lower-case letters and digits. Unique in the world. */
  readonly name: string;
  readonly resourceGroup: IResourceGroup;
  readonly replication: StateReplication;
  /** How long what is deleted can be had back, in days. 1 to 365. What is overwritten stays as an older version. */
  readonly keepDeletedDays: number;
  /** Each a container of its own. */
  readonly containers: readonly string[];
  /** Public IPv4 addresses and ranges. Empty together with the subnets: from anywhere, with a token. */
  readonly allowedRanges: readonly string[];
  /** The IDs of subnets with the service endpoint Microsoft.Storage. */
  readonly allowedSubnetIds: readonly string[];
  /** @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A storage account that keeps Terraform's states: opened with Entra ID alone, each version of a state kept, deleted only on
 * purpose.
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

  /** The ID of a container, as a reference that makes whoever uses it wait for the container. */
  containerId(container: string): string {
    const name = this.containers.get(container)?.name ?? container;
    return `${this.account.id}/blobServices/default/containers/${name}`;
  }

  /**
   * Forbids deleting the account and what is in it, to Terraform and people alike, until somebody takes the lock away.
   *
   * @param after what the lock would keep Terraform from deleting, too
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
      // Written even when everybody may connect: azurerm keeps the rules that were there when the block is left out.
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
      // Without its state Terraform knows nothing of what it made: nobody destroys that by the way.
      lifecycle: { preventDestroy: true },
    });
  }
}
