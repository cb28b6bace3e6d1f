import { TerraformOutput } from 'cdktf';
import { ManagedIdentity } from '../../../lib/access/managed-identity';
import { addressesOf, at, configurationOf, emptyStack } from '../../support/terraform';
import { emptyAccount } from '../openai/fixtures';

test('an identity is in its resource group, unless it sets another region', () => {
  const { stack, resourceGroup } = emptyStack();
  new ManagedIdentity(stack, 'app', { name: 'id-app', resourceGroup, tags: { owner: 'team' } });
  new ManagedIdentity(stack, 'other', { name: 'id-other', resourceGroup, location: 'norwayeast' });
  const configuration = configurationOf(stack);
  expect(at(configuration, 'azurerm_user_assigned_identity.app')).toEqual({
    name: 'id-app',
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    location: 'swedencentral',
    tags: { owner: 'team' },
  });
  expect(at(configuration, 'azurerm_user_assigned_identity.other')).toMatchObject({ location: 'norwayeast' });
});

test('an identity and an account can get roles, with addresses that name them', () => {
  const { stack, resourceGroup, account } = emptyAccount();
  const identity = new ManagedIdentity(stack, 'app', { name: 'id-app', resourceGroup });
  account.grantInference(identity);
  account.grant(identity, 'Reader');
  account.grant(account, 'auditor', { id: 'itself' });
  const configuration = configurationOf(stack);
  expect(addressesOf(configuration).filter((address) => address.startsWith('azurerm_role'))).toEqual([
    'azurerm_role_assignment.account_grant_app-inference_cognitive-services-openai-user',
    'azurerm_role_assignment.account_grant_app-reader_reader',
    'azurerm_role_assignment.account_grant_itself_reader',
  ]);
  expect(at(configuration, 'azurerm_role_assignment.account_grant_app-reader_reader')).toMatchObject({
    principal_id: '${azurerm_user_assigned_identity.app.principal_id}',
    principal_type: 'ServicePrincipal',
  });
  expect(at(configuration, 'azurerm_role_assignment.account_grant_itself_reader')).toMatchObject({
    principal_id: '${azurerm_cognitive_account.account.identity[0].principal_id}',
  });
});

test('a workload signs in with its client ID', () => {
  const { stack, resourceGroup } = emptyStack();
  const { clientId } = new ManagedIdentity(stack, 'app', { name: 'id-app', resourceGroup });
  new TerraformOutput(stack, 'client_id', { value: clientId });
  expect(configurationOf(stack).output).toEqual({
    client_id: { value: '${azurerm_user_assigned_identity.app.client_id}' },
  });
});
