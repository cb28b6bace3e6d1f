import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleFleet, synthesized } from '../support/project';
import { EXAMPLES, ROOT } from '../support/root';
import type { Configuration } from '../support/terraform';
import { addressesOf } from '../support/terraform';

interface Ids {
  readonly resources: readonly { readonly address: string; readonly id: string }[];
  readonly without: readonly { readonly address: string; readonly reason: string }[];
}

const work = mkdtempSync(path.join(tmpdir(), 'import-ids-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

const importIds = (folder: string, format: string) =>
  spawnSync('node', ['pipelines/import-ids.mjs', folder, '--format', format], { cwd: ROOT, encoding: 'utf8' });

/** The IDs of a stack by address, and the reasons for resources without an ID. */
function idsOf(text: string): { configuration: Configuration; ids: Ids; byAddress: Map<string, string> } {
  writeFileSync(path.join(work, 'cdk.tf.json'), text);
  const { status, stdout, stderr } = importIds(work, 'json');
  expect([status, stderr]).toEqual([0, '']);
  const ids = JSON.parse(stdout) as Ids;
  return {
    configuration: JSON.parse(text) as Configuration,
    ids,
    byAddress: new Map(ids.resources.map(({ address, id }) => [address, id])),
  };
}

const examples = EXAMPLES.flatMap((example) =>
  [...synthesized(exampleFleet(example))]
    .filter(([file]) => file.endsWith('.json'))
    .map(([file, text]): [string, string] => [`${example}: ${path.dirname(file)}`, text]),
);
const stackOf = (name: string) => idsOf(new Map(examples).get(name) ?? '');

test.each(examples)('%s has an import ID for every resource except actions', (_, text) => {
  const { configuration, ids } = idsOf(text);
  const all = [...ids.resources, ...ids.without].map(({ address }) => address);
  expect(all.sort()).toEqual(addressesOf(configuration));
  const without = ids.without.filter(
    ({ reason }) =>
      !/^an action is a request|^it sets attributes of a resource that Azure creates|depends on the variable customer_words/.test(
        reason,
      ),
  );
  expect(without).toEqual([]);
  expect(
    ids.resources.filter(
      ({ id }) => !/^\/(subscriptions|providers\/Microsoft\.Management\/managementGroups)\//.test(id) || id.includes('${'),
    ),
  ).toEqual([]);
});

test('name the subscription of the provider of each resource', () => {
  const { byAddress } = stackOf('other-subscription: generated/spoke/westeurope');
  const [own, other] = ['f3', 'f0'].map((end) => `/subscriptions/00000000-0000-0000-0000-0000000000${end}/resourceGroups`);
  expect(byAddress.get('azurerm_resource_group.resource_group')).toBe(`${own}/rg-triage-spoke-we`);
  expect(byAddress.get('azurerm_private_endpoint.account_private_endpoint')).toBe(
    `${other}/rg-endpoints/providers/Microsoft.Network/privateEndpoints/pep-oai-triage-spoke-we`,
  );
});

test('have the form of each resource type, in a stamp', () => {
  const subscription = '/subscriptions/00000000-0000-0000-0000-0000000000b1';
  const group = `${subscription}/resourceGroups/rg-triage-blue-sdc`;
  const account = `${group}/providers/Microsoft.CognitiveServices/accounts/oai-triage-blue-sdc`;
  const network = `${group}/providers/Microsoft.Network`;
  const subnet = `${network}/virtualNetworks/vnet-triage-blue-sdc/subnets/snet-triage-blue-sdc`;
  const zones = `${subscription}/resourceGroups/rg-triage-blue-dns/providers/Microsoft.Network/privateDnsZones`;
  const { byAddress } = stackOf('environment-dns: generated/blue/swedencentral');
  expect(Object.fromEntries(byAddress)).toMatchObject({
    'azurerm_resource_group.resource_group': group,
    'azurerm_virtual_network.network': `${network}/virtualNetworks/vnet-triage-blue-sdc`,
    'azapi_resource.network_private_endpoints': `${subnet}?api-version=2024-07-01`,
    'azurerm_network_security_group.network_security_group': `${network}/networkSecurityGroups/nsg-triage-blue-sdc`,
    'azurerm_private_endpoint.account_private_endpoint': `${network}/privateEndpoints/pep-oai-triage-blue-sdc`,
    'azurerm_private_dns_zone_virtual_network_link.dns_link_privatelink_openai_azure_com': `${zones}/privatelink.openai.azure.com/virtualNetworkLinks/link-blue-swedencentral`,
    'azurerm_cognitive_account.account': account,
    'azurerm_cognitive_deployment.account_deployment_gpt-4_1': `${account}/deployments/gpt-4.1`,
    'azapi_resource.account_filter_balanced': `${account}/raiPolicies/balanced?api-version=2025-06-01`,
    'azurerm_log_analytics_workspace.diagnostics_workspace': `${group}/providers/Microsoft.OperationalInsights/workspaces/log-triage-blue-sdc`,
    'azurerm_monitor_diagnostic_setting.diagnostics': `${account}|diag-oai-triage-blue-sdc`,
    'azurerm_role_assignment.account_grant_team_reader': `${account}/providers/Microsoft.Authorization/roleAssignments/a1050bf3-517e-5b4a-ba26-f402beba0d3c`,
  });
  const { byAddress: shared } = stackOf('environment-dns: generated/blue/environment');
  expect(shared.get('azurerm_private_dns_zone.dns_privatelink_openai_azure_com')).toBe(`${zones}/privatelink.openai.azure.com`);
});

test('have the form of each resource type, in the stack of the account for states', () => {
  const subscription = '/subscriptions/00000000-0000-0000-0000-0000000000c0';
  const account = `${subscription}/resourceGroups/rg-tfstate/providers/Microsoft.Storage/storageAccounts/sttfstateclaims`;
  const identity = `${subscription}/resourceGroups/rg-tfstate/providers/Microsoft.ManagedIdentity/userAssignedIdentities`;
  const live = `${account}/blobServices/default/containers/live`;
  const { byAddress } = stackOf('state-backend: generated/state/sttfstateclaims');
  expect(Object.fromEntries(byAddress)).toMatchObject({
    'azurerm_storage_account.account': account,
    'azurerm_storage_container.account_live': live,
    'azurerm_management_lock.account_lock': `${account}/providers/Microsoft.Authorization/locks/terraform-state`,
    'azurerm_user_assigned_identity.deployer_plan': `${identity}/id-sttfstateclaims-plan`,
    'azurerm_federated_identity_credential.deployer_plan_trust-89a5becd': `${identity}/id-sttfstateclaims-plan/federatedIdentityCredentials/trust-89a5becd`,
    'azurerm_role_definition.role_plan': `${subscription}/providers/Microsoft.Authorization/roleDefinitions/cf18bd40-f20f-51eb-8fe3-d017a09ce7d9|${subscription}`,
    'azurerm_role_assignment.deployer_apply_live_container_live': `${live}/providers/Microsoft.Authorization/roleAssignments/ca65b23e-369e-564b-ae79-88abe78e61cb`,
    'azurerm_role_assignment.deployer_apply_live_subscription_00000000-0000-0000-0000-0000000000c2':
      '/subscriptions/00000000-0000-0000-0000-0000000000c2/providers/Microsoft.Authorization/roleAssignments/2a0f1d69-868a-57b7-a3bd-0b56f0889ae4',
  });
});

test('are not known for a blocklist with words from a variable and for its requests', () => {
  const { ids } = stackOf('terms-variable: generated/sealed/swedencentral');
  expect(ids.without).toContainEqual({
    address: 'azurerm_cognitive_account_rai_blocklist.account_blocklist_customers',
    reason: 'its name depends on the variable customer_words, which has no value before Terraform runs',
  });
  expect(ids.without).toContainEqual({
    address: 'azapi_resource_action.account_blocklist_customers_items_000',
    reason: 'an action is a request, not a resource: it is sent again if it is not in the state',
  });
  const { byAddress } = stackOf('blocklists: generated/lists/swedencentral');
  expect(byAddress.get('azurerm_cognitive_account_rai_blocklist.account_blocklist_project-names')).toMatch(
    /\/raiBlocklists\/project-names-[0-9a-f]{8}$/,
  );
});

test('are missing for an unknown type, with the reason', () => {
  const { ids } = idsOf(JSON.stringify({ resource: { azurerm_route_table: { one: { name: 'rt' } } } }));
  expect(ids.without).toEqual([
    { address: 'azurerm_route_table.one', reason: 'the form of the import ID of azurerm_route_table is not known here' },
  ]);
});

describe('formats', () => {
  beforeEach(() => {
    stackOf('terms-variable: generated/sealed/swedencentral');
  });

  test('import blocks are valid for Terraform, and omitted resources are reported', () => {
    const { stdout, stderr } = importIds(work, 'import');
    const { import: blocks } = JSON.parse(stdout) as {
      readonly import: readonly { readonly to: string; readonly id: string }[];
    };
    expect(blocks).toContainEqual({
      to: 'azurerm_resource_group.resource_group',
      id: '/subscriptions/00000000-0000-0000-0000-0000000000c3/resourceGroups/rg-triage-sealed-sdc',
    });
    expect(stderr).toContain('left out: azapi_resource_action.account_blocklist_customers_items_000: an action is a request');
  });

  test('a table has both parts', () => {
    const { stdout } = importIds(work, 'table');
    expect(stdout).toMatch(/^Address +Import ID\nazapi_resource\.account_filter_\S+ +\/subscriptions\//);
    expect(stdout).toMatch(/\n\nAddress +Has no import ID\nazapi_resource_action\./);
  });

  test('anything else is refused', () => {
    const { status, stderr } = importIds(work, 'yaml');
    expect([status, stderr]).toEqual([2, 'usage: import-ids.mjs FOLDER [--format table|json|import]\n']);
  });
});
