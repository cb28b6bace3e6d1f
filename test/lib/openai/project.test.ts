import { OpenAIAccount } from '../../../lib/openai/account';
import type { ConnectionOptions } from '../../../lib/openai/project-connection';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_REFERENCE, CHAT } from './fixtures';

const SEARCH =
  '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-search/providers/Microsoft.Search/searchServices/srch-manuals';
const STORAGE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-files/providers/Microsoft.Storage/storageAccounts/stfiles`;
const PROJECT = 'azurerm_cognitive_account_project.account_project_assistants';

function foundry() {
  const { stack, resourceGroup } = emptyStack();
  const account = new OpenAIAccount(stack, 'account', {
    ...{ name: 'ais-test', customSubdomain: 'ais-test', resourceGroup, kind: 'AIServices', projectManagement: true },
  });
  return { stack, account };
}

test('a project has an identity, and texts that a later configuration can change', () => {
  const { stack, account } = foundry();
  const project = account.addProject('assistants');
  expect(at(configurationOf(stack), PROJECT)).toEqual({
    name: 'assistants',
    cognitive_account_id: ACCOUNT_REFERENCE,
    location: 'swedencentral',
    identity: { type: 'SystemAssigned' },
    display_name: 'assistants',
    description: 'assistants',
    lifecycle: { prevent_destroy: true },
  });
  expect(project.endpoint).toBe('https://ais-test.services.ai.azure.com/api/projects/assistants');
  expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).toMatchObject({ project_management_enabled: true });
});

test('its identity may use the models of the account', () => {
  const { stack, account } = foundry();
  account.addProject('assistants');
  expect(at(configurationOf(stack), 'azurerm_role_assignment.account_project_assistants_grant_foundry-user')).toMatchObject({
    scope: ACCOUNT_REFERENCE,
    principal_id: `\${${PROJECT}.identity[0].principal_id}`,
    role_definition_id: expect.stringMatching(/53ca6127-db72-4b80-b1b0-d745d6d5456d$/) as unknown,
  });
});

test.each<[string, ConnectionOptions, object, string]>([
  [
    'search service, to read',
    { type: 'azureAISearch', resourceId: SEARCH },
    { category: 'CognitiveSearch', target: 'https://srch-manuals.search.windows.net' },
    '/subscriptions/33333333-3333-4333-8333-333333333333/providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f',
  ],
  [
    'storage account, to write',
    { type: 'azureStorage', resourceId: STORAGE, access: 'write' },
    { category: 'AzureStorageAccount', target: 'https://stfiles.blob.core.windows.net/' },
    `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe`,
  ],
])('a connection to a %s has no key, and the role that it needs', (_, options, properties, role) => {
  const { stack, account } = foundry();
  account.addProject('assistants').connect('manuals', options);
  const configuration = configurationOf(stack);
  expect(at(configuration, 'azapi_resource.account_project_assistants_manuals')).toMatchObject({
    parent_id: `\${${PROJECT}.id}`,
    body: {
      properties: {
        ...properties,
        authType: 'AAD',
        isSharedToAll: false,
        metadata: { ApiType: 'Azure', ResourceId: options.resourceId },
      },
    },
  });
  expect(at(configuration, 'azurerm_role_assignment.account_project_assistants_manuals_role')).toMatchObject({
    scope: options.resourceId,
    role_definition_id: role,
    principal_id: `\${${PROJECT}.identity[0].principal_id}`,
  });
});

test('projects and connections are written after deployments, one after another', () => {
  const { stack, account } = foundry();
  account.addProject('assistants').connect('manuals', { type: 'azureAISearch', resourceId: SEARCH });
  account.addDeployment('chat', CHAT);
  const configuration = configurationOf(stack);
  expect(at(configuration, PROJECT)['depends_on']).toEqual(['azurerm_cognitive_deployment.account_deployment_chat']);
  expect(at(configuration, 'azapi_resource.account_project_assistants_manuals')['depends_on']).toEqual([PROJECT]);
});

test('an account without projectManagement has no projects', () => {
  const { stack, resourceGroup } = emptyStack();
  const props = { name: 'ais-test', customSubdomain: 'ais-test', resourceGroup };
  const account = new OpenAIAccount(stack, 'account', { ...props, kind: 'AIServices' });
  expect(() => account.addProject('assistants')).toThrow(
    'the account has no projects; create it with kind AIServices and projectManagement: true',
  );
  expect(() => new OpenAIAccount(stack, 'other', { ...props, projectManagement: true })).toThrow(
    "an account of kind OpenAI has no projects; set kind: 'AIServices'",
  );
  expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).not.toHaveProperty('project_management_enabled');
});

test('a connection refuses the ID of another type', () => {
  const { account } = foundry();
  const project = account.addProject('assistants');
  expect(() => project.connect('manuals', { type: 'azureAISearch', resourceId: STORAGE })).toThrow('it must have the form');
});
