import { rowsUnder } from '../../support/page-rows';
import { pageBeside } from '../../support/page-beside';

const FOLDER = 'generated/teal/swedencentral';
const beside = (name: string, content: unknown) =>
  pageBeside('overridden', FOLDER, name, typeof content === 'string' ? content : JSON.stringify(content));
const resource = (type: string, attributes: object) => ({ resource: { [type]: { x: attributes } } });
const account = (attributes: object) => ({ resource: { azurerm_cognitive_account: { account: attributes } } });

/** Statements that a page must not make about a stack that something else may change. */
const PROMISES = [
  'Private Azure OpenAI',
  'no keys',
  'no public network',
  'allowed sources only',
  '"filter default"',
  '| Processed in |',
  '| May connect on port 443 |',
];

const squeezed = (page: string) => page.replace(/ +/g, ' ');

test('a page without doubts makes all statements', () => {
  const page = squeezed(beside('x.tf.json', { output: { x: { value: 1 } } }));
  for (const promise of [...PROMISES.filter((each) => !each.startsWith('| Processed')), '| Processed in |'])
    expect(page).toContain(promise);
  expect(page).not.toMatch(/as far as this kit can see/i);
});

describe('a page with doubts qualifies its statements, and gives the reason at the top', () => {
  test.each<[name: string, content: unknown, why: string]>([
    [
      'run.tf',
      'resource "azurerm_cognitive_account" "account" { public_network_access_enabled = true }',
      "Terraform also reads `run.tf`, which this kit can't read. What it changes is not on this page.",
    ],
    [
      'y_override.tf',
      '',
      "Terraform also reads `y_override.tf`, which this kit can't read. What it changes is not on this page.",
    ],
    [
      'x.tf.json',
      resource('azapi_update_resource', { resource_id: '${azurerm_cognitive_account.account.id}' }),
      '`azapi_update_resource.x` changes other resources. What it changes is not on this page.',
    ],
    [
      'x.tf.json',
      resource('azapi_resource', { type: 'Microsoft.Resources/deployments@2022-09-01' }),
      '`azapi_resource.x` changes other resources.',
    ],
    [
      'x.tf.json',
      resource('azapi_resource', { type: 'Microsoft.Resources/deploymentScripts@2020-10-01' }),
      '`azapi_resource.x` changes other resources.',
    ],
    [
      'x.tf.json',
      resource('azurerm_resource_group_template_deployment', {}),
      '`azurerm_resource_group_template_deployment.x` changes other resources.',
    ],
    ['x.tf.json', resource('azapi_resource_action', { action: 'x' }), '`azapi_resource_action.x` changes other resources.'],
    [
      'x.tf.json',
      { module: { m: { source: './m' } } },
      "Terraform also uses `module.m`, which this kit doesn't read. What it changes is not on this page.",
    ],
    [
      'x.tf.json',
      { data: { external: { e: { program: ['id'] } } } },
      '`data.external.e` can run programs or change resources.',
    ],
    [
      'x.tf.json',
      resource('terraform_data', { provisioner: [{ 'local-exec': { command: 'id' } }] }),
      '`terraform_data.x` runs programs.',
    ],
    [
      'x.tf.json',
      resource('azapi_resource', {
        type: 'Microsoft.Network/networkSecurityGroups/anythingElse@2023-05-01',
        parent_id: '${azurerm_network_security_group.network_security_group.id}',
      }),
      '`azapi_resource.x` adds settings to another resource.',
    ],
    [
      'x.tf.json',
      resource('azurerm_cognitive_account_customer_managed_key', {}),
      '`azurerm_cognitive_account_customer_managed_key.x` adds settings to another resource.',
    ],
    ['x_override.tf.json', account({ count: 2 }), '`azurerm_cognitive_account.account` has `count`.'],
    ...['public_network_access_enabled', 'local_auth_enabled', 'network_acls', 'network_acls[0].ip_rules', 'all'].map(
      (ignored): [string, unknown, string] => [
        'x_override.tf.json',
        account({ lifecycle: { ignore_changes: ignored === 'all' ? 'all' : ['tags', ignored] } }),
        `Terraform doesn't correct \`${ignored}\` of \`azurerm_cognitive_account.account\` (\`ignore_changes\`). The value in Azure`,
      ],
    ),
  ])('%s %j', (name, content, why) => {
    const page = squeezed(beside(name, content));
    expect(page).toMatch(/^# teal-swedencentral\n\n\*\*This page shows only what this kit can see\.\*\*\n\n- /);
    expect(page.split('\n\n')[2]).toBe(page.split('\n\n').find((each) => each.startsWith(`- ${why}`)));
    for (const promise of PROMISES) expect(page).not.toContain(promise);
    expect(page).toContain('· keys not known, public network not known"]');
    expect(page).toContain('clients -. "public network: not known" .-> account');
    expect(page).toContain('account -- "filter default, as far as this kit can see" --> d0');
    expect(page).toContain('| May connect on port 443, as far as this kit can see |');
    for (const section of ['Overview', 'Deployments', 'Content filters', 'Access', 'Addresses', 'Calling it'])
      expect(page).toContain(`## ${section}\n\nAs far as this kit can see:\n\n`);
  });

  test.each<[name: string, content: unknown]>([
    ['x.tf.json', resource('azapi_resource_action', { action: 'x', method: 'GET' })],
    [
      'x.tf.json',
      resource('azurerm_cognitive_account_customer_managed_key', {
        cognitive_account_id: '${azurerm_cognitive_account.account.id}',
        key_vault_key_id: 'https://kv-others.vault.azure.net/keys/openai',
      }),
    ],
    ['x_override.tf.json', account({ lifecycle: { ignore_changes: ['tags'] } })],
    ['x.tf.json', resource('azurerm_storage_account_static_website', {})],
    ['notes.txt', 'nothing'],
  ])('not for a file that changes nothing: %s %j', (name, content) => {
    expect(beside(name, content)).toContain('\nPrivate Azure OpenAI');
  });

  test('but no warning', () => {
    const page = beside(
      'x_override.tf.json',
      account({ count: 1, local_auth_enabled: true, public_network_access_enabled: true }),
    );
    expect(page).toContain('· KEYS WORK, PUBLIC NETWORK"]');
    expect(page).toContain('clients -- "HTTPS, public network" --> account');
  });
});

describe('other pages', () => {
  test.each([
    ['state-backend', 'generated/state/sttfstateclaims', '## The storage account\n\nAs far as this kit can see:'],
    ['environment-dns', 'generated/blue/environment', 'As far as this kit can see:\n\n| Zone'],
  ])('also qualify their statements: %s', (example, folder, expected) => {
    const page = pageBeside(example, folder, 'run.tf', '');
    expect(page).toContain(
      "\n\n- Terraform also reads `run.tf`, which this kit can't read. What it changes is not on this page.\n",
    );
    expect(page).toContain(expected);
  });
});

describe('the contents of a file', () => {
  const holds = (name: string, content: unknown) => rowsUnder('Other files', beside(name, content))[0]?.[1];

  test('are listed block by block', () => {
    const content = {
      module: { m: { source: './m' } },
      data: { external: { e: {}, f: {} } },
      terraform: { required_providers: { x: {} } },
      resource: { azurerm_private_dns_a_record: { r: { name: 'a', ttl: 10 } } },
    };
    expect(holds('x.tf.json', content)).toBe(
      '`module.m`, `data.external.e`, `data.external.f`, `terraform.required_providers`, `azurerm_private_dns_a_record.r (name, ttl)`',
    );
  });

  test('end with the number of omitted names', () => {
    const outputs = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`o${i}`, { value: 1 }]));
    expect(holds('x.tf.json', { output: outputs })).toMatch(/^`output\.o0`, .*, `output\.o7` and 22 more$/);
  });

  test('are the names of variables, never their values', () => {
    expect(holds('x.auto.tfvars.json', { words: ['secret'] })).toBe('`words`');
  });

  test('are not listed for HCL', () => {
    expect(holds('run.tf', 'x')).toMatch(/^\*\*not on this page\*\*: it is written in HCL/);
  });
});
