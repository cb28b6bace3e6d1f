import type { Change } from './changes';
import { named, stacksOf } from './changes';

const KEYS = stacksOf('encryption');

/** Changes of the account itself, of its logs, and of what no stack can describe. */
export const ACCOUNT_CHANGES: readonly Change[] = [
  {
    what: 'logs that are off',
    change: ({ diagnostics }) => {
      const [setting] = diagnostics;
      if (setting) setting.properties['logs'] = [{ category: 'Audit', enabled: false }];
    },
    expected: [
      'high logging/coverage azurerm_monitor_diagnostic_setting.diagnostics: no longer logged: Audit, AzureOpenAIRequestUsage, RequestResponse, Trace',
    ],
  },
  {
    what: 'logs that go elsewhere',
    change: ({ diagnostics }) => {
      const [setting] = diagnostics;
      if (setting) setting.properties['workspaceId'] = '/subscriptions/z/resourceGroups/rg/workspaces/log-other';
    },
    expected: [
      'high residency/logs azurerm_monitor_diagnostic_setting.diagnostics: logs are sent to another destination: make sure that you know its region',
    ],
  },
  {
    what: 'logs that also go to a storage account, and another setting',
    change: ({ diagnostics }) => {
      const [setting] = diagnostics;
      if (setting) setting.properties['storageAccountId'] = '/subscriptions/z/resourceGroups/rg/storageAccounts/stother';
      diagnostics.push({ name: 'siem', properties: { eventHubAuthorizationRuleId: '/x/hub', logs: [] } });
    },
    expected: [
      'high residency/logs azurerm_monitor_diagnostic_setting.diagnostics: logs are sent to another destination: make sure that you know its region',
      'notice drift/foreign-logs azurerm_cognitive_account.account: a diagnostic setting that the stack does not have is on the account: siem (to /x/hub)',
    ],
  },
  {
    what: 'a workspace of the same name in another resource group',
    change: ({ diagnostics }) => {
      const [setting] = diagnostics;
      if (setting)
        setting.properties['workspaceId'] = String(setting.properties['workspaceId']).replace(
          /resourcegroups\/[^/]+/,
          'resourcegroups/rg-x',
        );
    },
    expected: ['notice other/changed azurerm_monitor_diagnostic_setting.diagnostics: log_analytics_workspace_id changes'],
  },
  {
    what: 'hosts that the account may call, although it may call only allowed ones',
    change: ({ account }) => {
      account.properties['restrictOutboundNetworkAccess'] = null;
      account.properties['allowedFqdnList'] = ['evil.example.com'];
    },
    expected: [
      'high exposure/allowed-places azurerm_cognitive_account.account: the account may call more hosts (last changed by pipeline on 2026-11-01T00:00:00Z)',
      'high exposure/outbound azurerm_cognitive_account.account: the account may call any host (last changed by pipeline on 2026-11-01T00:00:00Z)',
    ],
  },
  {
    what: 'another kind, region and subdomain',
    change: ({ account }) => {
      account.kind = 'AIServices';
      account.location = 'East US';
      account.properties['customSubDomainName'] = 'other';
    },
    expected: [
      'critical drift/other-account azurerm_cognitive_account.account: the account has another kind than in the stack: AIServices instead of OpenAI',
      'critical drift/other-account azurerm_cognitive_account.account: the account has another region than in the stack: eastus instead of swedencentral',
      'critical drift/other-account azurerm_cognitive_account.account: the account has another custom subdomain than in the stack: other instead of oai-assistants-prod-sdc-05d17100',
    ],
  },
  {
    what: 'the same place and name in other spellings',
    change: ({ account }) => {
      account.kind = 'openai';
      account.location = 'Sweden Central';
      account.identity = { type: 'systemassigned', userAssignedIdentities: null };
      account.properties['customSubDomainName'] = String(account.properties['customSubDomainName']).toUpperCase();
      account.properties['networkAcls'] = { defaultAction: 'deny', bypass: 'none' };
    },
    expected: [],
  },
  {
    what: 'another identity',
    change: ({ account }) => {
      account.identity = { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '/x/id-mine': {} } };
    },
    expected: [
      'notice access/identity azurerm_cognitive_account.account: the account gets an identity in addition to its own (last changed by pipeline on 2026-11-01T00:00:00Z)',
    ],
  },
  {
    what: 'one more identity',
    stacks: KEYS,
    id: 'ember-swedencentral',
    change: ({ account }) => {
      Object.assign(account.identity['userAssignedIdentities'] as object, { '/x/id-mine': {} });
    },
    expected: [expect.stringMatching(/^high access\/identity .* the account has another identity/)],
  },
  {
    what: 'no identity',
    change: ({ account }) => {
      account.identity = { type: 'None' };
    },
    expected: [
      'high access/identity azurerm_cognitive_account.account: the account no longer has an identity: access that uses the identity is refused (last changed by pipeline on 2026-11-01T00:00:00Z)',
    ],
  },
  {
    what: "Microsoft's key instead of the own one",
    stacks: KEYS,
    id: 'ember-swedencentral',
    change: ({ account }) => {
      account.properties['encryption'] = null;
    },
    expected: [expect.stringMatching(/^critical encryption\/key .* no longer encrypted with your own key/)],
  },
  {
    what: 'an own key that the stack does not have',
    change: ({ account }) => {
      account.properties['encryption'] = {
        keySource: 'Microsoft.KeyVault',
        keyVaultProperties: { keyVaultUri: 'https://kv.vault.azure.net', keyName: 'k', keyVersion: '' },
      };
    },
    expected: [
      expect.stringMatching(/^critical encryption\/key .* whose vault kv is: /),
      expect.stringMatching(/^high encryption\/key .* is encrypted with your own key from now on/),
    ],
  },
  {
    what: 'a key of another vault',
    stacks: KEYS,
    id: 'ember-swedencentral',
    change: ({ account }) => {
      const { keyVaultProperties } = account.properties['encryption'] as { keyVaultProperties: { keyVaultUri: string } };
      keyVaultProperties.keyVaultUri = 'https://kv-other.vault.azure.net/';
    },
    expected: [
      expect.stringMatching(/^critical encryption\/key .* whose vault kv-other is: /),
      expect.stringMatching(/^critical encryption\/key .* is encrypted with a key in another vault/),
    ],
  },
  {
    what: 'another identity that uses the key',
    stacks: KEYS,
    id: 'ember-hsm',
    change: ({ account }) => {
      const { keyVaultProperties } = account.properties['encryption'] as { keyVaultProperties: { identityClientId: string } };
      keyVaultProperties.identityClientId = '00000000-0000-0000-0000-00000000beef';
    },
    expected: [expect.stringMatching(/^high encryption\/key .* another identity uses the key of the account/)],
  },
  {
    what: 'a deployment that is paused, and one with another service tier',
    change: ({ deployments }) => {
      const chat = named(deployments, 'chat');
      Object.assign(chat.properties, { deploymentState: 'Paused', routing: { mode: 'cost' } });
      chat.systemData = { lastModifiedBy: 'bob' };
      Object.assign(named(deployments, 'embedding').properties, { deploymentState: 'Running', serviceTier: 'Priority' });
    },
    expected: [
      'high drift/deployment-setting azurerm_cognitive_deployment.account_deployment_chat: the deployment chat is paused: requests to it fail (last changed by bob)',
      'high drift/deployment-setting azurerm_cognitive_deployment.account_deployment_embedding: the deployment embedding has the service tier Priority, which is billed at other prices',
      'notice drift/deployment-setting azurerm_cognitive_deployment.account_deployment_chat: the deployment chat chooses the models for its requests by a setting of its own (cost) (last changed by bob)',
    ],
  },
  {
    what: 'all logs by their group, which is no less than the stack keeps',
    change: ({ diagnostics }) => {
      const [setting] = diagnostics;
      if (setting) setting.properties['logs'] = [{ category: null, categoryGroup: 'allLogs', enabled: true }];
    },
    expected: [],
  },
];
