import type { Json } from '../json';
import type { Ref, Switch } from './field';
import {
  anything,
  constant,
  enabled,
  field,
  flag,
  isExpression,
  named,
  number,
  ref,
  text,
  texts,
  textsUnder,
  within,
  writtenTextAt,
} from './field';
import type { Fields } from './kind';
import { arm, kind } from './kind';

/** A storage account, such as the one for states. */
export interface Storage {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  /** The replication type: `LRS`, `ZRS`, `GRS` … */
  readonly replication: string | undefined;
  readonly publicNetwork: Switch;
  readonly keys: Switch;
  readonly otherNetworks: string | undefined;
  readonly bypass: readonly string[];
  readonly allowedAddresses: readonly string[];
  readonly allowedSubnets: readonly string[];
  /** Whether containers can be made public. */
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

const PROPERTIES = 'body.properties';

export const STORAGE = kind<Storage>(
  'azurerm_storage_account',
  {
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
  },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts. The settings of the blob service are a separate resource.
  arm('Microsoft.Storage/storageAccounts', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    replication: field(['body.sku.name'], (attributes) =>
      writtenTextAt(attributes, 'body.sku.name')?.replace(/^[A-Za-z]+_/, ''),
    ),
    publicNetwork: enabled(`${PROPERTIES}.publicNetworkAccess`),
    keys: flag(`${PROPERTIES}.allowSharedKeyAccess`, true),
    otherNetworks: text(`${PROPERTIES}.networkAcls.defaultAction`),
    bypass: field([`${PROPERTIES}.networkAcls.bypass`], (attributes) => {
      const written = writtenTextAt(attributes, `${PROPERTIES}.networkAcls.bypass`);
      return written === undefined ? [] : isExpression(written) ? [written] : written.split(/\s*,\s*/).sort();
    }),
    allowedAddresses: textsUnder(`${PROPERTIES}.networkAcls.ipRules`, 'value'),
    allowedSubnets: textsUnder(`${PROPERTIES}.networkAcls.virtualNetworkRules`, 'id'),
    // The default in Azure depends on the API version.
    publicBlobs: flag(`${PROPERTIES}.allowBlobPublicAccess`, true),
    versions: constant('unknown'),
    keepDeletedDays: constant('unknown'),
    keepDeletedContainerDays: constant('unknown'),
    localUsers: flag(`${PROPERTIES}.isLocalUserEnabled`, true),
    minimumTls: text(`${PROPERTIES}.minimumTlsVersion`),
    httpsOnly: flag(`${PROPERTIES}.supportsHttpsTrafficOnly`, true),
    encryptionKey: anything(`${PROPERTIES}.encryption`),
  }),
);

/** The network rules of a storage account in a separate resource. They replace the rules in the account. */
export interface StorageRules {
  readonly account: Ref | undefined;
  readonly otherNetworks: string | undefined;
  readonly bypass: readonly string[];
  readonly allowedAddresses: readonly string[];
  readonly allowedSubnets: readonly string[];
}

export const STORAGE_RULES = kind<StorageRules>('azurerm_storage_account_network_rules', {
  account: ref('storage_account_id'),
  otherNetworks: text('default_action'),
  bypass: texts('bypass'),
  allowedAddresses: texts('ip_rules'),
  allowedSubnets: texts('virtual_network_subnet_ids'),
});

/** A container of a storage account. */
export interface Container {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  /** `private`, or the part that anyone can read without signing in: `blob` or `container`. */
  readonly access: string;
}

export const CONTAINER = kind<Container>(
  'azurerm_storage_container',
  {
    name: text('name'),
    account: ref('storage_account_id'),
    access: field(['container_access_type'], ({ container_access_type: access }) =>
      typeof access === 'string' ? access : 'private',
    ),
  },
  // Source: https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts/blobservices/containers.
  arm('Microsoft.Storage/storageAccounts/blobServices/containers', {
    name: text('name'),
    account: within('parent_id'),
    access: field([`${PROPERTIES}.publicAccess`], (attributes) => {
      const access = writtenTextAt(attributes, `${PROPERTIES}.publicAccess`) ?? 'None';
      return isExpression(access) ? access : access.toLowerCase().replace(/^none$/, 'private');
    }),
  }),
);

/** A management lock. */
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

const group: Fields<ResourceGroup> = { name: text('name'), location: text('location') };

export const RESOURCE_GROUP = kind<ResourceGroup>(
  'azurerm_resource_group',
  group,
  arm('Microsoft.Resources/resourceGroups', group),
);
