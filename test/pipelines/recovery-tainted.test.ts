import { Workplace } from '../support/pipelines';
import { ACCOUNT, CONFIGURATION, create, GROUP, listOf, NETWORK, recoveryPlan, STACK } from '../support/recovery';

// Each test starts several programs.
jest.setTimeout(60_000);

const WORKSPACE_ID = `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/log-west`;
const WORKSPACE = 'azurerm_log_analytics_workspace.workspace';
const ACCOUNT_ADDRESS = 'azurerm_cognitive_account.account';
const workspace = {
  name: 'log-west',
  resource_group_name: '${azurerm_resource_group.group.name}',
  lifecycle: { prevent_destroy: true },
};

interface Instance {
  readonly status?: string;
  readonly deposed?: string;
  readonly dependencies?: readonly string[];
  readonly attributes: object;
}

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
  const resource = { ...CONFIGURATION.resource, azurerm_log_analytics_workspace: { workspace } };
  place.write(`${STACK}/cdk.tf.json`, { ...CONFIGURATION, resource });
});

afterEach(() => {
  place.clear();
});

const object = (address: string, ...instances: readonly Instance[]) => {
  const [type, name] = address.split('.');
  return { mode: 'managed', type, name, instances };
};
const failed = (id: string, more: object = {}): Instance => ({ status: 'tainted', attributes: { id, key: 'Falcon' }, ...more });
const tainted = async (...resources: readonly object[]) => {
  const { status, stdout, stderr } = await place.run(
    ['node', 'pipelines/recovery/tainted.mjs', STACK],
    {},
    JSON.stringify({ version: 4, resources }),
  );
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
};

describe('a tainted resource that cannot be replaced', () => {
  test('is protected, or created before it is destroyed', async () => {
    expect(
      await tainted(
        object(WORKSPACE, failed(WORKSPACE_ID.toUpperCase())),
        object(ACCOUNT_ADDRESS, failed(ACCOUNT)),
        object('azurerm_virtual_network.network', failed(NETWORK)),
        object('azurerm_resource_group.group', { attributes: { id: GROUP } }),
      ),
    ).toBe(`${WORKSPACE} overwrite\n${ACCOUNT_ADDRESS} overwrite\n`);
  });

  test('is imported if another resource in the state depends on it', async () => {
    const dependent = { dependencies: [ACCOUNT_ADDRESS, WORKSPACE], attributes: {} };
    expect(
      await tainted(object(ACCOUNT_ADDRESS, failed(ACCOUNT)), object('azurerm_monitor_diagnostic_setting.logs', dependent)),
    ).toBe(`${ACCOUNT_ADDRESS} import\n`);
    expect(
      await tainted(
        object(ACCOUNT_ADDRESS, failed(ACCOUNT, { dependencies: ['azurerm_resource_group.group'] })),
        object('azurerm_resource_group.group', failed(GROUP)),
      ),
    ).toBe(`${ACCOUNT_ADDRESS} overwrite\nazurerm_resource_group.group overwrite\n`);
  });

  test.each<[string, readonly Instance[]]>([
    ['has another ID', [failed(`${WORKSPACE_ID}-old`)]],
    ['is deposed', [failed(WORKSPACE_ID, { deposed: '1' })]],
    ['has a deposed object beside it', [failed(WORKSPACE_ID), { deposed: '1', attributes: {} }]],
  ])('stays in the state if it %s', async (_, instances) => {
    expect(await tainted(object(WORKSPACE, ...instances))).toBe('');
  });

  test('does not exist without a state', async () => {
    expect(await place.run(['node', 'pipelines/recovery/tainted.mjs', STACK])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('the list of tainted resources', () => {
  const show = () => place.run(['node', 'pipelines/recovery/show.mjs', 'list.json']);
  const kept = { address: WORKSPACE, actions: ['no-op'], before: { id: WORKSPACE_ID }, after: {} };

  test('overwrites existing resources, and shows that they are tainted', async () => {
    const { list } = await listOf(place, [kept], { [WORKSPACE]: { exists: true } }, `${WORKSPACE} overwrite\n`);
    expect(list.existing).toEqual([{ address: WORKSPACE, id: WORKSPACE_ID, outside: false }]);
    expect(list.forgotten).toEqual([{ address: WORKSPACE, id: WORKSPACE_ID }]);
    const { status, stdout } = await show();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /These resources are tainted because an operation failed\.[^\n]*\n\n[^\n]*\n[^\n]*azurerm_log_analytics_workspace\.workspace +overwrite/,
    );
    expect(stdout).not.toContain('These resources exist in Azure and are not in the state');
  });

  test('imports resources that others depend on, and refuses plans that create them', async () => {
    await listOf(place, [kept], { [WORKSPACE]: { exists: true } }, `${WORKSPACE} import\n`);
    const guard = (plan: string) => place.run(['node', 'pipelines/recovery/guard.mjs', 'list.json'], {}, plan);
    const imported = { address: WORKSPACE, actions: ['update'], importing: { id: WORKSPACE_ID } };
    expect((await guard(recoveryPlan([imported]))).status).toBe(0);
    expect((await guard(recoveryPlan([create(WORKSPACE)]))).status).toBe(1);
  });

  test('creates resources that do not exist in Azure', async () => {
    const { list } = await listOf(place, [kept], { [WORKSPACE]: { exists: false } }, `${WORKSPACE} overwrite\n`);
    expect(list.existing).toEqual([]);
    const { status, stdout } = await show();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^azurerm_log_analytics_workspace\.workspace +create +\/subscriptions/m);
  });
});
