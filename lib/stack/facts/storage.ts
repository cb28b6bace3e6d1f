import type { Json } from '../json';
import type { Ref, Switch } from './field';
import { anything, field, flag, named, number, ref, text, texts } from './field';
import { arm, kind } from './kind';

/** A storage account, such as the one that keeps states. */
export interface Storage {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  /** How many copies there are, and where: `LRS`, `ZRS`, `GRS` … */
  readonly replication: string | undefined;
  readonly publicNetwork: Switch;
  readonly keys: Switch;
  readonly otherNetworks: string | undefined;
  readonly bypass: readonly string[];
  readonly allowedAddresses: readonly string[];
  readonly allowedSubnets: readonly string[];
  /** Whether containers may be opened to everybody. */
  readonly publicBlobs: Switch;
  /** Whether every version of a blob is kept. */
  readonly versions: Switch;
  /** The days for which deleted blobs and containers can be recovered. */
  readonly keepDeletedDays: number | 'unknown' | undefined;
  readonly keepDeletedContainerDays: number | 'unknown' | undefined;
  readonly localUsers: Switch;
  readonly minimumTls: string | undefined;
  readonly httpsOnly: Switch;
  readonly encryptionKey: Json | undefined;
}

export const STORAGE = kind<Storage>('azurerm_storage_account', {
  name: text('name'),
  group: named('resource_group_name'),
  location: text('location'),
  replication: text('account_replication_type'),
  publicNetwork: flag('public_network_access_enabled', true),
  keys: flag('shared_access_key_enabled', true),
  otherNetworks: text('network_rules.default_action'),
  bypass: texts('network_rules.bypass'),
  allowedAddresses: texts('network_rules.ip_rules'),
  allowedSubnets: texts('network_rules.virtual_network_subnet_ids'),
  publicBlobs: flag('allow_nested_items_to_be_public', true),
  versions: flag('blob_properties.versioning_enabled', false),
  keepDeletedDays: number('blob_properties.delete_retention_policy.days'),
  keepDeletedContainerDays: number('blob_properties.container_delete_retention_policy.days'),
  localUsers: flag('local_user_enabled', true),
  minimumTls: text('min_tls_version'),
  httpsOnly: flag('https_traffic_only_enabled', true),
  encryptionKey: anything('customer_managed_key'),
});

/** A container of a storage account. */
export interface Container {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  /** `private`, or what everybody may read without signing in: `blob` or `container`. */
  readonly access: string;
}

export const CONTAINER = kind<Container>('azurerm_storage_container', {
  name: text('name'),
  account: ref('storage_account_id'),
  access: field(['container_access_type'], ({ container_access_type: access }) =>
    typeof access === 'string' ? access : 'private',
  ),
});

/** What keeps people from deleting or changing something. */
export interface Lock {
  readonly name: string | undefined;
  readonly scope: Ref | undefined;
  readonly level: string | undefined;
}

export const LOCK = kind<Lock>(
  'azurerm_management_lock',
  {
    name: text('name'),
    scope: ref('scope'),
    level: text('lock_level'),
  },
  arm('Microsoft.Authorization/locks', {
    name: text('name'),
    scope: ref('parent_id'),
    level: text('body.properties.level'),
  }),
);

/** A resource group. */
export interface ResourceGroup {
  readonly name: string | undefined;
  readonly location: string | undefined;
}

export const RESOURCE_GROUP = kind<ResourceGroup>('azurerm_resource_group', { name: text('name'), location: text('location') });
