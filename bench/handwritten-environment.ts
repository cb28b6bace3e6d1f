import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { App } from 'cdktf';
import { AzurermBackend, TerraformStack } from 'cdktf';
import type { PlannedEnvironment } from './plan';

/** The private DNS zone that the stamps of an environment share, by hand. */
export class HandwrittenEnvironment extends TerraformStack {
  constructor(app: App, { name: environment, subscriptionId, stamps }: PlannedEnvironment) {
    super(app, `${environment}-environment`);
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
      key: `assistants/${environment}/environment.tfstate`,
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
    const resourceGroup = new ResourceGroup(this, 'resource_group', {
      name: `rg-assistants-${environment}-dns`,
      location: stamps[0]?.region ?? 'swedencentral',
      tags,
      lifecycle: { preventDestroy: true },
    });
    new PrivateDnsZone(this, 'zone', {
      name: 'privatelink.openai.azure.com',
      resourceGroupName: resourceGroup.name,
      tags,
      lifecycle: { createBeforeDestroy: true, preventDestroy: true },
    });
  }
}
