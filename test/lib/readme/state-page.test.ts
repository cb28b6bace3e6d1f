import { statePage } from '../../../lib/readme/state-page';
import { readStack } from '../../../lib/stack/stack';
import { exampleFleet, synthesized } from '../../support/project';
import { pageBeside } from '../../support/page-beside';
import { rowsUnder } from '../../support/page-rows';

const filesOf = (example: string) => synthesized(exampleFleet(example));
const pageOf = (example: string, name: string) => filesOf(example).get(`generated/state/${name}/README.md`) ?? '';

/** The page with an override file in the folder. */
function pageWith(override: object): string {
  const folder = 'generated/state/sttfstateclaims';
  const text = filesOf('state-backend').get(`${folder}/cdk.tf.json`) ?? '';
  const stack = readStack(
    folder,
    new Map([
      ['cdk.tf.json', text],
      ['x_override.tf.json', JSON.stringify(override)],
    ]),
  );
  return statePage(stack, [stack]);
}

const storage = (attributes: object) => ({ resource: { azurerm_storage_account: { account: attributes } } });

describe('the page of a storage account for states', () => {
  const page = pageOf('state-backend', 'sttfstateclaims');

  test('shows the settings of the account', () => {
    expect(page).toMatch(/^# state-sttfstateclaims\n/);
    expect(page).toContain('Generated from environments/live.yaml, environments/trial.yaml: change');
    const settings = Object.fromEntries(
      rowsUnder('The storage account', page).map(([name = '', value = '']): [string, string] => [name, value]),
    );
    expect(settings).toMatchObject({
      Name: '`sttfstateclaims`',
      Copies: 'one in each of three zones of the region (ZRS)',
      'Access keys': 'off: access requires a Microsoft Entra ID token',
      Network: 'any network can connect',
      'Older versions of a state': 'kept',
      'Deleted data': 'states can be restored for 30 days, containers for 30 days',
      '`trial`': 'only with a role',
    });
    expect(settings['Deletion']).toContain('prevented by an Azure resource lock and `prevent_destroy` in Terraform');
  });

  test('names the stacks whose states are in a container', () => {
    expect(page).toMatch(/\| `trial` .*\| trial-environment, trial-swedencentral +\|/);
    expect(page).toMatch(/\| `bootstrap` .*\| nothing yet +\|/);
    expect(page).toContain('Its own state is a file beside the project');
  });

  test('shows the role assignments and their conditions', () => {
    expect(page).toMatch(
      /\| `id-sttfstateclaims-plan` +\| `repo:contoso\/ai-stamps:pull_request` +\| https:\/\/token\.actions/,
    );
    expect(page).toMatch(
      /\| `id-sttfstateclaims-plan` +\| Storage Blob Data Reader +\| the states in the container live +\| none +\|/,
    );
    expect(page).toMatch(
      /\| `id-sttfstateclaims-apply-live` .*\| assigns only .*Cognitive Services OpenAI User, .*, Reader +\|/,
    );
    expect(page).toMatch(/: plan \(sttfstateclaims\)` +\| read only +\|/);
    expect(page).toMatch(/: apply \(sttfstateclaims\)` +\| `Microsoft\.Authorization\/roleAssignments\/write`, /);
  });

  test('shows from where the account can be reached, and that its own state is in it', () => {
    const vault = pageOf('state-backend-private', 'sttfstatevault');
    expect(vault).toMatch(/only from `198\.51\.100\.0\/28`, `203\.0\.113\.9`, `\/subscriptions\/.*snet-runners` +\|/);
    expect(vault).toContain('states can be restored for 90 days');
    expect(vault).toContain('This stack defines no pipeline identities and assigns no roles.');
    expect(vault).toMatch(/\| `bootstrap` .*\| state-sttfstatevault +\|/);
    expect(vault).toContain('Its own state is in the container `bootstrap`.');
  });

  test.each([
    [storage({ shared_access_key_enabled: true }), /Access keys +\| \*\*accepted\*\*/],
    [storage({ shared_access_key_enabled: '${var.keys}' }), /Access keys +\| known only to Terraform/],
    [storage({ account_replication_type: 'GRS' }), /Copies +\| \*\*`GRS`, which may copy states to another region\*\*/],
    [storage({ public_network_access_enabled: false }), /Network +\| private endpoints only/],
    [storage({ blob_properties: { versioning_enabled: false } }), /Older versions of a state +\| \*\*not kept\*\*/],
    [
      storage({ blob_properties: { delete_retention_policy: { days: '${var.days}' } } }),
      /states can be restored for a number of days that only Terraform knows, /,
    ],
    [
      storage({ local_user_enabled: true }),
      /Access keys +\| off, but \*\*local users can sign in without Microsoft Entra ID\*\*/,
    ],
    [storage({ sftp_enabled: '${var.sftp}' }), /Access keys +\| off, but \*\*local users/],
    [storage({ network_rules: { default_action: '${var.action}' } }), /Network +\| known only to Terraform/],
    [
      storage({ network_rules: { default_action: 'Deny', private_link_access: { endpoint_resource_id: '/x' } } }),
      /Network +\| only from .*Azure resources in `private_link_access` \(1\)/,
    ],
    [storage({ lifecycle: { prevent_destroy: false } }), /Deletion +\| prevented by an Azure resource lock; /],
    [
      { resource: { azurerm_management_lock: { account_lock: { scope: '/subscriptions/0' } } } },
      /prevented by `prevent_destroy` in/,
    ],
    [
      {
        resource: {
          azurerm_storage_account: { account: { allow_nested_items_to_be_public: true } },
          azurerm_storage_container: { account_trial: { container_access_type: 'container' } },
        },
      },
      /\| `trial` +\| \*\*without signing in\*\*/,
    ],
  ])('shows the changes of an override file: %j', (override, expected) => {
    const changed = pageWith(override);
    expect(changed).toMatch(expected);
    expect(page).not.toMatch(expected);
    expect(changed).toMatch(/## Other files\n\n.*\n\n.*\n.*\n\| `x_override\.tf\.json` +\| `azurerm_.* \(.*\)` +\| none/);
  });
});

describe('resources that the kit did not generate', () => {
  const ACCOUNT =
    '/subscriptions/00000000-0000-0000-0000-0000000000c0/resourceGroups/rg-tfstate/providers/Microsoft.Storage/storageAccounts/';
  const beside = (resource: object) =>
    pageBeside('state-backend', 'generated/state/sttfstateclaims', 'x.tf.json', JSON.stringify({ resource }));
  const container = (id: string) => beside({ azurerm_storage_container: { extra: { name: 'extra', storage_account_id: id } } });
  const others = (page: string) => rowsUnder('Other resources', page).map(([address]) => address);

  test('include a container in the account, by the ID of the account', () => {
    const page = container(`${ACCOUNT}sttfstateclaims`);
    expect(rowsUnder('The storage account', page).map(([name]) => name)).toContain('`extra`');
    expect(others(page)).toEqual([]);
  });

  test('include a container in another account as another resource', () => {
    const page = container(`${ACCOUNT}other`);
    expect(rowsUnder('The storage account', page).map(([name]) => name)).not.toContain('`extra`');
    expect(others(page)).toEqual(['`azurerm_storage_container.extra`']);
  });

  test.each([
    ['${azurerm_storage_account.account.id}', '**not on this page**: see `azurerm_storage_account_network_rules.x`'],
    [`${ACCOUNT}sttfstateclaims`, '**not on this page**: see `azurerm_storage_account_network_rules.x`'],
    ['${var.account}', '**not on this page**: see `azurerm_storage_account_network_rules.x`'],
  ])('include network rules of %s, which may apply to the account', (id, expected) => {
    const page = beside({ azurerm_storage_account_network_rules: { x: { storage_account_id: id, default_action: 'Allow' } } });
    expect(rowsUnder('The storage account', page)).toContainEqual(['Network', expected]);
    expect(page).not.toContain('This page says only');
  });

  test('qualify the statements of the page if they are part of the account', () => {
    const page = beside({ azurerm_storage_account_local_user: { x: { name: 'x' } } });
    expect(page).toContain('- `azurerm_storage_account_local_user.x` adds settings to another resource. What it changes is');
  });

  test('are listed with their files if no section shows them', () => {
    const page = beside({
      azurerm_cognitive_account: { x: { name: 'x', local_auth_enabled: true } },
      azurerm_private_dns_a_record: { x: { name: 'x' } },
      azurerm_user_assigned_identity: { unused: { name: 'x' } },
    });
    expect(rowsUnder('Other resources', page)).toEqual([
      ['`azurerm_cognitive_account.x`', '`x.tf.json`'],
      ['`azurerm_private_dns_a_record.x`', '`x.tf.json`'],
      ['`azurerm_user_assigned_identity.unused`', '`x.tf.json`'],
    ]);
    expect(rowsUnder('Guardrails', page)).toContainEqual(['`guardrails/keys`', "the account 'x' accepts keys", '**none**']);
  });

  test('are not listed if there are none', () => {
    const page = pageOf('state-backend', 'sttfstateclaims');
    expect(page).not.toContain('## Other resources');
    expect(page).not.toContain('## Guardrails');
  });
});
