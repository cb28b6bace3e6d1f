import { readStacks } from '../../../lib/stack/read-stacks';
import type { AccountOf } from '../../support/azure/account-of';
import { exampleFiles } from '../../support/project';

export const stacksOf = (example: string) => readStacks(exampleFiles(example), example);
export const PROD = stacksOf('dev-and-prod');
const LISTS = stacksOf('blocklists');

export const named = (list: AccountOf['deployments'], name: string) => {
  const each = list.find((one) => one.name === name);
  if (!each) throw new Error(name);
  return each;
};

/** A change in Azure, and the findings of `drift` then. */
export interface Change {
  readonly what: string;
  readonly stacks?: typeof PROD;
  readonly id?: string;
  readonly change: (has: AccountOf) => void;
  readonly expected: readonly unknown[];
}

export const CHANGES: readonly Change[] = [
  {
    what: 'a filter that blocks less',
    change: ({ filters }) => {
      const strict = named(filters, 'strict');
      const entries = strict.properties['contentFilters'] as { name: string; blocking: boolean }[];
      strict.properties['contentFilters'] = entries.map((each) => (each.name === 'hate' ? { ...each, blocking: false } : each));
      strict.systemData = { lastModifiedBy: 'mallory@contoso.com', lastModifiedAt: '2026-11-20T08:00:00Z' };
    },
    expected: [
      'critical content-safety/weaker-filter azapi_resource.account_filter_strict: the filter strict gets weaker (the filter of chat) (last changed by mallory@contoso.com on 2026-11-20T08:00:00Z)',
    ],
  },
  {
    what: 'keys and the public network',
    change: ({ account }) => {
      account.properties['disableLocalAuth'] = false;
      account.properties['publicNetworkAccess'] = 'Enabled';
      account.properties['networkAcls'] = { defaultAction: 'Allow', ipRules: [{ value: '1.2.3.4' }] };
    },
    expected: [
      'critical exposure/local-authentication azurerm_cognitive_account.account: anyone who has a key of the account can call it without Entra ID (last changed by pipeline on 2026-11-01T00:00:00Z)',
      'critical exposure/network-acls azurerm_cognitive_account.account: networks that no rule names are allowed (last changed by pipeline on 2026-11-01T00:00:00Z)',
      'critical exposure/public-network azurerm_cognitive_account.account: the account can be reached from the public internet (last changed by pipeline on 2026-11-01T00:00:00Z)',
      'high exposure/allowed-places azurerm_cognitive_account.account: more addresses are allowed (last changed by pipeline on 2026-11-01T00:00:00Z)',
    ],
  },
  {
    what: 'another version and more capacity',
    change: ({ deployments }) => {
      const chat = named(deployments, 'chat');
      chat.sku = { name: 'GlobalStandard', capacity: 500 };
      chat.properties['model'] = { format: 'OpenAI', name: 'gpt-5.4', version: '2026-09-01' };
    },
    expected: [
      'critical residency/processing azurerm_cognitive_deployment.account_deployment_chat: prompts may now be processed in any Azure region: the environment allows only the EU data zone',
      'high models/version azurerm_cognitive_deployment.account_deployment_chat: the deployment chat answers with another version',
      'high replacement/forced azurerm_cognitive_deployment.account_deployment_chat: the next apply restores what generated/ has: azurerm_cognitive_deployment.account_deployment_chat (chat) is deleted and created again: calls to it fail until it exists again, and its capacity may no longer be available then',
      'notice cost/capacity azurerm_cognitive_deployment.account_deployment_chat: the deployment chat gets more capacity: it uses 400 more units of the quota in the region (a unit is 1,000 TPM)',
    ],
  },
  {
    what: 'another filter on a deployment',
    change: ({ deployments }) => {
      named(deployments, 'chat').properties['raiPolicyName'] = 'Microsoft.DefaultV2';
    },
    expected: [
      'critical content-safety/deployment-filter azurerm_cognitive_deployment.account_deployment_chat: the deployment chat gets a weaker filter (hate in prompts: low-and-above → medium-and-above; hate in completions: low-and-above → medium-and-above; sexual in prompts: low-and-above → medium-and-above; sexual in completions: low-and-above → medium-and-above; violence in prompts: low-and-above → medium-and-above; violence in completions: low-and-above → medium-and-above; selfHarm in prompts: low-and-above → medium-and-above; selfHarm in completions: low-and-above → medium-and-above; indirectAttack: block → annotate; protectedCode: block → annotate), which Azure maintains and may change',
    ],
  },
  {
    what: 'a deployment that is in no stack',
    change: ({ deployments }) => {
      deployments.push({
        name: 'try it',
        sku: { name: 'GlobalStandard', capacity: 10 },
        properties: { model: { format: 'OpenAI', name: 'gpt-5.4-mini', version: '2026-03-17' }, raiPolicyName: 'none' },
        systemData: { lastModifiedBy: 'bob' },
      });
    },
    expected: [
      'critical residency/processing azurerm_cognitive_deployment.not-generated["try it"]: prompts may now be processed in any Azure region: the environment allows only the EU data zone (last changed by bob)',
      'high content-safety/deployment-filter azurerm_cognitive_deployment.not-generated["try it"]: the deployment try it gets a filter that is not in this stack, so its effect is not known (last changed by bob)',
      'high models/upgrades azurerm_cognitive_deployment.not-generated["try it"]: Azure upgrades the version automatically (last changed by bob)',
      'notice models/new-deployment azurerm_cognitive_deployment.not-generated["try it"]: the deployment try it is new: gpt-5.4-mini 2026-03-17, GlobalStandard, 10,000 tokens per minute (last changed by bob)',
    ],
  },
  {
    what: 'a deployment that is gone',
    change: (has) => {
      has.deployments = has.deployments.filter(({ name }) => name !== 'embedding');
    },
    expected: [
      'high drift/missing azurerm_cognitive_deployment.account_deployment_embedding: embedding does not exist in Azure',
    ],
  },
  {
    what: 'a filter that is in no stack',
    change: ({ filters }) => {
      filters.push({ name: 'open', properties: { type: 'UserManaged', mode: 'Default', contentFilters: [] } });
    },
    expected: [
      'critical content-safety/weaker-filter azapi_resource.not-generated["open"]: the filter open is new and blocks no harm at all (no deployment has it)',
      'notice content-safety/new-filter azapi_resource.not-generated["open"]: the filter open is new (no deployment has it)',
    ],
  },
  {
    what: 'words that are gone, and another that is new',
    stacks: LISTS,
    id: 'lists-swedencentral',
    change: ({ items }) => {
      const [first = ''] = Object.keys(items);
      items[first] = [...(items[first] ?? []).slice(1), { name: 'x', properties: { pattern: 'secret word', isRegex: false } }];
    },
    expected: [
      'high content-safety/blocklist-words azurerm_cognitive_account_rai_blocklist.account_blocklist_customers: the blocklist customers changes: 1 added, 1 removed',
    ],
  },
  {
    what: 'a list that no filter uses any more, and one that is gone',
    stacks: LISTS,
    id: 'lists-swedencentral',
    change: (has) => {
      for (const filter of has.filters) filter.properties['customBlocklists'] = [];
      has.lists = has.lists.slice(1);
    },
    expected: [
      'critical content-safety/blocklist-attachment azapi_resource.account_filter_internal: the filter internal no longer blocks a list',
      'critical content-safety/blocklist-attachment azapi_resource.account_filter_strict: the filter strict no longer blocks a list',
      'high drift/missing azurerm_cognitive_account_rai_blocklist.account_blocklist_customers: customers-00848275 does not exist in Azure',
      'high content-safety/blocklist-words azurerm_cognitive_account_rai_blocklist.account_blocklist_customers: the blocklist customers is removed',
    ],
  },
  {
    what: 'a private endpoint of another network',
    change: ({ connections }) => {
      connections.push({
        name: 'other.1',
        properties: {
          privateEndpoint: { id: '/subscriptions/z/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pep-other' },
          privateLinkServiceConnectionState: { status: 'Approved' },
        },
      });
      connections.push({ name: 'asks.2', properties: { privateLinkServiceConnectionState: { status: 'Pending' } } });
    },
    expected: [
      'critical drift/foreign-endpoint azurerm_cognitive_account.account: a private endpoint that the stack does not have is connected to the account: /subscriptions/z/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pep-other (Approved)',
      'notice drift/foreign-endpoint azurerm_cognitive_account.account: a private endpoint that the stack does not have is registered at the account: asks.2 (Pending)',
    ],
  },
  {
    what: 'an endpoint of the same name in another resource group, and in another subscription',
    change: ({ connections }) => {
      const [own] = connections;
      const { id = '' } = own?.properties['privateEndpoint'] as { id?: string };
      const elsewhere = [id.replace(/resourceGroups\/[^/]+/, 'resourceGroups/rg-x'), id.replace(/[^/]{36}/, 'other')];
      connections.unshift(
        ...elsewhere.map((each) => ({
          name: 'same.1',
          properties: { privateEndpoint: { id: each }, privateLinkServiceConnectionState: { status: 'Approved' } },
        })),
      );
    },
    expected: [
      expect.stringMatching(/^critical drift\/foreign-endpoint \S+: .*\/rg-x\/.* \(Approved\)$/),
      expect.stringMatching(/^critical drift\/foreign-endpoint \S+: .*\/subscriptions\/other\/.* \(Approved\)$/),
    ],
  },
  {
    what: 'an endpoint of the stack that someone rejected',
    change: ({ connections }) => {
      for (const each of connections) each.properties['privateLinkServiceConnectionState'] = { status: 'Rejected' };
    },
    expected: [
      expect.stringMatching(
        /^high drift\/refused-endpoint azurerm_private_endpoint\.\S+: the private endpoint \S+ is not connected to the account \(Rejected\)$/,
      ),
    ],
  },
  {
    what: 'an endpoint of the stack that the account does not list',
    change: (has) => {
      has.connections = [];
    },
    expected: [expect.stringMatching(/^high drift\/refused-endpoint .* \(the account does not list it\)$/)],
  },
  {
    what: 'a switch in another case',
    change: ({ account }) => {
      account.properties['publicNetworkAccess'] = 'disabled';
    },
    expected: [],
  },
];
