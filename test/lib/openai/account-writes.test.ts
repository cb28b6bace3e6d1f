import { dependable, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { PrivateEndpoint } from '../../../lib/network/private-endpoint';
import { EndpointSubnet } from '../../../lib/network/endpoint-subnet';
import { OpenAIAccount } from '../../../lib/openai/account';
import type { IOpenAIAccount } from '../../../lib/openai/account-interface';
import { Blocklist } from '../../../lib/openai/blocklist';
import { ContentFilter } from '../../../lib/openai/content-filter';
import { ModelDeployment } from '../../../lib/openai/model-deployment';
import type { BaseStack } from '../../../lib/terraform/base-stack';
import { addressesOf, at, configurationOf, emptyStack, SUBNET_ID } from '../../support/terraform';
import { ACCOUNT_ID, CHAT, emptyAccount } from './fixtures';

const OTHER_ID = ACCOUNT_ID.replace('oai-test', 'oai-other');

/** The dependencies of every resource that has some, by address. */
const waitsIn = (stack: BaseStack) => {
  const configuration = configurationOf(stack);
  const waits = addressesOf(configuration).map((address) => [address, at(configuration, address)['depends_on']] as const);
  return Object.fromEntries(waits.filter(([, before]) => before !== undefined));
};

describe('constructs made by hand', () => {
  test('enter the write order of their account, in any scope and any order of code', () => {
    // GIVEN
    const { stack, account } = emptyAccount();
    const team = new Construct(stack, 'team');
    const subnet = EndpointSubnet.fromSubnetId(stack, 'subnet', SUBNET_ID);
    // WHEN
    new PrivateEndpoint(team, 'endpoint', { target: account.privateLink, subnet, dns: { policy: true } });
    new ModelDeployment(team, 'chat', { ...CHAT, account });
    account.addDeployment('embedding', CHAT);
    const blocklist = new Blocklist(team, 'names', { account, terms: ['Falcon'] });
    new ContentFilter(team, 'strict', { account, blocklists: [{ blocklist }] });
    account.addContentFilter('open');
    // THEN
    expect(waitsIn(stack)).toEqual({
      'azapi_resource_action.team_names_items_000': ['azurerm_cognitive_account_rai_blocklist.team_names'],
      'azapi_resource.account_filter_open': ['azapi_resource_action.team_names_items_000'],
      'azapi_resource.team_strict': ['azapi_resource.account_filter_open'],
      'azurerm_cognitive_deployment.team_chat': ['azapi_resource.team_strict'],
      'azurerm_cognitive_deployment.account_deployment_embedding': ['azurerm_cognitive_deployment.team_chat'],
      'azurerm_private_endpoint.team_endpoint': ['azurerm_cognitive_deployment.account_deployment_embedding'],
    });
  });

  test('with the same id are in the order of their paths', () => {
    const { stack, account } = emptyAccount();
    for (const id of ['b', 'a'])
      new ModelDeployment(new Construct(stack, id), 'chat', { ...CHAT, account, name: `chat-${id}` });
    expect(waitsIn(stack)).toEqual({
      'azurerm_cognitive_deployment.b_chat': ['azurerm_cognitive_deployment.a_chat'],
    });
  });

  test('cannot take a name that is taken on the account, regardless of case', () => {
    const { stack, account } = emptyAccount();
    account.addDeployment('chat', CHAT);
    expect(() => new ModelDeployment(stack, 'by_hand', { ...CHAT, account, name: 'Chat' })).toThrow(
      "test/by_hand: the deployment names 'chat' and 'Chat' are the same to Azure, which ignores case",
    );
  });

  test('keep a dependency that is added later', () => {
    const { stack, resourceGroup, account } = emptyAccount();
    const deployment = account.addDeployment('chat', CHAT);
    deployment.resource.dependsOn = [...(deployment.resource.dependsOn ?? []), dependable(resourceGroup.resource)];
    account.addContentFilter('strict');
    account.addContentFilter('zz');
    expect(waitsIn(stack)['azurerm_cognitive_deployment.account_deployment_chat']).toEqual([
      'azurerm_resource_group.resource_group',
      'azapi_resource.account_filter_zz',
    ]);
  });
});

describe('constructs of one account', () => {
  const cases: readonly (readonly [string, (stack: BaseStack, account: OpenAIAccount) => IOpenAIAccount])[] = [
    ['an import by its ID', (stack) => OpenAIAccount.fromAccountId(stack, 'again', ACCOUNT_ID)],
    [
      'an import by its ID in another case',
      (stack) => OpenAIAccount.fromAccountId(stack, 'again', ACCOUNT_ID.replace('oai-test', 'OAI-Test')),
    ],
    [
      'an import by a reference to the account',
      (stack, account) => OpenAIAccount.fromAccountId(stack, 'again', account.resource.id),
    ],
  ];

  test.each(cases)('share their order and their names: %s', (_, again) => {
    const { stack, account } = emptyAccount();
    const other = again(stack, account);
    other.addDeployment('chat', CHAT);
    account.addDeployment('embedding', CHAT);
    other.addContentFilter('strict');
    expect(waitsIn(stack)).toEqual({
      'azurerm_cognitive_deployment.again_deployment_chat': ['azapi_resource.again_filter_strict'],
      'azurerm_cognitive_deployment.account_deployment_embedding': ['azurerm_cognitive_deployment.again_deployment_chat'],
    });
    expect(() => account.addDeployment('CHAT', CHAT)).toThrow("the deployment names 'chat' and 'CHAT' are the same to Azure");
  });

  test('share them if the import comes before the account', () => {
    const { stack, resourceGroup } = emptyStack();
    const other = OpenAIAccount.fromAccountId(stack, 'other', ACCOUNT_ID);
    other.addContentFilter('strict');
    const account = new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
    OpenAIAccount.fromAccountId(stack, 'third', account.accountId).addDeployment('chat', CHAT);
    expect(waitsIn(stack)).toEqual({
      'azurerm_cognitive_deployment.third_deployment_chat': ['azapi_resource.other_filter_strict'],
    });
  });

  test('share them if both are imports', () => {
    const { stack } = emptyStack();
    const [one, other] = ['one', 'other'].map((id) => OpenAIAccount.fromAccountId(stack, id, ACCOUNT_ID));
    one?.addContentFilter('strict');
    other?.addDeployment('chat', CHAT);
    expect(waitsIn(stack)).toEqual({
      'azurerm_cognitive_deployment.other_deployment_chat': ['azapi_resource.one_filter_strict'],
    });
  });

  test('do not share them with another account', () => {
    const { stack, account } = emptyAccount();
    const other = OpenAIAccount.fromAccountId(stack, 'other', OTHER_ID);
    account.addDeployment('chat', CHAT);
    other.addDeployment('chat', CHAT);
    expect(waitsIn(stack)).toEqual({});
  });

  test('whose IDs only Terraform knows do not share them', () => {
    const { stack } = emptyStack();
    for (const id of ['one', 'other']) {
      const { stringValue } = new TerraformVariable(stack, `${id}_id`, { type: 'string' });
      OpenAIAccount.fromAccountId(stack, id, stringValue).addDeployment('chat', CHAT);
    }
    expect(waitsIn(stack)).toEqual({});
  });

  test('cannot repeat a grant', () => {
    const { stack, account } = emptyAccount();
    account.grantInference(account, { id: 'itself' });
    const alice = { grantPrincipal: { principalId: '00000000-0000-0000-0000-0000000000aa', principalType: 'User' } } as const;
    account.grantInference(alice);
    const again = OpenAIAccount.fromAccountId(stack, 'again', ACCOUNT_ID);
    expect(() => again.grantInference(alice)).toThrow(
      "'test/account/grant/00000000-0000-0000-0000-0000000000aa-inference' already grants 00000000-0000-0000-0000-0000000000aa the role",
    );
  });
});

describe('what belongs to another account is refused', () => {
  const accounts = () => {
    const { stack, account } = emptyAccount();
    return { stack, account, other: OpenAIAccount.fromAccountId(stack, 'other', OTHER_ID) };
  };

  test('a content filter', () => {
    const { account, other } = accounts();
    const contentFilter = other.addContentFilter('strict');
    expect(() => account.addDeployment('chat', { ...CHAT, contentFilter })).toThrow(
      "test/account/deployment/chat: the content filter 'strict' belongs to the account 'oai-other', not to 'oai-test'; add one to this account",
    );
  });

  test('a content filter that is imported by its ID', () => {
    const { stack, account } = accounts();
    const id = `${OTHER_ID}/raiPolicies/strict`;
    const contentFilter = ContentFilter.fromContentFilterId(stack, 'strict', id);
    expect(() => account.addDeployment('chat', { ...CHAT, contentFilter })).toThrow(
      "the content filter 'strict' belongs to the account 'oai-other', not to 'oai-test'",
    );
  });

  test('a blocklist', () => {
    const { account, other } = accounts();
    const blocklist = other.addBlocklist('names', { terms: ['Falcon'] });
    expect(() => account.addContentFilter('strict', { blocklists: [{ blocklist }] })).toThrow(
      "test/account/filter/strict: the blocklist 'names-b5166723' belongs to the account 'oai-other', not to 'oai-test'; add one to this account",
    );
  });

  test('but not what may belong to the same account', () => {
    const { stack, account } = accounts();
    const { stringValue } = new TerraformVariable(stack, 'account_id', { type: 'string' });
    const unknown = OpenAIAccount.fromAccountId(stack, 'unknown', stringValue);
    const filters = [
      unknown.addContentFilter('strict'),
      ContentFilter.fromPolicyName(stack, 'default', 'Microsoft.DefaultV2'),
      ContentFilter.fromContentFilterId(stack, 'own', `${ACCOUNT_ID}/raiPolicies/own`),
      ContentFilter.fromContentFilterId(stack, 'variable', stringValue),
    ];
    for (const [i, contentFilter] of filters.entries()) account.addDeployment(`chat-${i}`, { ...CHAT, contentFilter });
    const configuration = configurationOf(stack);
    const policies = filters.map(
      (_, i) => at(configuration, `azurerm_cognitive_deployment.account_deployment_chat-${i}`)['rai_policy_name'],
    );
    expect(policies).toEqual([
      '${azapi_resource.unknown_filter_strict.name}',
      'Microsoft.DefaultV2',
      'own',
      '${element(split("/", var.account_id), 10)}',
    ]);
  });
});

test.each(['filter', 'deployment', 'blocklist', 'grant', 'Resource', 'resource_group'])(
  'an endpoint can have the id %s, which is also that of an inner scope',
  (id) => {
    const { stack, account } = emptyAccount();
    account.addContentFilter('strict');
    account.addDeployment('chat', CHAT);
    account.addBlocklist('names', { terms: ['Falcon'] });
    const subnet = EndpointSubnet.fromSubnetId(stack, 'subnet', SUBNET_ID);
    account.addPrivateEndpoint(id, { subnet, dns: { policy: true } });
    expect(addressesOf(configurationOf(stack))).toContain(`azurerm_private_endpoint.account_${id}`);
  },
);
