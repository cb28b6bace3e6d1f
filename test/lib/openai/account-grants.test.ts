import { EntraPrincipal } from '../../../lib/access/grantee';
import { EndpointSubnet } from '../../../lib/network/endpoint-subnet';
import { OpenAIAccount } from '../../../lib/openai/account';
import { at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { SUBNET_ID } from '../../support/terraform';
import { ACCOUNT_ID, ACCOUNT_REFERENCE, CHAT, emptyAccount } from './fixtures';

const ALICE = EntraPrincipal.user('00000000-0000-0000-0000-0000000000aa');
const NAMED = { id: 'alice' };
const USER = 'azurerm_role_assignment.account_grant_alice_cognitive-services-openai-user';

test('an inference grant is the role to call deployments, on this account', () => {
  const { stack, account } = emptyAccount();
  account.grantInference(ALICE, NAMED);
  expect(at(configurationOf(stack), USER)).toEqual({
    name: '495a36c3-924c-5920-8113-ced549dad99a',
    scope: ACCOUNT_REFERENCE,
    role_definition_id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`,
    principal_id: '00000000-0000-0000-0000-0000000000aa',
    principal_type: 'User',
  });
});

test('rejects a refused role', () => {
  const { account } = emptyAccount();
  expect(() => account.grant(ALICE, 'Owner', NAMED)).toThrow(
    "test/account/grant/alice: the role 'Owner' is refused: it can read the account's keys, weaken content filters and assign roles",
  );
});

test('rejects a principal that gets the same role twice, as Azure does', () => {
  const { account } = emptyAccount();
  account.grant(ALICE, 'inference', NAMED);
  expect(() => account.grant(ALICE, 'operator', { id: 'again' })).toThrow(
    "test/account/grant/again: 'test/account/grant/alice' already grants 00000000-0000-0000-0000-0000000000aa the role 'Cognitive Services OpenAI User': Azure rejects a duplicate role assignment",
  );
});

describe('an existing account', () => {
  const ELSEWHERE = ACCOUNT_ID.replace(SUBSCRIPTION, '00000000-0000-0000-0000-000000000002');

  function importedAccount(id: string) {
    const { stack, resourceGroup } = emptyStack();
    return { stack, resourceGroup, account: OpenAIAccount.fromAccountId(stack, 'account', id) };
  }

  test('is not created', () => {
    const { stack } = importedAccount(ACCOUNT_ID);
    expect(Object.keys(configurationOf(stack).resource)).toEqual(['azurerm_resource_group']);
  });

  test('can have filters, deployments and endpoints, which use its ID as text', () => {
    // GIVEN
    const { stack, resourceGroup, account } = importedAccount(ACCOUNT_ID);
    // WHEN
    account.addDeployment('chat', { ...CHAT, contentFilter: account.addContentFilter('strict') });
    account.addPrivateEndpoint('endpoint', {
      resourceGroup,
      subnet: EndpointSubnet.fromSubnetId(stack, 'subnet', SUBNET_ID),
      dns: { policy: true },
    });
    // THEN
    const configuration = configurationOf(stack);
    expect(at(configuration, 'azapi_resource.account_filter_strict')).toMatchObject({
      parent_id: ACCOUNT_ID,
      locks: [ACCOUNT_ID],
    });
    expect(at(configuration, 'azurerm_cognitive_deployment.account_deployment_chat')).toMatchObject({
      cognitive_account_id: ACCOUNT_ID,
      rai_policy_name: '${azapi_resource.account_filter_strict.name}',
      depends_on: ['azapi_resource.account_filter_strict'],
    });
    expect(at(configuration, 'azurerm_private_endpoint.account_endpoint')).toMatchObject({
      private_service_connection: { private_connection_resource_id: ACCOUNT_ID },
      depends_on: ['azurerm_cognitive_deployment.account_deployment_chat'],
    });
  });

  test('creates the same assignment as an account of this kit', () => {
    const { stack, account } = importedAccount(ACCOUNT_ID);
    account.grantInference(ALICE, NAMED);
    expect(at(configurationOf(stack), USER)).toMatchObject({
      name: '495a36c3-924c-5920-8113-ced549dad99a',
      scope: ACCOUNT_ID,
    });
  });

  test('grants roles of its own subscription, not of the subscription of the stack', () => {
    const { stack, account } = importedAccount(ELSEWHERE);
    account.grantInference(ALICE, NAMED);
    const { name, role_definition_id: role } = at(configurationOf(stack), USER);
    expect(role).toMatch('/subscriptions/00000000-0000-0000-0000-000000000002/providers/Microsoft.Authorization/');
    expect(name).not.toBe('495a36c3-924c-5920-8113-ced549dad99a');
  });

  test.each([
    [
      'oai-test',
      'it must have the form /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.CognitiveServices/accounts/<name>',
    ],
    [ACCOUNT_ID.replace('resourceGroups', 'resourcegroups'), "its segment 'resourcegroups' must be spelled 'resourceGroups'"],
    [ACCOUNT_ID.replace(SUBSCRIPTION, 'mine'), "its subscription 'mine' must be a UUID"],
    [ACCOUNT_ID.replace('oai-test', ''), 'one of its names is empty'],
  ])('rejects the ID %s', (id, reason) => {
    expect(() => importedAccount(id)).toThrow(new Error(`test/account: '${id}' is not the ID of an account: ${reason}`));
  });

  test('rejects names that differ only in case, like an account of this kit', () => {
    const { account } = importedAccount(ACCOUNT_ID);
    account.addDeployment('chat', CHAT);
    expect(() => account.addDeployment('Chat', CHAT)).toThrow("the deployment names 'chat' and 'Chat' are the same to Azure");
  });
});
