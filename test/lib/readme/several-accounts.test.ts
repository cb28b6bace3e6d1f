import { pageBeside } from '../../support/page-beside';
import { rowsUnder } from '../../support/page-rows';

const beside = (name: string, resource: object) =>
  pageBeside('overridden', 'generated/teal/swedencentral', name, JSON.stringify({ resource }));

/** Another account of the stack, whose address sorts before that of the generated account. */
const two = (attributes: object = {}) => ({
  azurerm_cognitive_account: {
    aaa: {
      ...{ name: 'oai-two', location: 'eastus', kind: 'OpenAI', custom_subdomain_name: 'two-of-them' },
      ...{ resource_group_name: '${azurerm_resource_group.resource_group.name}' },
      ...{ local_auth_enabled: false, public_network_access_enabled: false },
      ...attributes,
    },
  },
});
const chatIn = (id: string) => ({
  azurerm_cognitive_deployment: { account_deployment_chat: { cognitive_account_id: id } },
});
const HERE = '/subscriptions/00000000-0000-0000-0000-0000000000c3/resourceGroups/rg-triage-teal-sdc';
const idOf = (name: string) => `${HERE}/providers/Microsoft.CognitiveServices/accounts/${name}`;
const account = (page: string) => rowsUnder('Deployments', page)[0]?.[1];
const processed = (page: string) => rowsUnder('Deployments', page)[0]?.at(-4);

describe('a stamp with a second account', () => {
  const page = beside('x.tf.json', two());

  test('shows both in the addresses and in the diagram', () => {
    const addresses = rowsUnder('Addresses', page);
    expect(addresses).toEqual(
      expect.arrayContaining([
        ['Endpoint of `oai-two`', 'https://two-of-them.openai.azure.com/'],
        ['Base URL of the v1 API of `oai-two`', 'https://two-of-them.openai.azure.com/openai/v1/'],
        ['Endpoint of `oai-triage-teal-sdc`', 'https://oai-triage-teal-sdc-d06e7fbb.openai.azure.com/'],
        ['Account', '`oai-two`'],
        ['Account', '`oai-triage-teal-sdc`'],
      ]),
    );
    expect(addresses.find(([what]) => what === 'Private endpoint')?.[1]).toMatch(/, to `oai-triage-teal-sdc`$/);
    expect(page).toContain('account["oai-two · no keys, no public network · East US"]');
    expect(page).toContain('account2["oai-triage-teal-sdc · no keys, no public network · Sweden Central"]');
  });

  test('leaves the deployment in its own account', () => {
    expect(account(page)).toBe('`oai-triage-teal-sdc`');
    expect(processed(page)).toBe('Sweden Central (Sweden)');
    expect(page).toContain('account2 -- "filter default" --> d0');
    expect(page).toContain('endpoint -- Private Link --> account2\n');
    expect(page).toContain('account2 -- logs and metrics --> logs');
    expect(page).toContain('client = OpenAI(base_url="https://oai-triage-teal-sdc-d06e7fbb.openai.azure.com/openai/v1/"');
  });

  test('is private only if endpoints connect to both', () => {
    expect(page).not.toContain('Private Azure OpenAI');
    const endpoint = {
      ...{ name: 'pep-two', location: 'swedencentral', subnet_id: '${azapi_resource.network_private_endpoints.id}' },
      private_service_connection: { private_connection_resource_id: '${azurerm_cognitive_account.aaa.id}' },
    };
    const both = beside('x.tf.json', { ...two(), azurerm_private_endpoint: { two: endpoint } });
    expect(both).toContain('\nPrivate Azure OpenAI');
    expect(both).toContain('endpoint2 -- Private Link --> account\n');
    expect(both).toMatch(/, Sweden Central \(Sweden\)\./);
    expect(
      beside('x.tf.json', { ...two({ public_network_access_enabled: true }), azurerm_private_endpoint: { two: endpoint } }),
    ).toContain('clients -- "HTTPS, public network" --> account\n');
  });
});

test.each([
  ['a reference', '${azurerm_cognitive_account.aaa.id}'],
  ['its ID', idOf('oai-two')],
  ['its ID in other letters', idOf('OAI-TWO')],
])('a deployment that is moved to the second account by %s is shown there', (_, id) => {
  const page = beside('x_override.tf.json', { ...two(), ...chatIn(id) });
  expect(account(page)).toBe('`oai-two`');
  expect(processed(page)).toBe('East US (United States) — **outside the residency**');
  // The filter with its name is in the other account.
  expect(rowsUnder('Deployments', page)[0]?.at(-1)).toBe('**not known**: `default` in that account');
  expect(page).toContain('account -- "filter default in that account, not known" --> d0');
  expect(page).toContain('client = OpenAI(base_url="https://two-of-them.openai.azure.com/openai/v1/"');
});

test('a grant shows which of several accounts it applies to', () => {
  const grant = (key: string, on: string) => ({
    [`account_grant_${key}_x`]: { scope: on, role_definition_name: 'Reader', principal_id: '1', principal_type: 'User' },
  });
  const page = beside('x.tf.json', {
    ...two(),
    azurerm_role_assignment: {
      ...grant('a', '${azurerm_cognitive_account.aaa.id}'),
      ...grant('b', '${azurerm_cognitive_account.account.id}'),
    },
  });
  expect(rowsUnder('Access', page).map(([key, , , , what]) => [key, what?.replace(/^.* — /, '')])).toEqual([
    ['`a`', '**on the account `oai-two`**'],
    ['`b`', '**on the account `oai-triage-teal-sdc`**'],
  ]);
});

test.each([
  [idOf('elsewhere'), 'another account'],
  ['${var.account}', 'an account that only Terraform knows'],
])('a deployment of %s is in %s', (id, what) => {
  const page = beside('x_override.tf.json', chatIn(id));
  expect(account(page)).toBe(`**${what}**: \`${id}\``);
  expect(processed(page)).toBe('**not known**');
  expect(page).toContain(`elsewhere["${what.toUpperCase()}: ${id}"]`);
  expect(page).toContain('elsewhere -- "filter default in that account, not known" --> d0');
  expect(page).not.toMatch(/account -- "filter|## Calling it/);
});

test('resources that no section shows are listed, and generated resources are not', () => {
  const page = beside('x.tf.json', {
    azurerm_private_dns_a_record: { r: {} },
    azurerm_private_dns_zone: { other: { name: 'other' } },
    azurerm_private_dns_zone_virtual_network_link: { evil: { virtual_network_id: '/subscriptions/evil' } },
    azurerm_storage_account: { s: { name: 's' } },
    azurerm_role_definition: { unused: { name: 'r' } },
  });
  expect(rowsUnder('Other resources', page).map(([address]) => address)).toEqual([
    '`azurerm_private_dns_a_record.r`',
    '`azurerm_private_dns_zone.other`',
    '`azurerm_private_dns_zone_virtual_network_link.evil`',
    '`azurerm_role_definition.unused`',
    '`azurerm_storage_account.s`',
  ]);
});
