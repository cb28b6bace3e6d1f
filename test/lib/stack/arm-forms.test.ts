import { Facts } from '../../../lib/stack/facts/facts';
import type { KindName } from '../../../lib/stack/facts/kinds';
import { roleOf, scopeOf } from '../../../lib/stack/facts/rights';
import { readStack } from '../../../lib/stack/stack';

const factsOf = (type: string, attributes: object) =>
  Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource: { [type]: { x: attributes } } })]])));

/** The fact that an azapi resource is read as. */
const read = (kind: KindName, type: string, attributes: object): unknown =>
  factsOf('azapi_resource', { type: `Microsoft.${type}@2023-05-01`, name: 'n', location: 'swedencentral', ...attributes }).all(
    kind,
  )[0]?.value;

const GROUP = { written: '${azurerm_resource_group.g.id}', to: { address: 'azurerm_resource_group.g', attribute: 'id' } };
const inGroup = { parent_id: GROUP.written };
const head = { name: 'n', group: GROUP, location: 'swedencentral' };

test('a storage account with its access settings', () => {
  const properties = {
    ...{
      publicNetworkAccess: 'Disabled',
      allowSharedKeyAccess: false,
      allowBlobPublicAccess: false,
      isLocalUserEnabled: false,
    },
    ...{ supportsHttpsTrafficOnly: false, minimumTlsVersion: 'TLS1_2' },
    networkAcls: {
      ...{ defaultAction: 'Deny', bypass: 'Metrics, Logging', ipRules: [{ value: '203.0.113.7' }] },
      virtualNetworkRules: [{ id: '/subnets/s' }],
    },
  };
  const body = { sku: { name: 'Standard_ZRS' }, properties };
  expect(read('storage', 'Storage/storageAccounts', { ...inGroup, body })).toEqual({
    ...{
      ...head,
      replication: 'ZRS',
      publicNetwork: false,
      keys: false,
      publicBlobs: false,
      localUsers: false,
      httpsOnly: false,
    },
    ...{ otherNetworks: 'Deny', bypass: ['Logging', 'Metrics'], allowedAddresses: ['203.0.113.7'] },
    ...{ allowedSubnets: ['/subnets/s'], minimumTls: 'TLS1_2', encryptionKey: undefined },
    ...{ versions: 'unknown', keepDeletedDays: 'unknown', keepDeletedContainerDays: 'unknown' },
  });
});

test('a storage account without settings is open', () => {
  expect(read('storage', 'Storage/storageAccounts', { body: {} })).toMatchObject({
    ...{ publicNetwork: true, keys: true, publicBlobs: true, localUsers: true, httpsOnly: true, bypass: [] },
  });
});

test.each<[string, unknown, string]>([
  ['nothing', {}, 'private'],
  ['None', { properties: { publicAccess: 'None' } }, 'private'],
  ['Container', { properties: { publicAccess: 'Container' } }, 'container'],
  ['an expression', '${local.body}', '${local.body}'],
])('a container with %s', (_, body, access) => {
  const parent_id = '${azapi_resource.s.id}/blobServices/default';
  const account = { written: parent_id, to: { address: 'azapi_resource.s', attribute: 'id' } };
  expect(read('container', 'Storage/storageAccounts/blobServices/containers', { parent_id, body })).toEqual({
    ...{ name: 'n', account, access },
  });
});

test('separate network rules of a storage account are separate facts', () => {
  const storage_account_id = '${azurerm_storage_account.s.id}';
  const attributes = { storage_account_id, default_action: 'Allow', bypass: ['None'], ip_rules: ['203.0.113.7'] };
  const [rules] = factsOf('azurerm_storage_account_network_rules', attributes).all('storageRules');
  expect(rules?.value).toEqual({
    account: { written: storage_account_id, to: { address: 'azurerm_storage_account.s', attribute: 'id' } },
    ...{ otherNetworks: 'Allow', bypass: ['None'], allowedAddresses: ['203.0.113.7'], allowedSubnets: [] },
  });
});

test('a workspace', () => {
  const properties = {
    ...{ publicNetworkAccessForIngestion: 'Disabled', publicNetworkAccessForQuery: 'Disabled', retentionInDays: 90 },
    ...{ features: { disableLocalAuth: true }, sku: { name: 'PerGB2018' }, workspaceCapping: { dailyQuotaGb: 5 } },
  };
  expect(read('workspace', 'OperationalInsights/workspaces', { ...inGroup, body: { properties } })).toEqual({
    ...{
      ...head,
      sku: 'PerGB2018',
      retentionDays: 90,
      dailyCap: 5,
      keys: false,
      internetQuery: false,
      internetIngestion: false,
    },
  });
  expect(read('workspace', 'OperationalInsights/workspaces', { body: {} })).toMatchObject({
    ...{ keys: true, internetQuery: true, internetIngestion: true },
  });
});

test('a diagnostic setting', () => {
  const properties = {
    ...{ workspaceId: '/w', storageAccountId: '/s', eventHubAuthorizationRuleId: '/e', marketplacePartnerId: '/p' },
    logs: [{ categoryGroup: 'audit', enabled: true }, { category: 'Trace', enabled: false }, '${local.more}'],
    metrics: [{ category: 'AllMetrics', enabled: true }],
  };
  const parent_id = '${azurerm_cognitive_account.a.id}';
  expect(read('logSetting', 'Insights/diagnosticSettings', { parent_id, body: { properties } })).toEqual({
    ...{ name: 'n', target: { written: parent_id, to: { address: 'azurerm_cognitive_account.a', attribute: 'id' } } },
    categories: ['${local.more}', 'AllMetrics', 'audit'],
    ...{ workspace: { written: '/w' }, storage: { written: '/s' }, eventHub: { written: '/e' }, partner: { written: '/p' } },
  });
});

test('a private DNS zone and its link', () => {
  const properties = { virtualNetwork: { id: '/vnet' }, registrationEnabled: true };
  expect(read('zone', 'Network/privateDnsZones', inGroup)).toEqual({ name: 'n', group: GROUP });
  expect(read('zoneLink', 'Network/privateDnsZones/virtualNetworkLinks', { parent_id: '/zone', body: { properties } })).toEqual(
    { name: 'n', group: undefined, zone: { written: '/zone' }, network: { written: '/vnet' }, registration: true },
  );
});

test('an identity and a resource group', () => {
  expect(read('identity', 'ManagedIdentity/userAssignedIdentities', inGroup)).toEqual(head);
  expect(read('group', 'Resources/resourceGroups', {})).toEqual({ name: 'n', location: 'swedencentral' });
});

const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

test.each(['roleAssignmentScheduleRequests', 'roleEligibilityScheduleRequests'])('a right by %s', (type) => {
  const roleDefinitionId = `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`;
  const body = { properties: { principalId: 'p', roleDefinitionId, condition: 'c' } };
  expect(read('grant', `Authorization/${type}`, { ...inGroup, body })).toEqual({
    ...{ name: 'n', principal: { written: 'p' }, principalType: undefined, role: { written: OWNER }, scope: GROUP },
    condition: 'c',
  });
});

test.each<[string, object]>([
  ['azurerm_lighthouse_assignment', { scope: '/subscriptions/s', lighthouse_definition_id: '/d' }],
  ['azurerm_lighthouse_definition', { scope: '/subscriptions/s', managing_tenant_id: 't' }],
  ['azapi_resource', { type: 'Microsoft.ManagedServices/registrationAssignments@2022-10-01', parent_id: '/subscriptions/s' }],
  ['azapi_resource', { type: 'Microsoft.ManagedServices/registrationDefinitions@2022-10-01', parent_id: '/subscriptions/s' }],
])('%s gives unknown rights beyond the stack', (type, attributes) => {
  const facts = factsOf(type, attributes);
  expect(facts.all('grant').map((grant) => [roleOf(facts, grant).kind, scopeOf(facts, grant)])).toEqual([
    ['unknown', { on: '/subscriptions/s', reach: 'beyond' }],
  ]);
});

test('a right on an azapi resource group applies to the whole group', () => {
  const resource = {
    azapi_resource: { g: { type: 'Microsoft.Resources/resourceGroups@2022-09-01', name: 'g' } },
    azurerm_role_assignment: { x: { scope: '${azapi_resource.g.id}' } },
  };
  const facts = Facts.of(readStack('x', new Map([['cdk.tf.json', JSON.stringify({ resource })]])));
  expect(facts.all('grant').map((grant) => scopeOf(facts, grant))).toEqual([
    { on: 'the whole resource group', reach: 'group' },
  ]);
});

test('a right has an unknown role if its body is an expression', () => {
  const facts = factsOf('azapi_resource', {
    type: 'Microsoft.Authorization/roleAssignments@2022-04-01',
    body: '${local.body}',
  });
  expect(facts.all('grant').map((grant) => roleOf(facts, grant).kind)).toEqual(['unknown']);
});
