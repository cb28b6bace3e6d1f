import type { Workplace } from './pipelines';

/** The planned change of one object. */
export interface Change {
  readonly address: string;
  readonly deposed?: string;
  readonly actions: readonly string[];
  readonly before?: object;
  readonly after?: object;
  readonly importing?: object;
  readonly reason?: string;
}

/** The answer of Azure about an address. */
export interface Answer {
  readonly exists: boolean;
  readonly securityGroup?: string | null;
}

/** The resources that a recovery would take over. */
export interface List {
  readonly existing: readonly { readonly address: string; readonly outside: boolean; readonly importId?: string }[];
  readonly forgotten: readonly { readonly address: string; readonly id: string }[];
  readonly stuck: readonly { readonly address: string; readonly command: string }[];
  readonly unchecked: readonly { readonly address: string; readonly reason: string }[];
}

export const STACK = 'generated/prod/westeurope';
export const GROUP = '/subscriptions/1/resourceGroups/rg-west';
export const ACCOUNT = `${GROUP}/providers/Microsoft.CognitiveServices/accounts/oai-west`;
export const FILTER = `${ACCOUNT}/raiPolicies/strict`;
export const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-west`;
export const SUBNET = `${NETWORK}/subnets/snet-west`;
export const NSG = `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/nsg-west`;
const inGroup = { resource_group_name: '${azurerm_resource_group.group.name}' };

/** A stack with one resource of each kind that a recovery handles differently. */
export const CONFIGURATION = {
  terraform: { required_providers: { azapi: { source: 'Azure/azapi', version: '2.12.0' } } },
  provider: {
    azurerm: [{ features: [{ cognitive_account: [{ purge_soft_delete_on_destroy: true }] }], subscription_id: '1' }],
  },
  resource: {
    azurerm_resource_group: { group: { name: 'rg-west' } },
    azurerm_cognitive_account: { account: { name: 'oai-west', ...inGroup } },
    azurerm_cognitive_account_rai_blocklist: {
      words: { name: 'words-${sha256(var.words)}', cognitive_account_id: '${azurerm_cognitive_account.account.id}' },
    },
    azapi_resource: {
      strict: {
        name: 'strict',
        parent_id: '${azurerm_cognitive_account.account.id}',
        type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2025-06-01',
      },
    },
    azapi_resource_action: { words: { resource_id: '${azurerm_cognitive_account_rai_blocklist.words.id}' } },
    azurerm_virtual_network: { network: { name: 'vnet-west', ...inGroup } },
    azurerm_subnet: { subnet: { name: 'snet-west', virtual_network_name: 'vnet-west', ...inGroup } },
    azurerm_network_security_group: { nsg: { name: 'nsg-west', ...inGroup } },
    azurerm_subnet_network_security_group_association: {
      nsg: { subnet_id: '${azurerm_subnet.subnet.id}', network_security_group_id: '${azurerm_network_security_group.nsg.id}' },
    },
    azurerm_private_dns_zone_virtual_network_link: {
      link: { name: 'link-west', private_dns_zone_name: 'privatelink.openai.azure.com', resource_group_name: 'rg-dns' },
    },
  },
};

/** The output of `terraform show -json` for a plan. */
export const recoveryPlan = (changes: readonly Change[]) =>
  JSON.stringify({
    resource_changes: changes.map(({ address, deposed, reason, before = null, after = null, actions, importing }) => ({
      address,
      mode: 'managed',
      type: address.split('.')[0],
      ...(deposed && { deposed }),
      ...(reason && { action_reason: reason }),
      change: { actions, before, after, ...(importing && { importing }) },
    })),
  });
export const create = (address: string): Change => ({ address, actions: ['create'] });

/** The list for a plan, the answers of Azure about the created resources, and the output of tainted.mjs. */
export async function listOf(
  place: Workplace,
  changes: readonly Change[],
  answers: Readonly<Record<string, Answer>>,
  tainted = '',
) {
  place.write('tainted', tainted);
  const candidates = await place.run(
    ['node', 'pipelines/recovery/candidates.mjs', STACK, 'tainted'],
    {},
    recoveryPlan(changes),
  );
  expect([candidates.status, candidates.stderr]).toEqual([0, '']);
  place.write('candidates.json', candidates.stdout);
  const probed = JSON.stringify({ planned_values: { outputs: { answers: { value: answers } } } });
  const list = await place.run(['node', 'pipelines/recovery/list.mjs', STACK, 'candidates.json'], {}, probed);
  place.write('list.json', list.stdout);
  return { ...list, list: (list.status === 0 ? JSON.parse(list.stdout) : undefined) as List };
}
