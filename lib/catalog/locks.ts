/** What a stamp can lock in Azure. */
export const LOCKABLE: readonly string[] = ['workspace'];

/** Why a stamp cannot lock something, and what protects it instead. */
export interface LockRefusal {
  /** The reason, as a clause. */
  readonly reason: string;
  /** Whether Terraform refuses to destroy it while `preventDestroy` is on. */
  readonly isProtected: boolean;
}

const OF_THE_ACCOUNT =
  'Azure then refuses to delete what belongs to the account, so an apply that replaces a deployment stops half-way, and old blocklists, filters, role assignments and endpoints stay';

/**
 * What people may want to lock, and why a lock of the level CanNotDelete on it breaks ordinary changes of a stamp.
 *
 * Source: Microsoft's page "Lock your Azure resources" (2024-03-08), by which children inherit a lock, and issue 17478 of
 * hashicorp/terraform-provider-azurerm, read on 2026-11-25. Not tried in Azure.
 */
const REFUSALS: ReadonlyMap<string, LockRefusal> = new Map([
  ['account', { reason: OF_THE_ACCOUNT, isProtected: true }],
  [
    'deployments',
    {
      reason: 'a deployment with another model or type is deleted and created again, which Azure then refuses',
      isProtected: false,
    },
  ],
  [
    'keyVault',
    {
      reason:
        'Azure then refuses to delete the role assignment on its key, which changes with the kind of the account or its identity. Purge protection already keeps a deleted vault for 90 days',
      isProtected: true,
    },
  ],
  [
    'network',
    {
      reason: 'its subnets and peerings inherit the lock, and Azure then refuses to delete or replace them',
      isProtected: false,
    },
  ],
  [
    'privateDnsZones',
    {
      reason: 'Azure then refuses to delete what is in a zone, such as the network link of a stamp that you remove',
      isProtected: true,
    },
  ],
  ['resourceGroup', { reason: `everything in it inherits the lock. ${OF_THE_ACCOUNT}`, isProtected: true }],
  ['state', { reason: 'the storage account of states has a lock already, if state.create creates it', isProtected: false }],
  ['subscription', { reason: `everything in it inherits the lock. ${OF_THE_ACCOUNT}`, isProtected: false }],
]);

/** Why something cannot be locked; undefined: it can be, or nothing is known about it. */
export const lockRefusalOf = (target: string): LockRefusal | undefined => REFUSALS.get(target);
