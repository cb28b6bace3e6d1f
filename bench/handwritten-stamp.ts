import { createHash } from 'node:crypto';
import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { CognitiveDeployment } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { App } from 'cdktf';
import { AzurermBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { v5 as uuidv5 } from 'uuid';
import type { Region } from '../lib/catalog/regions';
import { AzapiProvider, AzapiResource } from '../lib/terraform/azapi';
import { DOCUMENTS, STRICT, WRITES } from './handwritten-policies';
import type { PlannedEnvironment } from './plan';

const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const OPENAI_USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const ASSISTANTS_APP = '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02';
const PLATFORM_TEAM = '9b1d2c3e-4f50-4a61-8b72-6c7d8e9f0a03';
const SECURITY_OFFICE = 'c2d3e4f5-0617-4283-9405-1a2b3c4d5e04';

/** One stamp as you would write it without the kit: all resources in one stack, without checks. */
export class HandwrittenStamp extends TerraformStack {
  constructor(app: App, { name: environment, subscriptionId }: PlannedEnvironment, region: Region, addressSpace: string) {
    super(app, `${environment}-${region.name}`);
    const place = `assistants-${environment}-${region.code}`;
    const account = `oai-${place}`;
    const subdomain = `${account}-${createHash('sha256').update(subscriptionId).digest('hex').slice(0, 8)}`;
    const location = region.name;
    const tags = {
      environment,
      managedBy: 'handwritten',
      workload: 'assistants',
      costCenter: '4711',
      owner: 'ai-platform',
    };

    new AzurermBackend(this, {
      subscriptionId,
      resourceGroupName: 'rg-tfstate',
      storageAccountName: 'sttfstatebench',
      containerName: 'tfstate',
      key: `assistants/${environment}/${region.name}.tfstate`,
      useAzureadAuth: true,
    });
    this.addOverride('terraform.required_version', '>= 1.9');
    new AzurermProvider(this, 'azurerm', {
      subscriptionId,
      resourceProviderRegistrations: 'none',
      features: [
        {
          cognitiveAccount: [{ purgeSoftDeleteOnDestroy: true }],
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: false }],
        },
      ],
    });
    new AzapiProvider(this, 'azapi', { subscriptionId, disableDefaultOutput: true, skipProviderRegistration: true });

    const resourceGroup = new ResourceGroup(this, 'resource_group', {
      name: `rg-${place}`,
      location,
      tags,
      lifecycle: { preventDestroy: true },
    });
    const openai = new CognitiveAccount(this, 'account', {
      name: account,
      resourceGroupName: resourceGroup.name,
      location,
      kind: 'OpenAI',
      skuName: 'S0',
      customSubdomainName: subdomain,
      identity: { type: 'SystemAssigned' },
      localAuthEnabled: false,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
      outboundNetworkAccessRestricted: true,
      tags,
      lifecycle: { preventDestroy: true },
    });

    const policy = {
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01',
      parentId: openai.id,
      ignoreCasing: true,
      ...WRITES,
      locks: [openai.id],
      lifecycle: { createBeforeDestroy: true },
    };
    const documents = new AzapiResource(this, 'filter_documents', { ...policy, name: 'documents', body: DOCUMENTS });
    const strict = new AzapiResource(this, 'filter_strict', {
      ...policy,
      name: 'strict',
      body: STRICT,
      dependsOn: [documents],
    });

    const chat = new CognitiveDeployment(this, 'deployment_chat', {
      name: 'chat',
      cognitiveAccountId: openai.id,
      model: { format: 'OpenAI', name: 'gpt-5.4', version: '2026-03-05' },
      sku: { name: 'GlobalStandard', capacity: 100 },
      raiPolicyName: strict.name,
      versionUpgradeOption: 'NoAutoUpgrade',
      dependsOn: [strict],
    });
    const chatSmall = new CognitiveDeployment(this, 'deployment_chat_small', {
      name: 'chat-small',
      cognitiveAccountId: openai.id,
      model: { format: 'OpenAI', name: 'gpt-5.4-mini', version: '2026-03-17' },
      sku: { name: 'GlobalStandard', capacity: 200 },
      raiPolicyName: strict.name,
      versionUpgradeOption: 'NoAutoUpgrade',
      dependsOn: [chat],
    });
    const embedding = new CognitiveDeployment(this, 'deployment_embedding', {
      name: 'embedding',
      cognitiveAccountId: openai.id,
      model: { format: 'OpenAI', name: 'text-embedding-3-large', version: '1' },
      sku: { name: 'GlobalStandard', capacity: 50 },
      raiPolicyName: documents.name,
      versionUpgradeOption: 'NoAutoUpgrade',
      dependsOn: [chatSmall],
    });

    const grant = (id: string, principalId: string, principalType: string, role: string) =>
      new RoleAssignment(this, `grant_${id}`, {
        name: uuidv5(`${subdomain}/${principalId}/${role}`, uuidv5.URL),
        scope: openai.id,
        roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
        principalId,
        principalType,
      });
    grant('assistants_app', ASSISTANTS_APP, 'ServicePrincipal', OPENAI_USER);
    grant('platform_team', PLATFORM_TEAM, 'Group', OPENAI_USER);
    grant('platform_team_reader', PLATFORM_TEAM, 'Group', READER);
    grant('security_office', SECURITY_OFFICE, 'Group', READER);

    const network = new VirtualNetwork(this, 'network', {
      name: `vnet-${place}`,
      resourceGroupName: resourceGroup.name,
      location,
      addressSpace: [addressSpace],
      dnsServers: [],
      tags,
    });
    const deny = { access: 'Deny', protocol: '*', sourcePortRange: '*', destinationPortRange: '*', priority: 4096 };
    const anywhere = { sourceAddressPrefix: '*', destinationAddressPrefix: '*' };
    const securityGroup = new NetworkSecurityGroup(this, 'security_group', {
      name: `nsg-${place}`,
      resourceGroupName: resourceGroup.name,
      location,
      securityRule: [
        {
          name: 'allow-https-from-vnet',
          priority: 100,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourcePortRange: '*',
          sourceAddressPrefix: 'VirtualNetwork',
          destinationPortRange: '443',
          destinationAddressPrefix: '*',
        },
        { ...deny, ...anywhere, name: 'deny-all-inbound', direction: 'Inbound' },
        { ...deny, ...anywhere, name: 'deny-all-outbound', direction: 'Outbound' },
      ],
      lifecycle: { createBeforeDestroy: true },
      tags,
    });
    const subnet = new AzapiResource(this, 'subnet', {
      type: 'Microsoft.Network/virtualNetworks/subnets@2024-07-01',
      name: `snet-${place}`,
      parentId: network.id,
      body: {
        properties: {
          addressPrefix: addressSpace.replace('/24', '/27'),
          networkSecurityGroup: { id: securityGroup.id },
          routeTable: null,
          natGateway: null,
          delegations: [],
          serviceEndpoints: [],
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
          privateLinkServiceNetworkPolicies: 'Enabled',
          defaultOutboundAccess: false,
        },
      },
      ignoreCasing: true,
      locks: [network.id],
      retry: { errorMessageRegex: ['AnotherOperationInProgress'] },
    });

    const zones = `rg-assistants-${environment}-dns`;
    const zone = 'privatelink.openai.azure.com';
    new PrivateDnsZoneVirtualNetworkLink(this, 'dns_link', {
      name: `link-${environment}-${region.name}`,
      privateDnsZoneName: zone,
      resourceGroupName: zones,
      virtualNetworkId: network.id,
      registrationEnabled: false,
      tags,
    });
    const endpoint = new PrivateEndpoint(this, 'private_endpoint', {
      name: `pep-${account}`,
      resourceGroupName: resourceGroup.name,
      location,
      subnetId: subnet.id,
      customNetworkInterfaceName: `nic-${account}`,
      privateServiceConnection: {
        name: `pep-${account}`,
        privateConnectionResourceId: openai.id,
        subresourceNames: ['account'],
        isManualConnection: false,
      },
      privateDnsZoneGroup: {
        name: 'default',
        privateDnsZoneIds: [
          `/subscriptions/${subscriptionId}/resourceGroups/${zones}/providers/Microsoft.Network/privateDnsZones/${zone}`,
        ],
      },
      dependsOn: [embedding],
      tags,
      lifecycle: { replaceTriggeredBy: ['azurerm_cognitive_account.account.kind'] },
    });

    const workspace = new LogAnalyticsWorkspace(this, 'workspace', {
      name: `log-${place}`,
      resourceGroupName: resourceGroup.name,
      location,
      sku: 'PerGB2018',
      retentionInDays: 365,
      localAuthenticationEnabled: false,
      tags,
      lifecycle: { createBeforeDestroy: true, preventDestroy: true },
    });
    new MonitorDiagnosticSetting(this, 'diagnostics', {
      name: `diag-${account}`,
      targetResourceId: openai.id,
      logAnalyticsWorkspaceId: workspace.id,
      enabledLog: ['Audit', 'AzureOpenAIRequestUsage', 'RequestResponse', 'Trace'].map((category) => ({ category })),
      enabledMetric: [{ category: 'AllMetrics' }],
    });

    const url = `https://${subdomain}.openai.azure.com/`;
    const output = (id: string, value: unknown, description: string) => new TerraformOutput(this, id, { value, description });
    output('account_id', openai.id, 'The ID of the account');
    output('endpoint', url, 'The endpoint of the account');
    output('v1_base_url', `${url}openai/v1/`, 'The base URL of the v1 API');
    output('deployment_names', ['chat', 'chat-small', 'embedding'], 'The names of the deployments');
    output('token_scope', 'https://ai.azure.com/.default', 'The scope of access tokens');
    output('private_endpoint_id', endpoint.id, 'The ID of the private endpoint');
    output('private_endpoint_network_interface_id', endpoint.networkInterface.get(0).id, 'The ID of its network interface');
  }
}
