import type { Construct } from 'constructs';
import {
  BaseStack,
  ContentFilter,
  Diagnostics,
  OpenAIAccount,
  PrivateDnsZones,
  ResourceGroup,
  SpokeNetwork,
  VirtualNetworkLinks,
} from '../../lib';

/** A private account with two deployments, and one more deployment on an existing account. */
export class AssistantStack extends BaseStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      subscriptionId: '00000000-0000-0000-0000-000000000001',
      state: { type: 'local', path: 'terraform.tfstate' },
      guardrails: { residency: { dataZone: 'EU' } },
    });
    const resourceGroup = new ResourceGroup(this, 'resource_group', { name: 'rg-assistant', location: 'swedencentral' });
    const account = new OpenAIAccount(this, 'account', {
      name: 'oai-assistant',
      customSubdomain: 'oai-assistant-1',
      resourceGroup,
    });
    const strict = account.addContentFilter('strict', {
      harms: { violence: 'medium-and-above' },
      shields: { profanity: 'block' },
    });
    account.addDeployment('chat', {
      model: 'gpt-5.4',
      version: '2026-03-05',
      sku: 'DataZoneStandard',
      capacity: 10,
      contentFilter: strict,
    });
    account.addDeployment('embedding', {
      model: 'text-embedding-3-large',
      version: '1',
      sku: 'Standard',
      capacity: 10,
      contentFilter: ContentFilter.fromPolicyName('Microsoft.DefaultV2'),
    });
    account.grantInference('app', { principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02', principalType: 'ServicePrincipal' });
    const network = new SpokeNetwork(this, 'network', {
      names: { virtualNetwork: 'vnet-assistant', subnet: 'snet-endpoints', networkSecurityGroup: 'nsg-assistant' },
      resourceGroup,
      addressSpace: '10.0.0.0/24',
      privateEndpointPrefix: '10.0.0.0/27',
      allowedSources: { vnet: ['VirtualNetwork'] },
    });
    const dns = new PrivateDnsZones(this, 'dns', { zones: ['privatelink.openai.azure.com'], resourceGroup });
    new VirtualNetworkLinks(this, 'dns_link', {
      zones: dns.references,
      name: 'link-assistant',
      virtualNetworkId: network.virtualNetworkId,
    });
    account.addPrivateEndpoint('private_endpoint', {
      name: 'pep-assistant',
      networkInterfaceName: 'nic-assistant',
      resourceGroup,
      location: 'swedencentral',
      subnetId: network.subnetId,
      dns: { zoneIds: dns.zoneIds },
      dependsOn: [network.rulesApplied],
    });
    new Diagnostics(this, 'diagnostics', {
      accountId: account.accountId,
      settingName: 'all',
      workspace: { name: 'log-assistant', resourceGroup, retentionDays: 30 },
    });
    const other = OpenAIAccount.fromAccountId(
      this,
      'other',
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/Microsoft.CognitiveServices/accounts/oai-other',
    );
    other.grantInference('app', { principalId: '4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02', principalType: 'ServicePrincipal' });
    other.addDeployment('chat', {
      model: 'gpt-5.4',
      version: '2026-03-05',
      sku: 'Standard',
      capacity: 1,
      contentFilter: other.addContentFilter('strict'),
    });
  }
}
