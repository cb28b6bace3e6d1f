import { overlay } from '../../../lib/environment/overlay';
import { parseStack } from '../../../lib/review/compare/stack';
import { review } from '../../../lib/review/review';
import { TODAY } from '../../support/project';
import { generatedOf } from '../../support/review-pairs';

const FOLDER = 'generated/prod/swedencentral';
const BASE = JSON.parse(generatedOf({}).get(`${FOLDER}/cdk.tf.json`) ?? '') as Record<string, Record<string, unknown>>;

/** What is laid over the generated stamp. */
type Over = Readonly<Record<string, unknown>>;

const stacks = (over: Over) => new Map([[FOLDER, parseStack(FOLDER, JSON.stringify(overlay(BASE, over)))]]);

/** What is found, in short. */
const found = (before: Over, after: Over) =>
  review(stacks(before), stacks(after), { today: TODAY })
    .stacks.flatMap(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`))
    .sort();

const resource = (type: string, name: string, attributes: unknown): Over => ({ resource: { [type]: { [name]: attributes } } });
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
    resource('azapi_resource_action', 'fill', { resource_id: '${azurerm_cognitive_account_rai_blocklist.list.id}', body }),
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
    "a deployment gets Azure's filter",
    {},
    chat({ rai_policy_name: 'Microsoft.DefaultV2' }),
    ['high content-safety/deployment-filter'],
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
    ['critical replacement/forced', 'high residency/place'],
  ],
  ['data leaves the zone', {}, workspace({ location: 'eastus' }), ['critical replacement/forced', 'critical residency/place']],
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
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual([...expected].sort());
});

/** What is destroyed or replaced, by its type. */
test.each([
  ['azurerm_cognitive_account', 'critical'],
  ['azurerm_cognitive_deployment', 'high'],
  ['azurerm_log_analytics_workspace', 'critical'],
  ['azurerm_management_lock', 'high'],
  ['azurerm_monitor_diagnostic_setting', 'high'],
  ['azurerm_network_security_group', 'high'],
  ['azurerm_private_dns_zone', 'critical'],
  ['azurerm_private_endpoint', 'high'],
  ['azurerm_resource_group', 'critical'],
  ['azurerm_storage_account', 'critical'],
  ['azurerm_storage_container', 'critical'],
  ['azurerm_subnet', 'critical'],
  ['azurerm_virtual_network', 'critical'],
])('%s is destroyed or replaced: %s', (type, severity) => {
  const of = (name: string) => resource(type, 'other', { name });
  expect(found(of('a'), {})).toEqual([`${severity} destruction/resource`]);
  expect(found(of('a'), of('b'))).toContain(`${severity} replacement/forced`);
});

test('only versions is said of versions alone, and not where one of them matters', () => {
  const provider = (over: Over): Over => ({ terraform: { required_providers: { azapi: over } } });
  const alone = (over: Over) =>
    review(stacks({}), stacks(provider(over)), { today: TODAY }).stacks.map(({ onlyVersions }) => onlyVersions);
  expect(alone({ version: '2.12.1' })).toEqual([true]);
  expect(alone({ version: '3.0.0' })).toEqual([false]);
  expect(alone({ source: 'evil/azapi' })).toEqual([false]);
});

test('what should not be in generated/ is not repeated: secrets, words, defaults of variables', () => {
  const SECRET = 'zq9-word';
  const after: Over = {
    ...{ variable: { words: { default: SECRET } }, locals: { words: [SECRET] } },
    ...{ terraform: { backend: { azurerm: { access_key: SECRET } } }, provider: { azurerm: [{ client_secret: SECRET }] } },
    ...note({ overrides: { 'azapi_resource_action.fill': ['body'], 'azapi_resource.item': ['body.properties'] } }),
    resource: {
      azapi_resource_action: { fill: { body: [word(SECRET)] } },
      azapi_resource: { item: { type: 'raiBlocklistItems@x', body: { properties: { pattern: SECRET } } } },
      azurerm_cognitive_account: { account: { custom_question_answering_search_service_key: SECRET } },
    },
  };
  const before = JSON.parse(JSON.stringify(after).replaceAll(SECRET, 'other')) as Over;
  for (const [one, other] of [
    [{}, after],
    [before, after],
    [after, {}],
  ] as const)
    expect(JSON.stringify(review(stacks(one), stacks(other), { today: TODAY }))).not.toContain(SECRET);
});
