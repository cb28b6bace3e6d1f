import { found, resource } from '../../support/review-edits';

const ID =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/RG-assistants-prod-sdc/providers/Microsoft.CognitiveServices/accounts/oai-assistants-prod-sdc';
const elsewhere = ID.replace('22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333');

const chat = (id: string) => resource('azurerm_cognitive_deployment', 'account_deployment_chat', { cognitive_account_id: id });
const endpoint = (id: string) =>
  resource('azurerm_private_endpoint', 'account_private_endpoint', {
    private_service_connection: { private_connection_resource_id: id },
  });

describe('the account of a stack, referred to by its ID', () => {
  test('is the account of a deployment', () => {
    expect(found({}, chat(ID))).not.toContain('critical models/account');
    expect(found({}, chat(elsewhere))).toEqual(
      expect.arrayContaining(['critical models/account', 'critical residency/processing']),
    );
  });

  test('is the target of an endpoint', () => {
    expect(found({}, endpoint(ID))).not.toContain('critical exposure/endpoint-target');
    expect(found({}, endpoint(elsewhere))).toContain('critical exposure/endpoint-target');
  });
});

test('logs with the same destination from a setting at another address are not reported', () => {
  const settings = (name: string) => resource('azurerm_monitor_diagnostic_setting', name, LOGS);
  const moved = { resource: { azurerm_monitor_diagnostic_setting: { diagnostics: null, other: LOGS } } };
  expect(found(settings('diagnostics'), moved).filter((each) => each.includes('residency/logs'))).toEqual([]);
});

const LOGS = {
  name: 'diag',
  target_resource_id: '${azurerm_cognitive_account.account.id}',
  log_analytics_workspace_id: '${azurerm_log_analytics_workspace.diagnostics_workspace.id}',
  enabled_log: [{ category: 'Audit' }],
};
