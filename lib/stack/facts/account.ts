import type { Json, JsonObject } from '../json';
import { textAt } from '../json';
import type { Ref, Switch } from './field';
import { anything, constant, enabled, field, flag, named, notDisabled, refOf, text, texts, textsUnder } from './field';
import { arm, kind } from './kind';

/** An account of Azure OpenAI or Azure AI services, with its network and access settings. */
export interface Account {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly kind: string | undefined;
  readonly subdomain: string | undefined;
  /** Whether it can have projects. */
  readonly projects: Switch;
  /** Whether it can be reached without Private Link. */
  readonly publicNetwork: Switch;
  /** Whether it accepts keys. */
  readonly keys: Switch;
  /** The action for networks that no rule names: `Allow` or `Deny`. */
  readonly otherNetworks: string | undefined;
  /** Azure services that bypass the network rules, such as `AzureServices`. */
  readonly bypass: string | undefined;
  /** Addresses and subnets that are allowed in addition to Private Link. */
  readonly allowedAddresses: readonly string[];
  readonly allowedSubnets: readonly string[];
  /** Whether it may call only the allowed hosts. */
  readonly outboundRestricted: Switch;
  readonly allowedHosts: readonly string[];
  readonly identity: Json | undefined;
  /** The customer-managed key for encryption. */
  readonly encryptionKey: Json | undefined;
  readonly throttling: Json | undefined;
  readonly storage: Json | undefined;
}

const PROPERTIES = 'body.properties';

/** The resource group, from the ID of the parent. */
const nameIn = (path: string) => field([path], (attributes: JsonObject) => refOf(textAt(attributes, path) ?? ''));

export const ACCOUNT = kind<Account>(
  'azurerm_cognitive_account',
  {
    name: text('name'),
    group: named('resource_group_name'),
    location: text('location'),
    kind: text('kind'),
    subdomain: text('custom_subdomain_name'),
    projects: flag('project_management_enabled', false),
    publicNetwork: flag('public_network_access_enabled', true),
    keys: flag('local_auth_enabled', true),
    otherNetworks: text('network_acls.default_action'),
    bypass: text('network_acls.bypass'),
    allowedAddresses: texts('network_acls.ip_rules'),
    allowedSubnets: textsUnder('network_acls.virtual_network_rules', 'subnet_id'),
    outboundRestricted: flag('outbound_network_access_restricted', false),
    allowedHosts: texts('fqdns'),
    identity: anything('identity'),
    encryptionKey: anything('customer_managed_key'),
    throttling: anything('dynamic_throttling_enabled'),
    storage: anything('storage'),
  },
  {
    type: 'azurerm_ai_services',
    fields: {
      name: text('name'),
      group: named('resource_group_name'),
      location: text('location'),
      kind: constant('AIServices'),
      subdomain: text('custom_subdomain_name'),
      projects: constant(false),
      publicNetwork: enabled('public_network_access'),
      keys: flag('local_authentication_enabled', true),
      otherNetworks: text('network_acls.default_action'),
      bypass: text('network_acls.bypass'),
      allowedAddresses: texts('network_acls.ip_rules'),
      allowedSubnets: textsUnder('network_acls.virtual_network_rules', 'subnet_id'),
      outboundRestricted: flag('outbound_network_access_restricted', false),
      allowedHosts: texts('fqdns'),
      identity: anything('identity'),
      encryptionKey: anything('customer_managed_key'),
      throttling: constant(undefined),
      storage: anything('storage'),
    },
  },
  arm('Microsoft.CognitiveServices/accounts', {
    name: text('name'),
    group: nameIn('parent_id'),
    location: text('location'),
    kind: text('body.kind'),
    subdomain: text(`${PROPERTIES}.customSubDomainName`),
    projects: flag(`${PROPERTIES}.allowProjectManagement`, false),
    publicNetwork: enabled(`${PROPERTIES}.publicNetworkAccess`),
    keys: notDisabled(`${PROPERTIES}.disableLocalAuth`),
    otherNetworks: text(`${PROPERTIES}.networkAcls.defaultAction`),
    bypass: text(`${PROPERTIES}.networkAcls.bypass`),
    allowedAddresses: textsUnder(`${PROPERTIES}.networkAcls.ipRules`, 'value'),
    allowedSubnets: textsUnder(`${PROPERTIES}.networkAcls.virtualNetworkRules`, 'id'),
    outboundRestricted: flag(`${PROPERTIES}.restrictOutboundNetworkAccess`, false),
    allowedHosts: texts(`${PROPERTIES}.allowedFqdnList`),
    identity: anything('identity'),
    encryptionKey: anything(`${PROPERTIES}.encryption`),
    throttling: anything(`${PROPERTIES}.dynamicThrottlingEnabled`),
    storage: anything(`${PROPERTIES}.userOwnedStorage`),
  }),
);
