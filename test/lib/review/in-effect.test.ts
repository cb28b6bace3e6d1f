import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const grant = (attributes: unknown) => resource('azurerm_role_assignment', 'x', attributes);
const chat = (attributes: unknown) => resource('azurerm_cognitive_deployment', 'account_deployment_chat', attributes);

// What counts is what comes of it in Azure, not what it is called or looks like.
test.each<[string, Over, Over, string[]]>([
  [
    'a role of the company has the name of a built-in one',
    resource('azurerm_role_definition', 'r', {
      name: 'Reader',
      permissions: [{ actions: ['Microsoft.CognitiveServices/accounts/write'] }],
    }),
    overlay(
      resource('azurerm_role_definition', 'r', {
        name: 'Reader',
        permissions: [{ actions: ['Microsoft.CognitiveServices/accounts/write'] }],
      }),
      grant({
        principal_id: 'a',
        role_definition_id: '${azurerm_role_definition.r.role_definition_resource_id}',
        scope: '${azurerm_cognitive_account.account.id}',
      }),
    ) as Over,
    ['critical access/grant-added'],
  ],
  [
    'a filter is named by an expression that only mentions one',
    {},
    chat({ rai_policy_name: '${azapi_resource.account_filter_strict.name == "" ? "" : "Microsoft.Default"}' }),
    ['high content-safety/deployment-filter'],
  ],
  [
    'a deployment without a filter gets one that blocks nothing',
    overlay(
      chat({ rai_policy_name: null }),
      resource('azapi_resource', 'account_filter_documents', { body: { properties: { contentFilters: [] } } }),
    ) as Over,
    overlay(
      chat({ rai_policy_name: 'documents' }),
      resource('azapi_resource', 'account_filter_documents', { body: { properties: { contentFilters: [] } } }),
    ) as Over,
    ['critical content-safety/deployment-filter'],
  ],
  [
    'a right moves to something else that is as large',
    grant({ principal_id: 'a', role_definition_name: 'Reader', scope: '${azurerm_cognitive_account.account.id}' }),
    grant({
      principal_id: 'a',
      role_definition_name: 'Reader',
      scope: '${azurerm_log_analytics_workspace.diagnostics_workspace.id}',
    }),
    ['high access/grant-added', 'notice access/grant-removed'],
  ],
])('%s', (_, before, after, expected) => {
  expect(found(before, after)).toEqual(expected);
});
