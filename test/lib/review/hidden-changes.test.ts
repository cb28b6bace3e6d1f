import type { Over } from '../../support/review-edits';
import { BASE, found, resource } from '../../support/review-edits';

const PROVIDERS = BASE['provider'] as Record<string, Record<string, unknown>[]>;
const [azurerm = {}] = PROVIDERS['azurerm'] ?? [];
const [azapi = {}] = PROVIDERS['azapi'] ?? [];
const { backend, required_providers: required, required_version } = BASE['terraform'] ?? {};

const group = (attributes: Over) => resource('azurerm_network_security_group', 'network_security_group', attributes);

/** Changes that are easy to overlook. */
test.each<[string, Over, Over, string[]]>([
  ['providers are in a list', {}, { provider: [{ azurerm }, { azapi }] }, []],
  [
    'a provider in a list has a secret',
    {},
    { provider: [{ azurerm: { ...azurerm, client_secret: 'x' } }, { azapi }] },
    ['critical access/provider-secret'],
  ],
  ['the terraform block is a list', {}, { terraform: [{ backend }, { required_providers: required, required_version }] }, []],
  [
    'the terraform block is a list, and a provider has another source',
    {},
    {
      terraform: [
        { backend },
        { required_providers: [{ ...(required as Over), azapi: { source: 'evil/azapi' } }], required_version },
      ],
    },
    ['critical versions/provider'],
  ],
  [
    'the terraform block is a list, and the state is in another place',
    {},
    { terraform: [{ backend: { local: {} } }, { required_providers: required, required_version }] },
    ['critical state/backend'],
  ],
  [
    'a second provider has an alias, and the first one destroys more',
    {},
    {
      provider: {
        azapi,
        azurerm: [
          { ...azurerm, features: { resource_group: { prevent_deletion_if_contains_resources: false } } },
          { alias: 'other', features: {} },
        ],
      },
    },
    ['high destruction/purge'],
  ],
  [
    'a group has dynamic rules',
    {},
    group({ dynamic: { security_rule: { for_each: ['x'], content: { name: 'x', access: 'Allow' } } } }),
    ['critical overrides/foreign'],
  ],
  [
    'an account has dynamic blocks in a block',
    {},
    resource('azurerm_cognitive_account', 'account', { network_acls: { dynamic: { x: { for_each: ['x'], content: {} } } } }),
    ['critical overrides/foreign', 'notice other/changed'],
  ],
  [
    'a filter blocks less in its sensitive_body',
    {},
    resource('azapi_resource', 'account_filter_strict', { sensitive_body: { properties: { contentFilters: [] } } }),
    ['critical content-safety/weaker-filter', 'high overrides/foreign'],
  ],
  [
    'variables with defaults are added',
    {},
    { variable: { client_secret: { default: 'hunter2' }, size: { default: 1 } } },
    ['high stacks/variables', 'notice stacks/variables'],
  ],
  [
    'a default and a type change',
    { variable: { size: { default: 1 } } },
    { variable: { size: { default: 2, type: 'number' } } },
    ['high stacks/variables', 'notice other/changed'],
  ],
  [
    'a provider gets configuration aliases',
    {},
    { terraform: { required_providers: { azurerm: { configuration_aliases: ['azurerm.other'] } } } },
    ['notice other/changed'],
  ],
  [
    'a declared file does not exist',
    {},
    { '//': { extraFiles: { 'run.tf': { owner: 'platform', reason: 'a trial' } } } },
    ['high files/extra'],
  ],
  [
    'notes are added and changed',
    { '//': { generatedFrom: 'a.yaml' } },
    { '//': { generatedFrom: 'b.yaml', mine: 1 } },
    ['notice other/changed', 'notice other/changed'],
  ],
  [
    'a provider sends its token to another endpoint',
    {},
    { provider: { azurerm: { ...azurerm, metadata_host: 'example.com', environment: 'public', use_msi: true } } },
    ['critical access/provider-identity', 'high access/provider-identity', 'notice other/changed'],
  ],
  [
    'an output is a whole resource',
    {},
    { output: { all: { value: '${azurerm_cognitive_account.account}' } } },
    ['critical access/key-reference'],
  ],
  [
    'a tag is the content of a file',
    {},
    resource('azurerm_cognitive_account', 'account', { tags: { x: '${file("/etc/passwd")}' } }),
    ['high access/key-reference'],
  ],
  [
    'a resource that updates another one changes',
    resource('azapi_update_resource', 'x', { body: {} }),
    resource('azapi_update_resource', 'x', { body: { properties: { publicNetworkAccess: 'Enabled' } } }),
    ['critical overrides/foreign'],
  ],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual([...expected].sort());
});
