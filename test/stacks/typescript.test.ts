import { Testing } from 'cdktf';
import { AssistantStack } from '../support/assistant-stack';
import { keepConfiguration } from '../support/project';
import { addressesOf, at, configurationOf } from '../support/terraform';

describe('a stack in TypeScript', () => {
  const configuration = configurationOf(new AssistantStack(Testing.app(), 'assistant'));
  keepConfiguration('typescript/assistant', configuration);

  test('has readable addresses', () => {
    expect(addressesOf(configuration)).toEqual([
      'azapi_resource.account_filter_strict',
      'azapi_resource.network_private_endpoints',
      'azapi_resource.other_filter_strict',
      'azurerm_cognitive_account.account',
      'azurerm_cognitive_deployment.account_deployment_chat',
      'azurerm_cognitive_deployment.account_deployment_embedding',
      'azurerm_cognitive_deployment.other_deployment_chat',
      'azurerm_log_analytics_workspace.workspace',
      'azurerm_monitor_diagnostic_setting.account_diagnostics',
      'azurerm_network_security_group.network_security_group',
      'azurerm_private_dns_zone.dns_privatelink_openai_azure_com',
      'azurerm_private_dns_zone_virtual_network_link.dns_link_network_privatelink_openai_azure_com',
      'azurerm_private_endpoint.account_endpoint',
      'azurerm_resource_group.resource_group',
      'azurerm_role_assignment.account_grant_app-inference_cognitive-services-openai-user',
      'azurerm_role_assignment.account_grant_operators_cognitive-services-openai-user',
      'azurerm_role_assignment.account_grant_operators_reader',
      'azurerm_role_assignment.other_grant_app-inference_cognitive-services-openai-user',
      'azurerm_user_assigned_identity.app',
      'azurerm_virtual_network.network',
    ]);
  });

  test('writes to each account in order', () => {
    const before = (address: string) => at(configuration, address)['depends_on'];
    expect(before('azapi_resource.account_filter_strict')).toBeUndefined();
    expect(before('azurerm_cognitive_deployment.account_deployment_chat')).toEqual(['azapi_resource.account_filter_strict']);
    expect(before('azurerm_cognitive_deployment.account_deployment_embedding')).toEqual([
      'azurerm_cognitive_deployment.account_deployment_chat',
    ]);
    expect(before('azurerm_private_endpoint.account_endpoint')).toEqual([
      'azurerm_cognitive_deployment.account_deployment_embedding',
    ]);
    expect(before('azurerm_cognitive_deployment.other_deployment_chat')).toEqual(['azapi_resource.other_filter_strict']);
  });

  test('creates different assignments for the same principal on different accounts', () => {
    const names = ['account', 'other'].map(
      (account) =>
        at(configuration, `azurerm_role_assignment.${account}_grant_app-inference_cognitive-services-openai-user`)['name'],
    );
    expect(new Set(names).size).toBe(2);
  });
});
