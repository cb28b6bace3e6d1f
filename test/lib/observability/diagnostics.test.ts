import { TerraformOutput } from 'cdktf';
import type { DiagnosticsProps, NewWorkspace } from '../../../lib/observability/diagnostics';
import { Diagnostics } from '../../../lib/observability/diagnostics';
import type { BaseStackProps } from '../../../lib/terraform/base-stack';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { addressesOf, at, configurationOf, emptyStack } from '../../support/terraform';

const NEW: NewWorkspace = {
  name: 'log-test',
  resourceGroup: ResourceGroup.fromName('rg-test', 'swedencentral'),
  retentionDays: 90,
};

function diagnosed(props: Partial<DiagnosticsProps> = {}, stackProps: Partial<BaseStackProps> = {}) {
  const { stack } = emptyStack(stackProps);
  const { workspaceId } = new Diagnostics(stack, 'diagnostics', {
    accountId: '/account',
    settingName: 'diag-test',
    workspace: NEW,
    ...props,
  });
  new TerraformOutput(stack, 'workspace', { value: workspaceId });
  return configurationOf(stack);
}

test('all logs and metrics of the account are sent to the workspace, and the destination type is not set', () => {
  expect(at(diagnosed(), 'azurerm_monitor_diagnostic_setting.diagnostics')).toEqual({
    name: 'diag-test',
    target_resource_id: '/account',
    log_analytics_workspace_id: '${azurerm_log_analytics_workspace.diagnostics_workspace.id}',
    enabled_log: [
      { category: 'Audit' },
      { category: 'AzureOpenAIRequestUsage' },
      { category: 'RequestResponse' },
      { category: 'Trace' },
    ],
    enabled_metric: [{ category: 'AllMetrics' }],
  });
});

test('a new workspace has no keys', () => {
  const configuration = diagnosed({ tags: { owner: 'operations' } });
  expect(at(configuration, 'azurerm_log_analytics_workspace.diagnostics_workspace')).toEqual({
    name: 'log-test',
    resource_group_name: 'rg-test',
    location: 'swedencentral',
    sku: 'PerGB2018',
    retention_in_days: 90,
    local_authentication_enabled: false,
    tags: { owner: 'operations' },
    lifecycle: { create_before_destroy: true, prevent_destroy: true },
  });
  expect(JSON.stringify(configuration)).not.toMatch(/shared_key/);
});

test('in a stack without protection, a workspace can be destroyed', () => {
  expect(at(diagnosed({}, { preventDestroy: false }), 'azurerm_log_analytics_workspace.diagnostics_workspace')).toMatchObject({
    lifecycle: { create_before_destroy: true, prevent_destroy: false },
  });
});

test('an existing workspace is used, and none is created', () => {
  const configuration = diagnosed({ workspace: { workspaceId: '/workspace' } });
  expect(addressesOf(configuration)).toEqual([
    'azurerm_monitor_diagnostic_setting.diagnostics',
    'azurerm_resource_group.resource_group',
  ]);
  expect(at(configuration, 'azurerm_monitor_diagnostic_setting.diagnostics')).toMatchObject({
    log_analytics_workspace_id: '/workspace',
  });
});

test('other resources can send their logs to the same workspace', () => {
  expect(diagnosed().output).toEqual({ workspace: { value: '${azurerm_log_analytics_workspace.diagnostics_workspace.id}' } });
  expect(diagnosed({ workspace: { workspaceId: '/workspace' } }).output).toEqual({ workspace: { value: '/workspace' } });
});

test.each([30, 730])('logs can be kept for %i days', (retentionDays) => {
  expect(
    at(diagnosed({ workspace: { ...NEW, retentionDays } }), 'azurerm_log_analytics_workspace.diagnostics_workspace'),
  ).toMatchObject({ retention_in_days: retentionDays });
});

test.each([0, 29, 731, 30.5, NaN])('rejects a retention of %d days', (retentionDays) => {
  expect(() => diagnosed({ workspace: { ...NEW, retentionDays } })).toThrow(
    `test/diagnostics: logs cannot be kept for ${retentionDays} days; Azure allows 30 to 730`,
  );
});

test('rejects a name that Azure would reject', () => {
  expect(() => diagnosed({ settingName: 'diag/test', workspace: { workspaceId: '/workspace' } })).toThrow(
    "test/diagnostics: the diagnostic setting name 'diag/test' is not valid; Azure requires anything but < > * % & : \\ ? + /",
  );
});

test('reports all problems at once', () => {
  const workspace = { ...NEW, name: 'log', retentionDays: 7 };
  expect(() => diagnosed({ settingName: 'diag/test', workspace })).toThrow(
    new Error(
      [
        'test/diagnostics:',
        "- the diagnostic setting name 'diag/test' is not valid; Azure requires anything but < > * % & : \\ ? + /",
        "- the Log Analytics workspace name 'log' has a length of 3; Azure requires 4 to 63 characters",
        '- logs cannot be kept for 7 days; Azure allows 30 to 730',
      ].join('\n'),
    ),
  );
});
