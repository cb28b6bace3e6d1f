import type { Ref, Switch } from './field';
import { field, flag, named, number, ref, switchOf, text, writtenAt } from './field';
import { arm, kind } from './kind';

/** A key vault. */
export interface KeyVault {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  /** Whether it can be reached without Private Link. */
  readonly publicNetwork: Switch;
  /** The action for networks that no rule names: `Allow` or `Deny`. */
  readonly otherNetworks: string | undefined;
  /** Azure services that pass its firewall: `AzureServices` or `None`. */
  readonly bypass: string | undefined;
  /** Whether Azure refuses to delete it, or what is in it, permanently before the retention ends. */
  readonly purgeProtection: Switch;
  /** Whether roles give access to its keys, instead of access policies. */
  readonly roles: Switch;
  /** How many days a deleted vault can be recovered; undefined: 90, the default. */
  readonly retentionDays: number | 'unknown' | undefined;
}

const PROPERTIES = 'body.properties';

/** Resource Manager spells the switch of the network as a word. */
const openUnless = (path: string) =>
  field<Switch>([path], (attributes) => {
    const value = writtenAt(attributes, path) ?? 'enabled';
    if (typeof value !== 'string' || value.includes('${')) return 'unknown';
    return value.toLowerCase() !== 'disabled';
  });

export const KEY_VAULT = kind<KeyVault>(
  'azurerm_key_vault',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    publicNetwork: flag('public_network_access_enabled', true),
    otherNetworks: text('network_acls.default_action'),
    bypass: text('network_acls.bypass'),
    purgeProtection: flag('purge_protection_enabled', false),
    // The former name of the argument means the same.
    roles: field<Switch>(['rbac_authorization_enabled', 'enable_rbac_authorization'], (attributes) =>
      switchOf(attributes['rbac_authorization_enabled'] ?? attributes['enable_rbac_authorization'], false),
    ),
    retentionDays: number('soft_delete_retention_days'),
  },
  arm('Microsoft.KeyVault/vaults', {
    name: text('name'),
    group: ref('parent_id'),
    location: text('location'),
    publicNetwork: openUnless(`${PROPERTIES}.publicNetworkAccess`),
    otherNetworks: text(`${PROPERTIES}.networkAcls.defaultAction`),
    bypass: text(`${PROPERTIES}.networkAcls.bypass`),
    purgeProtection: flag(`${PROPERTIES}.enablePurgeProtection`, false),
    roles: flag(`${PROPERTIES}.enableRbacAuthorization`, false),
    retentionDays: number(`${PROPERTIES}.softDeleteRetentionInDays`),
  }),
);
