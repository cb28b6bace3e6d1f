import type { FakeAccount } from './fake-account';
import { idOf, SUBSCRIPTION } from './fake-account';

const HUB = '00000000-0000-0000-0000-0000000000a2';

const standard = (name: string, model: string, version: string, more: object = {}, sku = 'DataZoneStandard') => ({
  name,
  sku: { name: sku, capacity: 10 },
  properties: {
    model: { format: 'OpenAI', name: model, version },
    raiPolicyName: 'Microsoft.DefaultV2',
    versionUpgradeOption: 'OnceNewDefaultVersionAvailable',
    ...more,
  },
});

const SUBNET = (group: string) =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/vnet-team/subnets/snet-pe`;

/** The subnet for the account that has no endpoint. */
export const NEW_SUBNET = SUBNET('rg-net');

const zoneId = (zone: string) =>
  `/subscriptions/${HUB}/resourcegroups/rg-dns/providers/Microsoft.Network/privateDnsZones/${zone}`;

/** The zone for the account that has no endpoint. */
export const NEW_ZONE = zoneId('privatelink.openai.azure.com');

function endpoint(fake: Pick<FakeAccount, 'group' | 'name'>, name: string, more: object, ...zoneGroups: readonly unknown[]) {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${fake.group}/providers/Microsoft.Network/privateEndpoints/${name}`;
  const body = {
    ...{ id, name, location: 'swedencentral', tags: null },
    properties: {
      subnet: { id: SUBNET('rg-net') },
      customNetworkInterfaceName: '',
      privateLinkServiceConnections: [{ name, properties: { privateLinkServiceId: idOf(fake), groupIds: ['account'] } }],
      ipConfigurations: [],
      ...more,
    },
  };
  return { id, body, zoneGroups };
}

const zones = (name: string, ...names: readonly string[]) => ({
  name,
  properties: { privateDnsZoneConfigs: names.map((zone) => ({ name: zone, properties: { privateDnsZoneId: zoneId(zone) } })) },
});

const LOCKED_DOWN = {
  publicNetworkAccess: 'Disabled',
  disableLocalAuth: true,
  restrictOutboundNetworkAccess: true,
  networkAcls: { defaultAction: 'Deny', bypass: 'None', ipRules: [], virtualNetworkRules: [] },
  provisioningState: 'Succeeded',
};

const ACCOUNT = {
  kind: 'OpenAI',
  location: 'swedencentral',
  sku: { name: 'S0' },
  identity: { type: 'SystemAssigned' },
  tags: {},
};

const KEYS = { group: 'rg-keys', name: 'oai-keys' };
/** Made in the portal: keys are on, the connection of the endpoint and its interface have the portal's names. */
export const keysOn: FakeAccount = {
  ...KEYS,
  account: { ...ACCOUNT, identity: null, tags: { costCenter: '4711' } },
  properties: { ...LOCKED_DOWN, customSubDomainName: 'oai-keys', disableLocalAuth: false, restrictOutboundNetworkAccess: null },
  deployments: [standard('gpt-4.1_prod', 'gpt-4.1', '2025-04-14'), standard('embed', 'text-embedding-3-large', '1')],
  endpoint: endpoint(
    KEYS,
    'pe-keys',
    {
      privateLinkServiceConnections: [
        { name: 'pe-keys_0f8c', properties: { privateLinkServiceId: idOf(KEYS), groupIds: ['account'] } },
      ],
    },
    zones('default', 'privatelink.openai.azure.com'),
  ),
  diagnostics: [],
};

/** Reachable from everywhere, without an endpoint. */
export const publicAccount: FakeAccount = {
  ...{ group: 'RG-Public', name: 'PublicOpenAI' },
  account: { ...ACCOUNT, location: 'swedencentral' },
  properties: {
    customSubDomainName: 'publicopenai',
    publicNetworkAccess: 'Enabled',
    disableLocalAuth: true,
    networkAcls: { defaultAction: 'Allow', ipRules: [{ value: '198.51.100.7' }], virtualNetworkRules: null },
  },
  deployments: [standard('chat', 'gpt-5.4', '2026-03-05', { raiPolicyName: null }, 'GlobalStandard')],
  diagnostics: [],
};

const OTHER = { group: 'rg-other', name: 'contoso-ai' };
const assignment = (name: string, role: string, more: object = {}) => ({
  name,
  properties: {
    scope: idOf(OTHER).replace('resourceGroups', 'resourcegroups'),
    principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02',
    principalType: 'ServicePrincipal',
    roleDefinitionId: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    description: null,
    ...more,
  },
});
/** By another tool, with other names and with role assignments. */
export const otherNames: FakeAccount = {
  ...OTHER,
  account: { ...ACCOUNT, kind: 'AIServices', tags: { environment: 'production', team: 'ai' } },
  properties: {
    ...LOCKED_DOWN,
    customSubDomainName: 'contoso-ai-prod',
    allowedFqdnList: ['images.example.com'],
    allowProjectManagement: true,
  },
  deployments: [standard('chat', 'gpt-5.4', '2026-03-05', { dynamicThrottlingEnabled: true })],
  endpoint: endpoint(
    OTHER,
    'contoso-endpoint',
    {
      customNetworkInterfaceName: 'contoso-nic',
      ipConfigurations: [
        { name: 'ip1', properties: { privateIPAddress: '10.9.0.5', groupId: 'account', memberName: 'default' } },
      ],
    },
    zones(
      'contoso-zones',
      ...['privatelink.openai.azure.com', 'privatelink.cognitiveservices.azure.com', 'privatelink.services.ai.azure.com'],
    ),
  ),
  assignments: [
    assignment('A1A1A1A1-0000-4000-8000-000000000001', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', { description: 'the app' }),
    assignment('a1a1a1a1-0000-4000-8000-000000000002', '25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68'),
    assignment('a1a1a1a1-0000-4000-8000-000000000003', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', {
      scope: `/subscriptions/${SUBSCRIPTION}`,
    }),
  ],
  diagnostics: [
    {
      name: 'send-to-central',
      properties: {
        workspaceId: `/subscriptions/${HUB}/resourcegroups/rg-logs/providers/microsoft.operationalinsights/workspaces/log-central`,
        logs: [{ category: 'Audit', enabled: true }],
      },
    },
  ],
  locks: [{ name: 'keep', properties: { level: 'CanNotDelete' } }],
  projects: ['agents'],
};

const FILTERED = { group: 'rg-filters', name: 'oai-filters' };
const entry = (name: string, source: string, severityThreshold?: string, more: object = {}) => ({
  ...{ name, source, enabled: true, blocking: true },
  ...(severityThreshold === undefined ? {} : { severityThreshold }),
  ...more,
});
/** Filters with entries in another order and case, with a blocklist, and an unknown entry. */
export const ownFilters: FakeAccount = {
  ...FILTERED,
  account: ACCOUNT,
  properties: { ...LOCKED_DOWN, customSubDomainName: 'oai-filters' },
  deployments: [
    standard('chat', 'gpt-5.4', '2026-03-05', { raiPolicyName: 'House-Rules' }),
    standard('fine', 'gpt-4o-mini.ft-0123', '1'),
  ],
  filters: [
    {
      name: 'house-rules',
      properties: {
        type: 'UserManaged',
        mode: 'blocking',
        basePolicyName: 'microsoft.defaultV2',
        contentFilters: [
          entry('Profanity', 'Completion', undefined, { enabled: false, blocking: false }),
          entry('profanity', 'prompt', undefined, { enabled: false, blocking: false }),
          entry('SELFHARM', 'Completion', 'low'),
          entry('selfharm', 'prompt', 'Low'),
          entry('violence', 'Completion', 'Medium'),
          entry('Violence', 'Prompt', 'HIGH'),
          entry('Sexual', 'Prompt', 'Medium'),
          entry('Sexual', 'Completion', 'Medium'),
          entry('Hate', 'Completion', 'Medium'),
          entry('Hate', 'Prompt', 'Medium'),
          entry('Protected Material Code', 'Completion', undefined, { blocking: false }),
          entry('Protected Material Text', 'Completion'),
          entry('Jailbreak', 'Prompt'),
          entry('Task Drift', 'Prompt'),
        ],
        customBlocklists: [{ blocklistName: 'Projects', blocking: true, source: 'Prompt' }],
      },
    },
  ],
  blocklists: {
    projects: [
      { pattern: 'Project Falcon', isRegex: false },
      { pattern: 'falcon-\\d+', isRegex: true },
    ],
  },
  endpoint: endpoint(FILTERED, 'pep-oai-filters', {}, zones('default', 'privatelink.openai.azure.com')),
  diagnostics: [],
};

const POLICED = { group: 'rg-policy', name: 'oai-policy' };
/** In a landing zone: a policy has registered the endpoint. */
export const policyZones: FakeAccount = {
  ...POLICED,
  account: { ...ACCOUNT, tags: { 'hidden-title': 'Team' } },
  properties: { ...LOCKED_DOWN, customSubDomainName: 'oai-policy' },
  deployments: [{ ...standard('reserved', 'gpt-5.4', '2026-03-05'), sku: { name: 'ProvisionedManaged', capacity: 50 } }],
  endpoint: endpoint(POLICED, 'pe-policy', {}, zones('deployedByPolicy', 'privatelink.openai.azure.com')),
  diagnostics: [],
};
