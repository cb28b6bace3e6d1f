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
const note = (value: unknown): Over => ({ '//': value });
const grant = (attributes: unknown) => resource('azurerm_role_assignment', 'x', attributes);
const OWNER = { principal_id: 'a', role_definition_name: 'Owner', scope: '${azurerm_cognitive_account.account.id}' };

/** Severities that no pair of test/review shows. */
test.each<[string, Over, Over, string[]]>([
  ['a blocklist goes', words([word('a')]), {}, ['high content-safety/blocklist-words']],
  ['a blocklist comes', {}, words([word('a')]), ['notice content-safety/blocklist-words']],
  ['words come from a variable', words([word('a')]), words('${var.words}'), ['high content-safety/blocklist-words']],
  ['a deployment loses its filter', {}, chat({ rai_policy_name: null }), ['critical content-safety/deployment-filter']],
  [
    "a deployment gets Azure's filter, which stops less",
    {},
    chat({ rai_policy_name: 'Microsoft.DefaultV2' }),
    ['critical content-safety/deployment-filter'],
  ],
  ['a list lets fewer in', account({ fqdns: ['a', 'b'] }), account({ fqdns: ['a'] }), ['notice exposure/allowed-places']],
  [
    'a list lets everybody in',
    {},
    account({ network_acls: { ip_rules: ['0.0.0.0/1'] } }),
    ['critical exposure/allowed-places'],
  ],
  ['a group lets in more', {}, group(rule({})), ['high exposure/network-rule']],
  [
    'a group lets in everybody, in a list',
    {},
    group(rule({ source_address_prefix: null, source_address_prefixes: ['10.0.0.0/24', 'INTERNET'] })),
    ['critical exposure/network-rule'],
  ],
  [
    'a group lets out everything',
    {},
    group(rule({ direction: 'Outbound', destination_address_prefix: '*' })),
    ['critical exposure/network-rule'],
  ],
  [
    'a group lets out more',
    {},
    group(rule({ direction: 'Outbound', destination_address_prefix: '10.1.0.4/32' })),
    ['high exposure/network-rule'],
  ],
  ['a group lets in fewer', group(rule({})), {}, ['notice exposure/network-rule']],
  ['a group keeps out more', {}, group(rule({ access: 'Deny' })), ['notice exposure/network-rule']],
  ['a group says null', group(rule({})), group(rule({ description: null })), []],
  [
    'a rule beside its group',
    {},
    resource('azurerm_network_security_rule', 'x', rule({ source_address_prefix: '*' })),
    ['critical exposure/network-rule'],
  ],
  ['the state is public', storage({ public_network_access_enabled: false }), storage({}), ['high exposure/public-network']],
  [
    'the state is for anybody',
    storage({ allow_nested_items_to_be_public: false }),
    storage({}),
    ['critical exposure/public-network'],
  ],
  ['the state is open', storage({ network_rules: { default_action: 'Deny' } }), storage({}), ['high exposure/network-acls']],
  [
    'the state has keys',
    storage({ shared_access_key_enabled: false }),
    storage({}),
    ['critical exposure/local-authentication'],
  ],
  ['the workspace has keys', {}, workspace({ local_authentication_enabled: true }), ['high exposure/local-authentication']],
  [
    'a subnet reaches out',
    {},
    resource('azurerm_subnet', 'network_private_endpoints', { default_outbound_access_enabled: null }),
    ['high exposure/outbound'],
  ],
  ['logs are written from anywhere', workspace({ internet_ingestion_enabled: false }), {}, ['high exposure/logs']],
  ['logs are no longer read from anywhere', {}, workspace({ internet_query_enabled: false }), ['notice exposure/logs']],
  ['somebody becomes owner', {}, grant(OWNER), ['critical access/grant-added']],
  [
    'somebody becomes another owner',
    grant({ ...OWNER, condition: 'a' }),
    grant({ ...OWNER, condition: 'b' }),
    ['critical access/condition'],
  ],
  ['somebody is limited', grant(OWNER), grant({ ...OWNER, condition: 'b' }), ['notice access/condition']],
  [
    'the account has no key of its own',
    account({ customer_managed_key: { key_vault_key_id: 'k' } }),
    {},
    ['high access/identity'],
  ],
  [
    'nothing is logged',
    {},
    resource('azurerm_monitor_diagnostic_setting', 'diagnostics', { log_analytics_workspace_id: null }),
    ['high logging/coverage'],
  ],
  ['a moved block goes', { moved: [{ from: 'x.a', to: 'x.b' }] }, {}, ['notice moves/idle']],
  [
    'something is forgotten',
    storage({}),
    { removed: [{ from: 'azurerm_storage_account.state', lifecycle: { destroy: false } }] },
    ['high destruction/resource', 'high overrides/foreign'],
  ],
  [
    'something is removed',
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
  ['a resource runs nothing else', {}, resource('terraform_data', 'x', {}), ['critical overrides/foreign']],
  [
    'something is overridden no longer',
    note({ overrides: { 'azurerm_subnet.x': ['name'] } }),
    {},
    ['notice overrides/changed'],
  ],
  [
    'a type that nobody knows',
    {},
    chat({ sku: { name: 'WorldStandard' } }),
    ['critical residency/processing', 'high replacement/forced', 'notice cost/capacity'],
  ],
  ['residency is silent', {}, note({ residency: null }), ['critical residency/policy']],
  ['residency speaks', note({ residency: null }), {}, ['notice residency/policy']],
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
  ['spillover ends', chat({ spillover: 'x' }), {}, ['notice residency/spillover']],
  [
    'the state is reached otherwise',
    {},
    { terraform: { backend: { azurerm: { use_azuread_auth: false } } } },
    ['high state/backend'],
  ],
  ['the state is in a cloud', {}, { terraform: { cloud: { organization: 'x' } } }, ['critical state/backend']],
  ['a variable goes', { variable: { x: {} } }, {}, ['notice stacks/variables']],
  [
    'a provider is other code',
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
    'a network finds nothing',
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
    'a subnet comes',
    {},
    resource('azurerm_subnet', 'x', { default_outbound_access_enabled: false, private_endpoint_network_policies: 'Enabled' }),
    ['notice other/changed'],
  ],
  [
    'a subnet comes that is open',
    {},
    resource('azurerm_subnet', 'x', {}),
    ['critical exposure/endpoint-rules', 'high exposure/outbound', 'notice other/changed'],
  ],
  [
    'a workspace comes',
    {},
    resource('azurerm_log_analytics_workspace', 'x', { local_authentication_enabled: false, retention_in_days: 30 }),
    ['notice other/changed'],
  ],
  ['an action comes that fills no list', {}, resource('azapi_resource_action', 'x', { body: [] }), ['high access/action']],
  [
    'prompts go where they may',
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
  ['a waiver goes', note({ waivers: { a: { expires: '2026-12-01' } } }), {}, ['notice waivers/ended']],
  ['Terraform guards more', account({ lifecycle: { prevent_destroy: false } }), {}, ['notice overrides/lifecycle']],
  ['Terraform guards less', {}, account({ lifecycle: { prevent_destroy: false } }), ['high refused/protection-dropped']],
  ['Terraform passes over', {}, account({ lifecycle: { ignore_changes: 'all' } }), ['high overrides/lifecycle']],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual([...expected].sort());
});
