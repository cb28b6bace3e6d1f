import type { Construct } from 'constructs';
import {
  BaseStack,
  ContentFilter,
  EntraPrincipal,
  ManagedIdentity,
  OpenAIAccount,
  PrivateDnsZones,
  ResourceGroup,
  SpokeNetwork,
  Workspace,
} from 'azure-openai-stamps';

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
      contentFilter: ContentFilter.fromPolicyName(this, 'default_policy', 'Microsoft.DefaultV2'),
    });

    const network = new SpokeNetwork(this, 'network', {
      resourceGroup,
      addressSpace: '10.0.0.0/24',
      allowedSources: { vnet: ['VirtualNetwork'] },
    });
    const dns = PrivateDnsZones.forAccount(this, 'dns', { account, resourceGroup });
    dns.link(network);
    account.addPrivateEndpoint('endpoint', { network, dns });
    account.sendLogsTo(new Workspace(this, 'workspace', { resourceGroup }));

    const app = new ManagedIdentity(this, 'app', { name: 'id-assistant', resourceGroup });
    account.grantInference(app);
    const operators = EntraPrincipal.group('4f7f5a3e-98a0-4b0e-8f5c-0b6c1a2d3e02');
    account.grant(operators, 'operator', { id: 'operators' });

    const other = OpenAIAccount.fromAccountAttributes(this, 'other', {
      accountId:
        '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/Microsoft.CognitiveServices/accounts/oai-other',
      location: 'swedencentral',
    });
    other.grantInference(app);
    other.addDeployment('chat', {
      model: 'gpt-5.4',
      version: '2026-03-05',
      sku: 'DataZoneStandard',
      capacity: 1,
      contentFilter: other.addContentFilter('strict'),
    });
  }
}
