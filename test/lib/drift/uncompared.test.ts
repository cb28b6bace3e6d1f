import { drift } from '../../../lib/drift/drift';
import { readStacks } from '../../../lib/stack/read-stacks';
import type { AccountOf } from '../../support/azure/account-of';
import { accountOf, serve } from '../../support/azure/account-of';
import { clientOf } from '../../support/azure/client';
import { FakeResourceManager } from '../../support/azure/resource-manager';
import { exampleFiles } from '../../support/project';
import { TODAY } from '../../support/root';

let azure: FakeResourceManager;
beforeEach(async () => {
  azure = await FakeResourceManager.start();
});
afterEach(() => azure.close());

type Files = ReadonlyMap<string, string>;

/** The stacks of an example after an edit of its configurations, compared with what Azure has before it. */
async function compared(
  example: string,
  edit: (text: string) => string = (text) => text,
  change: (has: AccountOf) => void = () => undefined,
) {
  const files: Files = exampleFiles(example);
  for (const stack of readStacks(files, example).values()) {
    if (!stack.resources.has('azurerm_cognitive_account.account')) continue;
    const has = accountOf(stack);
    change(has);
    serve(azure, has);
  }
  const edited = new Map([...files].map(([file, text]) => [file, file.endsWith('cdk.tf.json') ? edit(text) : text]));
  const result = await drift(readStacks(edited, example), () => clientOf(azure), TODAY);
  expect(result.unread).toEqual([]);
  expect(result.review.stacks).toEqual([]);
  return result;
}

const messages = ({ uncompared }: Awaited<ReturnType<typeof compared>>) => uncompared.map(({ message }) => message);

test('everything of most stacks is compared', async () => {
  const result = await compared('dev-and-prod');
  expect({ uncompared: result.uncompared, unplaced: result.unplaced }).toEqual({ uncompared: [], unplaced: [] });
});

test.each([
  ['subscription', /"subscription_id": "[^"]*"/, '"subscription_id": "${var.subscription}"'],
  ['resource group', /"resource_group_name": "[^"]*"/, '"resource_group_name": "${var.group}"'],
])('an account whose %s only Terraform knows is named', async (missing, pattern, to) => {
  const result = await compared('blocklists', (text) => text.replaceAll(new RegExp(pattern, 'g'), to));
  expect(result.unplaced).toEqual([{ stack: 'lists-swedencentral', address: 'azurerm_cognitive_account.account', missing }]);
  expect(result.compared).toEqual([]);
});

test('the account is looked for in the subscription of its own provider', async () => {
  const result = await compared('blocklists', (text) =>
    text.replace('"local_auth_enabled"', '"provider": "azurerm.other",\n"local_auth_enabled"'),
  );
  expect(result.unplaced).toMatchObject([{ missing: 'subscription' }]);
});

test('words from a variable are named', async () => {
  expect(messages(await compared('terms-variable'))).toEqual([
    'the words of the blocklist customers: Terraform reads them from var.customer_words',
    'the words of the blocklist customers-asked-for: Terraform reads them from var.customer_words',
  ]);
});

test('a value that only Terraform knows is named, and is no difference', async () => {
  const result = await compared('blocklists', (text) =>
    text
      .replace('"local_auth_enabled": false', '"local_auth_enabled": "${var.keys}"')
      .replace(/"capacity": \d+/, '"capacity": "${var.capacity}"'),
  );
  expect(messages(result)).toEqual([
    'local_auth_enabled of azurerm_cognitive_account.account: only Terraform knows the value',
    'sku.capacity of azurerm_cognitive_deployment.account_deployment_chat: only Terraform knows the value',
  ]);
});

test('a reference that only Terraform knows is named, and is no difference', async () => {
  const result = await compared('blocklists', (text) =>
    text
      .replace(/"rai_policy_name": "[^"]*"/, '"rai_policy_name": "${var.filter}"')
      .replace(/"log_analytics_workspace_id": "[^"]*"/, '"log_analytics_workspace_id": "${var.workspace}"')
      .replace('"location": "swedencentral",\n        "name": "oai-', '"location": "${var.region}",\n        "name": "oai-'),
  );
  expect(messages(result)).toEqual([
    'location of azurerm_cognitive_account.account: only Terraform knows the value',
    'rai_policy_name of azurerm_cognitive_deployment.account_deployment_chat: only Terraform knows the value',
    'the workspace of azurerm_monitor_diagnostic_setting.diagnostics: only Terraform knows the value',
  ]);
});

test('an endpoint whose subscription only Terraform knows may be in any', async () => {
  const result = await compared('other-subscription', (text) =>
    text.replaceAll(/("alias": "in_[^"]*",.*?"subscription_id": )"[^"]*"/gs, '$1"${var.hub}"'),
  );
  expect(result.uncompared.map(({ stack, message }) => `${stack}: ${message}`)).toEqual([
    'spoke-swedencentral: the subscription of azurerm_private_endpoint.account_private_endpoint: only Terraform knows the value',
    'spoke-westeurope: the subscription of azurerm_private_endpoint.account_private_endpoint: only Terraform knows the value',
  ]);
});

/** A configuration whose endpoint is one of azapi in a resource group. */
function withArmEndpoint(text: string, parent: string): string {
  type Resources = Record<string, Record<string, { name: string }> | undefined>;
  const { resource, ...others } = JSON.parse(text) as { resource: Resources };
  const { azurerm_private_endpoint: endpoints = {}, azapi_resource: known, ...rest } = resource;
  const connections = [{ properties: { privateLinkServiceId: '${azurerm_cognitive_account.account.id}' } }];
  const own = Object.entries(endpoints).map(([key, { name }]): readonly [string, object] => [
    key,
    {
      ...{ type: 'Microsoft.Network/privateEndpoints@2024-05-01', name, parent_id: parent },
      body: { properties: { privateLinkServiceConnections: connections } },
    },
  ]);
  return JSON.stringify({ ...others, resource: { ...rest, azapi_resource: { ...known, ...Object.fromEntries(own) } } });
}

test.each<[what: string, parent: string, expected: readonly string[]]>([
  ['its ID', '/subscriptions/00000000-0000-0000-0000-0000000000c2/resourceGroups/rg-triage-lists-sdc', []],
  ['the resource group of the stack', '${azurerm_resource_group.resource_group.id}', []],
  [
    'an expression',
    '${var.group}',
    ['the subscription of azapi_resource.account_private_endpoint: only Terraform knows the value'],
  ],
])('the resource group of an endpoint of azapi has its subscription: %s', async (_, parent, expected) => {
  expect(messages(await compared('blocklists', (text) => withArmEndpoint(text, parent)))).toEqual(expected);
});

test('what the kit would write in another form is named', async () => {
  const result = await compared('blocklists', (text) =>
    text.replace(/"azurerm_cognitive_account": \{/, '"azurerm_cognitive_account": { "further": { "name": "second" },'),
  );
  expect(messages(result)).toEqual(['the account second: only the first account of a stack is compared']);
});

test('the only identity of an account uses its key: its client ID need not be known', async () => {
  expect(messages(await compared('encryption'))).toEqual([]);
});

test('a key that Azure does not answer, and whose identity only Terraform knows, is named', async () => {
  const { uncompared } = await compared('encryption', undefined, ({ account }) => {
    account.properties['encryption'] = { keySource: 'Microsoft.KeyVault' };
  });
  expect(uncompared.filter(({ stack }) => stack === 'ember-swedencentral').map(({ message }) => message)).toEqual([
    'the key that encrypts the data: Azure does not answer its address',
    'the identity that uses the key: only Terraform knows its client ID',
  ]);
});

test('service tiers are not asked for in Azure Government', async () => {
  const { uncompared } = await compared('us-government');
  const message =
    'the service tiers and states of deployments: it is not verified that Azure Government has the version of the API that answers them';
  expect(uncompared.map((each) => each.message)).toEqual([message, message]);
  expect([...azure.versions.values()]).not.toContain('2025-12-01');
});
