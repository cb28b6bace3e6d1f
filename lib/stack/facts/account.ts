import type { Json, JsonObject } from '../json';
import { listAt, textAt, textsAt, valueAt } from '../json';
import type { Ref, Switch } from './field';
import { anything, constant, field, flag, ref, refOf, switchOf, text, texts } from './field';
import { arm, kind } from './kind';

/** An account of Azure OpenAI or Azure AI services: what can be called, from where and with what. */
export interface Account {
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  readonly location: string | undefined;
  readonly kind: string | undefined;
  readonly subdomain: string | undefined;
  /** Whether it can be reached from outside of Private Link. */
  readonly publicNetwork: Switch;
  /** Whether its keys open it. */
  readonly keys: Switch;
  /** What happens to networks that no rule names: `Allow` or `Deny`. */
  readonly otherNetworks: string | undefined;
  /** Services of Azure that no rule of the network holds back, such as `AzureServices`. */
  readonly bypass: string | undefined;
  /** Addresses and subnets that are let in besides Private Link. */
  readonly allowedAddresses: readonly string[];
  readonly allowedSubnets: readonly string[];
  /** Whether it may call only the hosts that are named. */
  readonly outboundRestricted: Switch;
  readonly allowedHosts: readonly string[];
  readonly identity: Json | undefined;
  /** The customer's key that its data is encrypted with. */
  readonly encryptionKey: Json | undefined;
  readonly throttling: Json | undefined;
  readonly storage: Json | undefined;
}

/** Subnets in blocks, or as texts. */
const subnets = (path: string, key: string) =>
  field([path], (attributes) =>
    listAt(attributes, path)
      .flatMap((each) => (typeof each === 'string' ? each : (textAt(each, key) ?? [])))
      .sort(),
  );

/** What Azure spells `Enabled`, and takes for granted. */
const enabled = (path: string) => field<Switch>([path], (attributes) => enabledOf(valueAt(attributes, path)));

function enabledOf(value: Json | undefined): Switch {
  if (value === undefined || value === null) return true;
  const spelled = typeof value === 'string' ? value.toLowerCase() : '';
  return spelled === 'enabled' ? true : spelled === 'disabled' ? false : 'unknown';
}

const PROPERTIES = 'body.properties';

/** Resource Manager has it the other way round. */
const notDisabled = (path: string) =>
  field<Switch>([path], (attributes) => {
    const disabled = switchOf(valueAt(attributes, path), false);
    return disabled === 'unknown' ? disabled : !disabled;
  });

/** Azure stands for it that no resource group of the stack holds it: the parent says it. */
const nameIn = (path: string) => field([path], (attributes: JsonObject) => refOf(textAt(attributes, path) ?? ''));

export const ACCOUNT = kind<Account>(
  'azurerm_cognitive_account',
  {
    name: text('name'),
    group: ref('resource_group_name'),
    location: text('location'),
    kind: text('kind'),
    subdomain: text('custom_subdomain_name'),
    publicNetwork: flag('public_network_access_enabled', true),
    keys: flag('local_auth_enabled', true),
    otherNetworks: text('network_acls.default_action'),
    bypass: text('network_acls.bypass'),
    allowedAddresses: texts('network_acls.ip_rules'),
    allowedSubnets: subnets('network_acls.virtual_network_rules', 'subnet_id'),
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
      group: ref('resource_group_name'),
      location: text('location'),
      kind: constant('AIServices'),
      subdomain: text('custom_subdomain_name'),
      publicNetwork: enabled('public_network_access'),
      keys: flag('local_authentication_enabled', true),
      otherNetworks: text('network_acls.default_action'),
      bypass: text('network_acls.bypass'),
      allowedAddresses: texts('network_acls.ip_rules'),
      allowedSubnets: subnets('network_acls.virtual_network_rules', 'subnet_id'),
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
    publicNetwork: enabled(`${PROPERTIES}.publicNetworkAccess`),
    keys: notDisabled(`${PROPERTIES}.disableLocalAuth`),
    otherNetworks: text(`${PROPERTIES}.networkAcls.defaultAction`),
    bypass: text(`${PROPERTIES}.networkAcls.bypass`),
    allowedAddresses: field([`${PROPERTIES}.networkAcls.ipRules`], (attributes) =>
      listAt(attributes, `${PROPERTIES}.networkAcls.ipRules`).flatMap((each) => textAt(each, 'value') ?? []),
    ),
    allowedSubnets: subnets(`${PROPERTIES}.networkAcls.virtualNetworkRules`, 'id'),
    outboundRestricted: flag(`${PROPERTIES}.restrictOutboundNetworkAccess`, false),
    allowedHosts: field([`${PROPERTIES}.allowedFqdnList`], (attributes) =>
      textsAt(attributes, `${PROPERTIES}.allowedFqdnList`).sort(),
    ),
    identity: anything('identity'),
    encryptionKey: anything(`${PROPERTIES}.encryption`),
    throttling: anything(`${PROPERTIES}.dynamicThrottlingEnabled`),
    storage: anything(`${PROPERTIES}.userOwnedStorage`),
  }),
);
