import { overlay } from '../../../lib/resolve/overlay';
import type { Residency } from '../../../lib/catalog/residency';
import { breachesOf } from '../../../lib/guardrails/breaches';
import { readStack } from '../../../lib/stack/stack';
import { exampleFiles } from '../../support/project';

const FOLDER = 'generated/prod/swedencentral';
const configuration = exampleFiles('dev-and-prod').get(`${FOLDER}/cdk.tf.json`) ?? '';

/** The breaches after manual changes to the stamp. */
const broken = (resource: unknown, residency: Residency = { dataZone: 'EU' }) =>
  breachesOf(readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), { resource }))]])), {
    residency,
  }).map(({ severity, message }) => `${severity}: ${message}`);

const chat = (id: string, sku?: string) => ({
  azurerm_cognitive_deployment: {
    account_deployment_chat: { cognitive_account_id: id, ...(sku === undefined ? {} : { sku: { name: sku } }) },
  },
});
const ELSEWHERE =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-us/providers/Microsoft.CognitiveServices/accounts/oai-us';
const archive = (location: string, sink = '${azurerm_storage_account.archive.id}') => ({
  azurerm_storage_account: {
    archive: {
      ...{ name: 'starchive', location, public_network_access_enabled: false, shared_access_key_enabled: false },
      ...{ allow_nested_items_to_be_public: false, local_user_enabled: false },
    },
  },
  azurerm_monitor_diagnostic_setting: {
    archive: {
      name: 'archive',
      target_resource_id: '${azurerm_cognitive_account.account.id}',
      storage_account_id: sink,
    },
  },
});

describe('the region of a resource', () => {
  test('is known from its display name', () => {
    const regions = {
      azurerm_cognitive_account: { account: { location: 'Sweden Central' } },
      azurerm_log_analytics_workspace: { diagnostics_workspace: { location: 'West Europe' } },
    };
    expect(broken(regions)).toEqual([]);
  });

  test('is not known for a deployment in an account that is named by an ID', () => {
    expect(broken(chat(ELSEWHERE))).toEqual([
      "error: it is not known where the deployment 'chat' ('DataZoneStandard') processes prompts: the region of its account is not known",
    ]);
  });

  test('is that of the only account if a variable names the account', () => {
    expect(broken(chat('${var.account}'))).toEqual([]);
  });

  test('is known for a storage account of the stack that may receive logs', () => {
    expect(broken(archive('eastus', '${var.x ? azurerm_storage_account.archive.id : var.id}'))).toEqual([
      "error: the storage account 'starchive' is in eastus (United States); the residency allows only the EU data zone",
      expect.stringContaining('warning: logs go to') as string,
    ]);
  });

  test('is known for a storage account of the stack that receives logs', () => {
    expect(broken(archive('westeurope'))).toEqual([]);
    expect(broken(archive('eastus'))).toEqual([
      "error: the storage account 'starchive' is in eastus (United States); the residency allows only the EU data zone",
    ]);
  });

  test('is only a warning for an account that is named by an ID if prompts stay in its region', () => {
    const warning =
      "warning: it is not known where the deployment 'chat' ('Standard') processes prompts: the region of its account is not known";
    expect(broken(chat(ELSEWHERE, 'Standard'))).toEqual([warning]);
    expect(broken(chat(ELSEWHERE, 'Standard'), 'global')).toEqual([]);
    const embedding = { account_deployment_embedding: { sku: { name: 'Standard' } } };
    const both = overlay(chat(ELSEWHERE, 'Standard'), { azurerm_cognitive_deployment: embedding });
    expect(broken(both, 'region')).toEqual([]);
  });

  test('does not matter if data may be anywhere', () => {
    const workspace = '/subscriptions/x/resourceGroups/y/providers/Microsoft.OperationalInsights/workspaces/logs';
    const regions = {
      azurerm_log_analytics_workspace: { diagnostics_workspace: { location: 'eastus' } },
      azurerm_monitor_diagnostic_setting: { diagnostics: { log_analytics_workspace_id: workspace } },
    };
    expect(broken(regions, 'global')).toEqual([]);
    expect(broken(regions)).toEqual([
      expect.stringMatching(/^error: the workspace 'log-[\w-]+' is in eastus/),
      "warning: logs go to 'logs', whose region is not known from this stack",
    ]);
  });

  test('does not matter for a storage account that receives no logs', () => {
    const { azurerm_storage_account } = archive('eastus');
    expect(broken({ azurerm_storage_account })).toEqual([]);
  });
});

describe('the publisher of a model', () => {
  const by = (format: string) => ({ azurerm_cognitive_deployment: { account_deployment_chat: { model: { format } } } });

  test('must not process prompts itself', () => {
    expect(broken(by('Anthropic'))).toEqual([
      "error: Anthropic processes the prompts to the deployment 'chat' itself, and may do so outside Azure; the residency allows only the EU data zone",
    ]);
  });

  test('is a warning if it is not known who processes prompts', () => {
    expect(broken(by('Fireworks'))).toEqual([
      "warning: it is not known whether Fireworks or Azure processes the prompts to the deployment 'chat'; the residency allows only the EU data zone",
    ]);
  });

  test('has no effect if Azure processes prompts, or if they may be processed anywhere', () => {
    expect(broken(by('xAI'))).toEqual([]);
    expect(broken(by('Anthropic'), 'global')).toEqual([]);
  });
});

describe('spillover', () => {
  const source = (spillover: string, sku = 'ProvisionedManaged') => ({
    azapi_resource: {
      reserved: {
        type: 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01',
        name: 'reserved',
        parent_id: '${azurerm_cognitive_account.account.id}',
        body: {
          sku: { name: sku, capacity: 50 },
          properties: {
            model: { format: 'OpenAI', name: 'gpt-5.4', version: '2026-03-05' },
            raiPolicyName: 'Microsoft.DefaultV2',
            spilloverDeploymentName: spillover,
          },
        },
      },
    },
  });

  test.each([
    ['a reference', '${azurerm_cognitive_deployment.account_deployment_chat.name}'],
    ['a name, regardless of case', 'Chat'],
  ])('goes to no deployment that processes prompts in more places, by %s', (_, spillover) => {
    expect(broken(source(spillover))).toEqual([
      "error: requests that exceed the capacity of the deployment 'reserved' may be processed in the EU data zone: they go to 'chat' ('DataZoneStandard')",
    ]);
  });

  test('goes to a deployment of the stack', () => {
    expect(broken(source('elsewhere', 'DataZoneProvisionedManaged'))).toEqual([
      "error: it is not known where requests that exceed the capacity of the deployment 'reserved' are processed: 'elsewhere' is not a deployment of this stack",
    ]);
  });

  test.each([
    ['the other deployment processes prompts in the same places', 'chat', 'DataZoneProvisionedManaged'],
    ['there is none', '', 'ProvisionedManaged'],
  ])('passes if %s', (_, spillover, sku) => {
    expect(broken(source(spillover, sku))).toEqual([]);
  });
});
