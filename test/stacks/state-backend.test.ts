import { stringify } from 'yaml';
import { APPLY_ACTIONS, PLAN_ACTIONS, PREFLIGHT_ACTIONS } from '../../lib/catalog/deployment-actions';
import { GRANTABLE_ROLES } from '../../lib/catalog/roles';
import { configurationIn, fleetOf, synthesized } from '../support/project';
import { addressesOf, at } from '../support/terraform';
import type { Configuration } from '../support/terraform';

const [HOME, DEV, PROD] = ['7', '1', '2'].map((digit) => `00000000-0000-0000-0000-00000000000${digit}`) as [
  string,
  string,
  string,
];

const DEFAULTS = {
  workload: 'desk',
  residency: { dataZone: 'EU' },
  tags: { owner: 'platform' },
  state: {
    subscriptionId: HOME,
    resourceGroup: 'rg-tfstate',
    storageAccount: 'sttfstate',
    create: {
      location: 'swedencentral',
      replication: 'ZRS',
      deployers: { plan: { requests: { repository: 'contoso/ai', pullRequests: true } } },
    },
  },
};

const environment = (name: string, subscriptionId: string, rest: object = {}) => ({
  environment: name,
  subscriptionId,
  state: { container: name, create: { deployers: { apply: { job: { repository: 'contoso/ai', environment: name } } } } },
  regions: { swedencentral: { network: { addressSpace: `10.${name.length}.0.0/24` } } },
  ...rest,
});

function stateStack(environments: Readonly<Record<string, object>>, create: object = {}): Configuration {
  const { state } = DEFAULTS;
  const defaults = { ...DEFAULTS, state: { ...state, create: { ...state.create, ...create } } };
  const files = Object.entries({ defaults, ...environments }).map(([name, data]) => [name, stringify(data)]);
  return configurationIn(synthesized(fleetOf(Object.fromEntries(files) as Record<string, string>)), 'state/sttfstate');
}

const both = { dev: environment('dev', DEV), prod: environment('prod', PROD) };
const conditionIn = (configuration: Configuration, subscriptionId: string, name: string) =>
  at(configuration, `azurerm_role_assignment.deployer_apply_${name}_subscription_${subscriptionId}`)['condition'];

describe('the stack of a storage account for states', () => {
  const configuration = stateStack(both);

  test('gives the identity that plans a role to read in every subscription, without a condition', () => {
    for (const subscriptionId of [DEV, PROD])
      expect(at(configuration, `azurerm_role_assignment.deployer_plan_subscription_${subscriptionId}`)).toEqual({
        name: expect.any(String) as unknown,
        scope: `/subscriptions/${subscriptionId}`,
        role_definition_id: '${azurerm_role_definition.role_plan.role_definition_resource_id}',
        principal_id: '${azurerm_user_assigned_identity.deployer_plan.principal_id}',
        principal_type: 'ServicePrincipal',
      });
    expect(at(configuration, 'azurerm_role_definition.role_plan')['permissions']).toEqual([
      { actions: [...PLAN_ACTIONS, ...PREFLIGHT_ACTIONS].sort() },
    ]);
  });

  test('gives the identity that applies the right to apply its own environment, and to assign only the roles that the kit assigns', () => {
    expect(at(configuration, 'azurerm_role_definition.role_apply')['permissions']).toEqual([{ actions: APPLY_ACTIONS }]);
    expect(conditionIn(configuration, PROD, 'prod')).toContain(
      `{${GRANTABLE_ROLES.map(({ id }) => id)
        .sort()
        .join(', ')}}`,
    );
    const own = addressesOf(configuration).filter((address) => address.startsWith('azurerm_role_assignment.deployer_apply_'));
    expect(own).toEqual([
      'azurerm_role_assignment.deployer_apply_dev_container_dev',
      `azurerm_role_assignment.deployer_apply_dev_subscription_${DEV}`,
      'azurerm_role_assignment.deployer_apply_prod_container_prod',
      `azurerm_role_assignment.deployer_apply_prod_subscription_${PROD}`,
    ]);
  });

  test('allows the identity that plans only to read states, and the identity that applies to write its own state', () => {
    const roleOn = (deployer: string) =>
      at(configuration, `azurerm_role_assignment.deployer_${deployer}`)['role_definition_id'];
    const role = (id: string) => `/subscriptions/${HOME}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
    const [reads, writes] = [role('2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'), role('ba92f5b4-2d11-453d-a403-e96b0029c9fe')];
    for (const name of ['dev', 'prod']) {
      expect(roleOn(`plan_container_${name}`)).toBe(reads);
      expect(roleOn(`apply_${name}_container_${name}`)).toBe(writes);
    }
    const planners = addressesOf(configuration).filter((address) =>
      address.startsWith('azurerm_role_assignment.deployer_plan_'),
    );
    expect(planners.map((address) => at(configuration, address)['role_definition_id'])).not.toContain(writes);
  });

  test('gives no pipeline access to the container of its own state', () => {
    const scopes = Object.values(configuration.resource['azurerm_role_assignment'] ?? {}).map(({ scope }) => String(scope));
    expect(scopes.filter((scope) => scope.includes('bootstrap'))).toEqual([]);
    // Neither on the account as a whole, nor on its subscription.
    expect(scopes.filter((scope) => scope === '${azurerm_storage_account.account.id}' || scope.endsWith(HOME))).toEqual([]);
    expect(at(configuration, 'azurerm_storage_container.account_bootstrap')['name']).toBe('bootstrap');
  });

  test('defines the roles in the subscription of the account, assignable in those of the environments', () => {
    for (const role of ['role_plan', 'role_apply'])
      expect(at(configuration, `azurerm_role_definition.${role}`)).toMatchObject({
        scope: `/subscriptions/${HOME}`,
        assignable_scopes: [HOME, DEV, PROD].map((id) => `/subscriptions/${id}`),
      });
  });

  test('allows assigning custom roles that an environment assigns', () => {
    const role = '0d1e2f30-4152-4637-8495-a6b7c8d9e0f1';
    const access = { desk: { principalId: DEV, principalType: 'Group', role } };
    expect(conditionIn(configuration, DEV, 'dev')).not.toContain(role);
    expect(conditionIn(stateStack({ ...both, dev: environment('dev', DEV, { access }) }), DEV, 'dev')).toContain(role);
  });

  test.each([
    ['locks', 'Microsoft.Authorization/locks/delete', { locks: ['workspace'] }],
    [
      'alerts about logs',
      'Microsoft.OperationalInsights/workspaces/query/AzureDiagnostics/read',
      { alerts: { pack: 'full', emails: ['oncall@example.com'] } },
    ],
  ])('allows what %s need only if an environment has them', (_, action, settings) => {
    const actionsIn = (some: Configuration) =>
      (at(some, 'azurerm_role_definition.role_apply')['permissions'] as { actions: string[] }[]).flatMap(
        ({ actions }) => actions,
      );
    expect(actionsIn(configuration)).not.toContain(action);
    expect(actionsIn(stateStack({ ...both, prod: environment('prod', PROD, settings) }))).toContain(action);
  });

  test('allows no lock for a workspace that exists already', () => {
    const workspaceId = `/subscriptions/${HOME}/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-hub`;
    const own = environment('prod', PROD).regions.swedencentral;
    const regions = {
      swedencentral: own,
      batch: { ...own, region: 'swedencentral', network: { addressSpace: '10.9.0.0/24' }, diagnostics: { workspaceId } },
    };
    const lockedIn = (stamps: object) => JSON.stringify(stateStack({ prod: environment('prod', PROD, { regions: stamps }) }));
    expect(lockedIn({ ...regions, batch: { ...regions.batch, locks: [] } })).not.toContain('locks/delete');
    expect(lockedIn({ ...regions, swedencentral: { ...own, locks: ['workspace'] } })).toContain('locks/delete');
  });

  test('moves and replaces nothing when an environment is added', () => {
    const one = stateStack({ prod: both.prod });
    expect(addressesOf(configuration)).toEqual(expect.arrayContaining(addressesOf(one)));
    const fixed = ['azurerm_role_definition', 'azurerm_user_assigned_identity', 'azurerm_federated_identity_credential'];
    for (const address of addressesOf(one).filter((each) => fixed.includes(each.split('.')[0] ?? '')))
      for (const attribute of ['name', 'scope', 'role_definition_id', 'parent_id', 'location'])
        expect(at(configuration, address)[attribute]).toEqual(at(one, address)[attribute]);
  });

  test('has the tags that its environments have in common', () => {
    const tags = (some: Configuration) => at(some, 'azurerm_storage_account.account')['tags'];
    const common = { managedBy: 'azure-openai-stamps', owner: 'platform', workload: 'desk' };
    expect(tags(configuration)).toEqual(common);
    expect(tags(stateStack({ dev: both.dev }))).toEqual({ ...common, environment: 'dev' });
  });

  test('has its own state in a file, or in the account after a move, and nothing else differs', () => {
    const moved = stateStack(both, { migrated: true });
    expect(configuration.terraform['backend']).toEqual({ local: { path: '../../../terraform.state-sttfstate.tfstate' } });
    expect(moved.terraform['backend']).toEqual({
      azurerm: {
        subscription_id: HOME,
        resource_group_name: 'rg-tfstate',
        storage_account_name: 'sttfstate',
        container_name: 'bootstrap',
        key: 'sttfstate.tfstate',
        use_azuread_auth: true,
      },
    });
    expect([moved.resource, moved.provider, moved.output]).toEqual([
      configuration.resource,
      configuration.provider,
      configuration.output,
    ]);
  });

  test('without deployers has neither identities nor roles', () => {
    const { state, ...dev } = environment('dev', DEV);
    const alone = stateStack({ dev: { ...dev, state: { container: state.container } } }, { deployers: undefined });
    expect(addressesOf(alone)).toEqual([
      'azurerm_management_lock.account_lock',
      'azurerm_resource_group.resource_group',
      'azurerm_storage_account.account',
      'azurerm_storage_container.account_bootstrap',
      'azurerm_storage_container.account_dev',
    ]);
    expect(alone.output).toBeUndefined();
  });

  test('does not exist for an existing account', () => {
    const dev = environment('dev', DEV, { state: { container: 'dev', create: null } });
    const fleet = fleetOf({ defaults: stringify(DEFAULTS), dev: stringify(dev) });
    expect(fleet.stateAccounts).toEqual([]);
    expect([...synthesized(fleet).keys()].filter((file) => file.startsWith('generated/state'))).toEqual([]);
  });
});
