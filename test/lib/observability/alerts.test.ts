import type { AccountAlertsProps } from '../../../lib/observability/account-alerts';
import { AccountAlerts } from '../../../lib/observability/account-alerts';
import { ActionGroup } from '../../../lib/observability/action-group';
import { ActivityAlerts } from '../../../lib/observability/activity-alerts';
import { Workspace } from '../../../lib/observability/workspace';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_REFERENCE, emptyAccount } from '../openai/fixtures';

const GROUP_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Insights/actionGroups/ag-hub`;

function alertsWith(props: Partial<AccountAlertsProps> = {}) {
  const { stack, resourceGroup, account } = emptyAccount();
  new AccountAlerts(stack, 'alerts', {
    account,
    resourceGroup,
    actionGroup: ActionGroup.fromActionGroupId(stack, 'hub', GROUP_ID),
    pack: 'essential',
    isProvisioned: false,
    workspace: new Workspace(stack, 'workspace', { resourceGroup }),
    workspaceLocation: 'swedencentral',
    ...props,
  });
  return configurationOf(stack);
}

const alertsIn = (configuration: ReturnType<typeof alertsWith>) =>
  addressesOf(configuration).flatMap((address) => /alerts_(\w+)$/.exec(address)?.[1] ?? []);

test('an alert watches each deployment of the account and notifies the action group', () => {
  expect(at(alertsWith(), 'azurerm_monitor_metric_alert.alerts_throttling')).toEqual({
    name: 'alert-oai-test-throttling',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    description: 'A deployment refuses more than 20 calls in 15 minutes because its capacity is used up.',
    scopes: [ACCOUNT_REFERENCE],
    severity: 2,
    frequency: 'PT5M',
    window_size: 'PT15M',
    criteria: [
      {
        metric_namespace: 'Microsoft.CognitiveServices/accounts',
        metric_name: 'AzureOpenAIRequests',
        aggregation: 'Total',
        operator: 'GreaterThan',
        threshold: 20,
        dimension: [
          { name: 'ModelDeploymentName', operator: 'Include', values: ['*'] },
          { name: 'StatusCode', operator: 'Include', values: ['429'] },
        ],
      },
    ],
    action: [{ action_group_id: GROUP_ID }],
  });
});

test('an alert without a limit compares with what is usual', () => {
  expect(at(alertsWith({ pack: 'full' }), 'azurerm_monitor_metric_alert.alerts_filter_hits')).toMatchObject({
    dynamic_criteria: {
      metric_name: 'RAIRejectedRequests',
      aggregation: 'Total',
      operator: 'GreaterThan',
      alert_sensitivity: 'Low',
    },
  });
});

test.each<[Partial<AccountAlertsProps>, readonly string[]]>([
  [{}, ['availability', 'throttling']],
  [{ isProvisioned: true }, ['availability', 'throttling', 'utilization']],
  [{ pack: 'full' }, ['availability', 'filter_hits', 'latency', 'throttling', 'key_use']],
])('%j has the alerts %j', (props, alerts) => {
  expect(alertsIn(alertsWith(props))).toEqual(alerts);
});

test('the alert about keys can be created on a workspace without a table', () => {
  expect(at(alertsWith({ pack: 'full' }), 'azurerm_monitor_scheduled_query_rules_alert_v2.alerts_key_use')).toMatchObject({
    scopes: ['${azurerm_log_analytics_workspace.workspace.id}'],
    location: 'swedencentral',
    // Rules that run every minute cannot have a union.
    evaluation_frequency: 'PT15M',
    skip_query_validation: true,
    criteria: [
      {
        query: [
          'union isfuzzy=true (datatable(TimeGenerated: datetime) []), AzureDiagnostics',
          `| where column_ifexists("_ResourceId", "") =~ "${ACCOUNT_REFERENCE}"`,
          '| where column_ifexists("Category", "") == "RequestResponse"',
          '| where tostring(column_ifexists("ResultSignature", "")) startswith "2"',
          '| where isempty(tostring(parse_json(tostring(column_ifexists("properties_s", "")))["objectId"]))',
        ].join('\n'),
        threshold: 0,
      },
    ],
  });
});

test('an action group keeps the names of its receivers when others are added', () => {
  const receiversOf = (emails: readonly string[]) => {
    const { stack, resourceGroup } = emptyStack();
    new ActionGroup(stack, 'group', { resourceGroup, emails, location: 'swedencentral' });
    const group = at(configurationOf(stack), 'azurerm_monitor_action_group.group');
    expect(group).toMatchObject({
      name: 'ag-test-swedencentral',
      location: 'swedencentral',
      lifecycle: { create_before_destroy: true },
    });
    return (group as { email_receiver: { name: string; email_address: string }[] }).email_receiver;
  };
  const [, second] = receiversOf(['one@example.com', 'two@example.com']);
  expect(receiversOf(['two@example.com'])).toEqual([second]);
});

test('activity log alerts watch only the resource groups, and only what succeeded', () => {
  const { stack, resourceGroup } = emptyStack();
  const actionGroup = ActionGroup.fromActionGroupId(stack, 'hub', GROUP_ID);
  const props = { subscriptionId: SUBSCRIPTION, place: 'assistants-prod', resourceGroup, actionGroup };
  new ActivityAlerts(stack, 'alerts', { ...props, watchedGroups: ['rg-a', 'rg-b'], location: 'westeurope' });
  expect(at(configurationOf(stack), 'azurerm_monitor_activity_log_alert.alerts_keys_listed')).toEqual({
    name: 'alert-assistants-prod-keys-listed',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    location: 'westeurope',
    description: 'The keys of an account were read.',
    scopes: [`/subscriptions/${SUBSCRIPTION}`],
    criteria: {
      category: 'Administrative',
      operation_name: 'Microsoft.CognitiveServices/accounts/listKeys/action',
      resource_groups: ['rg-a', 'rg-b'],
      statuses: ['Succeeded'],
    },
    action: [{ action_group_id: GROUP_ID }],
  });
  expect(() => new ActivityAlerts(stack, 'all', { ...props, watchedGroups: [] })).toThrow(
    'the watched groups are empty; the alerts would watch the whole subscription',
  );
});

test('rejects an action group without a receiver', () => {
  const { stack, resourceGroup } = emptyStack();
  expect(() => new ActionGroup(stack, 'group', { resourceGroup, emails: [] })).toThrow(
    'the emails are empty; an action group without a receiver notifies no one',
  );
  expect(() => ActionGroup.fromActionGroupId(stack, 'hub', '/subscriptions/x')).toThrow('is not the ID of an action group');
});
