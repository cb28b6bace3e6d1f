import { TerraformVariable } from 'cdktf';
import type { WorkspaceProps } from '../../../lib/observability/workspace';
import { Workspace } from '../../../lib/observability/workspace';
import type { BaseStackProps } from '../../../lib/terraform/base-stack';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';

const WORKSPACE_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.OperationalInsights/workspaces/log-hub`;

function workspaceWith(props: Partial<WorkspaceProps> = {}, stackProps: Partial<BaseStackProps> = {}) {
  const { stack, resourceGroup } = emptyStack(stackProps);
  new Workspace(stack, 'workspace', { resourceGroup, ...props });
  const configuration = configurationOf(stack);
  expect(JSON.stringify(configuration)).not.toMatch(/shared_key/);
  return at(configuration, 'azurerm_log_analytics_workspace.workspace');
}

test('a workspace has no keys, a name by convention and the retention of environment files', () => {
  expect(workspaceWith({ tags: { owner: 'operations' } })).toEqual({
    name: 'log-test',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    location: 'swedencentral',
    sku: 'PerGB2018',
    retention_in_days: 90,
    local_authentication_enabled: false,
    tags: { owner: 'operations' },
    lifecycle: { create_before_destroy: true, prevent_destroy: true },
  });
});

test('its name and location can be set', () => {
  expect(workspaceWith({ name: 'log-other', location: 'norwayeast' })).toMatchObject({
    name: 'log-other',
    location: 'norwayeast',
  });
});

test('in a stack without protection, a workspace can be destroyed', () => {
  expect(workspaceWith({}, { preventDestroy: false })).toMatchObject({
    lifecycle: { create_before_destroy: true, prevent_destroy: false },
  });
});

test.each([30, 730])('logs can be kept for %i days', (retentionDays) => {
  expect(workspaceWith({ retentionDays })).toMatchObject({ retention_in_days: retentionDays });
});

test.each([0, 29, 731, 30.5, NaN])('rejects a retention of %d days', (retentionDays) => {
  expect(() => workspaceWith({ retentionDays })).toThrow(
    `test/workspace: logs cannot be kept for ${retentionDays} days; Azure allows 30 to 730`,
  );
});

test('a lock refers to the workspace, so that Terraform deletes it before the workspace', () => {
  const configurationWith = (isLocked: boolean) => {
    const { stack, resourceGroup } = emptyStack();
    new Workspace(stack, 'workspace', { resourceGroup, isLocked });
    return configurationOf(stack);
  };
  expect(at(configurationWith(true), 'azurerm_management_lock.workspace_lock')).toEqual({
    name: 'keep-logs',
    scope: '${azurerm_log_analytics_workspace.workspace.id}',
    lock_level: 'CanNotDelete',
    notes: 'Keeps the logs of Azure OpenAI. To remove the lock, change locks in the environment file.',
  });
  expect(configurationWith(false).resource).not.toHaveProperty('azurerm_management_lock');
});

test('a retention that only Terraform knows is not checked', () => {
  const { stack, resourceGroup } = emptyStack();
  const { numberValue } = new TerraformVariable(stack, 'days', { type: 'number' });
  new Workspace(stack, 'workspace', { resourceGroup, retentionDays: numberValue });
  expect(at(configurationOf(stack), 'azurerm_log_analytics_workspace.workspace')).toMatchObject({
    retention_in_days: '${var.days}',
  });
});

test('reports all problems at once', () => {
  expect(() => workspaceWith({ name: 'log', retentionDays: 7 })).toThrow(
    new Error(
      [
        'test/workspace:',
        "- the Log Analytics workspace name 'log' has a length of 3; Azure requires 4 to 63 characters",
        '- logs cannot be kept for 7 days; Azure allows 30 to 730',
      ].join('\n'),
    ),
  );
});

test('an existing workspace is known by its ID', () => {
  const { stack } = emptyStack();
  expect(Workspace.fromWorkspaceId(stack, 'hub', WORKSPACE_ID).workspaceId).toBe(WORKSPACE_ID);
  expect(() => Workspace.fromWorkspaceId(stack, 'other', 'log-hub')).toThrow(
    "test/other: 'log-hub' is not the ID of a Log Analytics workspace: it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>",
  );
});
