import { Diagnostics } from '../../../lib/observability/diagnostics';
import { Workspace } from '../../../lib/observability/workspace';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_REFERENCE, emptyAccount } from '../openai/fixtures';

const WORKSPACE_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.OperationalInsights/workspaces/log-hub`;

test('all logs and metrics of the account are sent to the workspace, and the destination type is not set', () => {
  const { stack, resourceGroup, account } = emptyAccount();
  account.sendLogsTo(new Workspace(stack, 'workspace', { resourceGroup }));
  expect(at(configurationOf(stack), 'azurerm_monitor_diagnostic_setting.account_diagnostics')).toEqual({
    name: 'diag-oai-test',
    target_resource_id: ACCOUNT_REFERENCE,
    log_analytics_workspace_id: '${azurerm_log_analytics_workspace.workspace.id}',
    enabled_log: [
      { category: 'Audit' },
      { category: 'AzureOpenAIRequestUsage' },
      { category: 'RequestResponse' },
      { category: 'Trace' },
    ],
    enabled_metric: [{ category: 'AllMetrics' }],
  });
});

test('an account can send its logs to a second, existing workspace', () => {
  const { stack, resourceGroup, account } = emptyAccount();
  account.sendLogsTo(new Workspace(stack, 'workspace', { resourceGroup }));
  const hub = Workspace.fromWorkspaceId(stack, 'hub', WORKSPACE_ID);
  account.sendLogsTo(hub, { id: 'hub', settingName: 'diag-hub' });
  const configuration = configurationOf(stack);
  expect(addressesOf(configuration)).toEqual([
    'azurerm_cognitive_account.account',
    'azurerm_log_analytics_workspace.workspace',
    'azurerm_monitor_diagnostic_setting.account_diagnostics',
    'azurerm_monitor_diagnostic_setting.account_hub',
    'azurerm_resource_group.resource_group',
  ]);
  expect(at(configuration, 'azurerm_monitor_diagnostic_setting.account_hub')).toMatchObject({
    name: 'diag-hub',
    log_analytics_workspace_id: WORKSPACE_ID,
  });
});

test('rejects a name that Azure would reject', () => {
  const { stack } = emptyStack();
  const account = { accountId: '/account', accountName: 'oai-test' };
  const workspace = Workspace.fromWorkspaceId(stack, 'hub', WORKSPACE_ID);
  expect(() => new Diagnostics(stack, 'diagnostics', { account, workspace, settingName: 'diag/test' })).toThrow(
    "test/diagnostics: the diagnostic setting name 'diag/test' is not valid; Azure requires anything but < > * % & : \\ ? + /",
  );
});
