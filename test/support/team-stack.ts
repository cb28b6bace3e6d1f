import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AzurermBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AzapiProvider,
  Guardrails,
  OpenAIAccount,
  PrivateDnsZones,
  ResourceGroup,
  SpokeNetwork,
  Tags,
  Workspace,
} from '../../lib';

/** A stack of a team's own: its providers, its backend and its addresses, with constructs of this package. */
export class TeamStack extends TerraformStack {
  readonly account: OpenAIAccount;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const subscriptionId = '00000000-0000-0000-0000-000000000001';
    new AzurermProvider(this, 'azurerm', { subscriptionId, features: [{}] });
    new AzapiProvider(this, 'azapi', { subscriptionId });
    new AzurermBackend(this, { resourceGroupName: 'rg-state', storageAccountName: 'stteam', containerName: 'team', key: 'a' });
    Guardrails.of(this).promise({ residency: { dataZone: 'EU' } });
    Tags.of(this).add('owner', 'team');
    const resourceGroup = new ResourceGroup(this, 'resource_group', { name: 'rg-team', location: 'swedencentral' });
    this.account = new OpenAIAccount(this, 'account', { name: 'oai-team', customSubdomain: 'oai-team-1', resourceGroup });
    const names = this.account.addBlocklist('names', { terms: ['Falcon'] });
    const customers = this.account.addBlocklist('customers', { termsVariable: 'customer_words' });
    const contentFilter = this.account.addContentFilter('strict', {
      blocklists: [{ blocklist: names }, { blocklist: customers }],
    });
    this.account.addDeployment('chat', {
      model: 'gpt-5.4',
      version: '2026-03-05',
      sku: 'DataZoneStandard',
      capacity: 10,
      contentFilter,
    });
    const network = new SpokeNetwork(this, 'network', { resourceGroup, addressSpace: '10.0.0.0/24' });
    const dns = PrivateDnsZones.forAccount(this, 'dns', { account: this.account, resourceGroup });
    dns.link(network);
    this.account.addPrivateEndpoint('endpoint', { network, dns });
    this.account.sendLogsTo(new Workspace(this, 'workspace', { resourceGroup }));
  }
}
