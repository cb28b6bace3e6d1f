import { overlay } from '../../../lib/resolve/overlay';
import type { Over } from '../../support/review-edits';
import { found, resource } from '../../support/review-edits';

const grant = (attributes: unknown) => resource('azurerm_role_assignment', 'x', attributes);
const chat = (attributes: unknown) => resource('azurerm_cognitive_deployment', 'account_deployment_chat', attributes);

// The effect in Azure counts, not names or form.
test.each<[string, Over, Over, string[]]>([
  [
    'a custom role has the name of a built-in one',
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
    'the filter of a deployment is an expression that only mentions a filter',
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
    'a right moves to another scope of the same width',
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
