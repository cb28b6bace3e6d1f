import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { BASE, found, resource } from '../../support/review-edits';

const account = (attributes: Over) => resource('azurerm_cognitive_account', 'account', attributes);
const workspace = (attributes: Over) => resource('azurerm_log_analytics_workspace', 'diagnostics_workspace', attributes);
const storage = (attributes: Over) => resource('azurerm_storage_account', 'state', { name: 'st', ...attributes });
const chat = (attributes: Over) => resource('azurerm_cognitive_deployment', 'account_deployment_chat', attributes);
const rule = (attributes: Over) => ({
  ...{ name: 'extra', priority: 200, direction: 'Inbound', access: 'Allow', protocol: 'Tcp', destination_port_range: '443' },
  ...{ destination_address_prefix: '*', source_address_prefix: '10.1.0.0/24', source_port_range: '*' },
  ...attributes,
});
const group = (...rules: unknown[]) =>
  resource('azurerm_network_security_group', 'network_security_group', {
    security_rule: [
      ...(BASE['resource']?.['azurerm_network_security_group'] as never)['network_security_group']['security_rule'],
      ...rules,
    ],
  });
const words = (body: unknown) =>
  overlay(
    resource('azurerm_cognitive_account_rai_blocklist', 'list', { name: 'list-12345678' }),
    resource('azapi_resource_action', 'fill', {
      type: 'Microsoft.CognitiveServices/accounts/raiBlocklists@2025-06-01',
      resource_id: '${azurerm_cognitive_account_rai_blocklist.list.id}',
      action: 'addRaiBlocklistItems',
      body,
    }),
  ) as Over;
const word = (pattern: string) => ({ name: pattern, properties: { pattern } });
const cloud = (workspaces: unknown): Over => ({ terraform: { cloud: { organization: 'x', workspaces } } });
const note = (value: unknown): Over => ({ '//': value });
const grant = (attributes: unknown) => resource('azurerm_role_assignment', 'x', attributes);
const OWNER = { principal_id: 'a', role_definition_name: 'Owner', scope: '${azurerm_cognitive_account.account.id}' };

/** Severities that no pair in test/review has. */
test.each<[string, Over, Over, string[]]>([
  ['a blocklist is removed', words([word('a')]), {}, ['high content-safety/blocklist-words']],
  ['a blocklist is added', {}, words([word('a')]), ['notice content-safety/blocklist-words']],
  ['words come from a variable', words([word('a')]), words('${var.words}'), ['high content-safety/blocklist-words']],
  ['a deployment loses its filter', {}, chat({ rai_policy_name: null }), ['critical content-safety/deployment-filter']],
  [
    "a deployment gets Azure's filter, which blocks less",
    {},
    chat({ rai_policy_name: 'Microsoft.DefaultV2' }),
    ['critical content-safety/deployment-filter'],
  ],
  ['a list allows less', account({ fqdns: ['a', 'b'] }), account({ fqdns: ['a'] }), ['notice exposure/allowed-places']],
  [
    'a list allows half of the internet',
    {},
    account({ network_acls: { ip_rules: ['0.0.0.0/1'] } }),
    ['critical exposure/allowed-places'],
  ],
  ['a group allows more', {}, group(rule({})), ['high exposure/network-rule']],
  [
    'a group allows the internet, in a list',
    {},
    group(rule({ source_address_prefix: null, source_address_prefixes: ['10.0.0.0/24', 'INTERNET'] })),
    ['critical exposure/network-rule'],
  ],
  [
    'a group allows all outbound traffic',
    {},
    group(rule({ direction: 'Outbound', destination_address_prefix: '*' })),
    ['critical exposure/network-rule'],
  ],
  [
    'a group allows more outbound traffic',
    {},
    group(rule({ direction: 'Outbound', destination_address_prefix: '10.1.0.4/32' })),
    ['high exposure/network-rule'],
  ],
  ['a group allows less', group(rule({})), {}, ['notice exposure/network-rule']],
  ['a group denies more', {}, group(rule({ access: 'Deny' })), ['notice exposure/network-rule']],
  ['a rule has a null attribute', group(rule({})), group(rule({ description: null })), []],
  [
    'a separate rule of a group',
    {},
    resource('azurerm_network_security_rule', 'x', rule({ source_address_prefix: '*' })),
    ['critical exposure/network-rule'],
  ],
  [
    'the storage account of states is public',
    storage({ public_network_access_enabled: false }),
    storage({}),
    ['high exposure/public-network'],
  ],
  [
    'the storage account of states allows public blobs',
    storage({ allow_nested_items_to_be_public: false }),
    storage({}),
    ['critical exposure/public-network'],
  ],
  [
    'the storage account of states allows other networks',
    storage({ network_rules: { default_action: 'Deny' } }),
    storage({}),
    ['high exposure/network-acls'],
  ],
  [
    'the storage account of states accepts keys',
    storage({ shared_access_key_enabled: false }),
    storage({}),
    ['critical exposure/local-authentication'],
  ],
  ['the workspace accepts keys', {}, workspace({ local_authentication_enabled: true }), ['high exposure/local-authentication']],
  [
    'a subnet can reach the internet',
    {},
    resource('azapi_resource', 'network_private_endpoints', { body: { properties: { defaultOutboundAccess: null } } }),
    ['high exposure/outbound'],
  ],
  ['logs can be written from the internet', workspace({ internet_ingestion_enabled: false }), {}, ['high exposure/logs']],
  ['logs can no longer be read from the internet', {}, workspace({ internet_query_enabled: false }), ['notice exposure/logs']],
  ['a principal becomes owner', {}, grant(OWNER), ['critical access/grant-added']],
  [
    'an owner gets another condition',
    grant({ ...OWNER, condition: 'a' }),
    grant({ ...OWNER, condition: 'b' }),
    ['critical access/condition'],
  ],
  ['an owner gets a condition', grant(OWNER), grant({ ...OWNER, condition: 'b' }), ['notice access/condition']],
  [
    'the account loses its customer-managed key',
    account({ customer_managed_key: { key_vault_key_id: 'k' } }),
    {},
    ['critical encryption/key'],
  ],
  [
    'nothing is logged',
    {},
    resource('azurerm_monitor_diagnostic_setting', 'diagnostics', { log_analytics_workspace_id: null }),
    ['high logging/coverage'],
  ],
  ['a moved block is removed', { moved: [{ from: 'x.a', to: 'x.b' }] }, {}, ['notice moves/idle']],
  [
    'a resource is forgotten',
    storage({}),
    { removed: [{ from: 'azurerm_storage_account.state', lifecycle: { destroy: false } }] },
    ['high destruction/resource', 'high overrides/foreign'],
  ],
  [
    'a resource is removed with a removed block',
    storage({}),
    { removed: [{ from: 'azurerm_storage_account.state', lifecycle: { destroy: true } }] },
    ['critical destruction/resource', 'high overrides/foreign'],
  ],
  [
    'a resource runs a program',
    {},
    account({ provisioner: [{ 'local-exec': { command: 'x' } }] }),
    ['critical overrides/foreign'],
  ],
  ['a resource only runs programs', {}, resource('terraform_data', 'x', {}), ['critical overrides/foreign']],
  ['an override is removed', note({ overrides: { 'azurerm_subnet.x': ['name'] } }), {}, ['notice overrides/changed']],
  [
    'an unknown deployment type',
    {},
    chat({ sku: { name: 'WorldStandard' } }),
    ['critical residency/processing', 'high replacement/forced', 'notice cost/capacity'],
  ],
  ['the residency is removed', {}, note({ residency: null }), ['critical residency/policy']],
  ['the residency is added', note({ residency: null }), {}, ['notice residency/policy']],
  [
    'data stays in the zone',
    {},
    workspace({ location: 'germanywestcentral' }),
    ['critical refused/protected', 'critical refused/same-name', 'high residency/place'],
  ],
  [
    'data leaves the zone',
    {},
    workspace({ location: 'eastus' }),
    ['critical refused/protected', 'critical refused/same-name', 'critical residency/place'],
  ],
  ['spillover is removed', chat({ spillover: 'x' }), {}, ['notice residency/spillover']],
  [
    'the state is accessed in another way',
    {},
    { terraform: { backend: { azurerm: { use_azuread_auth: false } } } },
    ['high state/backend'],
  ],
  ['the state is in HCP Terraform', {}, { terraform: { cloud: { organization: 'x' } } }, ['critical state/backend']],
  ['the state is in another workspace', cloud({ name: 'a' }), cloud({ name: 'b' }), ['critical state/backend']],
  ['new workspaces are in a project', cloud({ name: 'a' }), cloud({ name: 'a', project: 'q' }), ['high state/backend']],
  ['a variable is removed', { variable: { x: {} } }, {}, ['notice stacks/variables']],
  [
    'a provider has another source',
    {},
    { terraform: { required_providers: { azapi: { source: 'evil/azapi' } } } },
    ['critical versions/provider'],
  ],
  [
    'a waiver has expired',
    note({ waivers: { a: { expires: '2026-12-01' } } }),
    note({ waivers: { a: { expires: '2026-11-01' } } }),
    ['notice waivers/changed', 'notice waivers/ended'],
  ],
  [
    'a network loses its link to the zone',
    {},
    resource('azurerm_private_dns_zone_virtual_network_link', 'dns_link_privatelink_openai_azure_com', null),
    ['critical dns/registration-lost'],
  ],
  [
    'a deployment gets a stronger filter',
    {},
    resource('azurerm_cognitive_deployment', 'account_deployment_embedding', { rai_policy_name: 'strict' }),
    ['notice content-safety/deployment-filter'],
  ],
  [
    'a subnet is added',
    {},
    resource('azurerm_subnet', 'x', { default_outbound_access_enabled: false, private_endpoint_network_policies: 'Enabled' }),
    ['notice other/changed'],
  ],
  [
    'an open subnet is added',
    {},
    resource('azurerm_subnet', 'x', {}),
    ['critical exposure/endpoint-rules', 'high exposure/outbound', 'notice other/changed'],
  ],
  [
    'a workspace is added',
    {},
    resource('azurerm_log_analytics_workspace', 'x', { local_authentication_enabled: false, retention_in_days: 30 }),
    ['notice other/changed'],
  ],
  ['an action that fills no list is added', {}, resource('azapi_resource_action', 'x', { body: [] }), ['high access/action']],
  [
    'prompts are processed in more places that the residency allows',
    note({ residency: 'global' }),
    { ...note({ residency: 'global' }), ...chat({ sku: { name: 'GlobalStandard' } }) },
    ['high replacement/forced', 'high residency/processing'],
  ],
  [
    'prompts stay in the region',
    {},
    chat({ sku: { name: 'Standard' } }),
    ['high replacement/forced', 'notice residency/processing'],
  ],
  ['a waiver is removed', note({ waivers: { a: { expires: '2026-12-01' } } }), {}, ['notice waivers/ended']],
  ['protection is added', account({ lifecycle: { prevent_destroy: false } }), {}, ['notice overrides/lifecycle']],
  ['protection is removed', {}, account({ lifecycle: { prevent_destroy: false } }), ['high refused/protection-dropped']],
  ['Terraform ignores all changes', {}, account({ lifecycle: { ignore_changes: 'all' } }), ['high overrides/lifecycle']],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual([...expected].sort());
});
