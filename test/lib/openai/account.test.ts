import { TerraformStack, Testing } from 'cdktf';
import { RootConstruct } from 'constructs';
import { EntraPrincipal } from '../../../lib/access/grantee';
import { EndpointSubnet } from '../../../lib/network/endpoint-subnet';
import { OpenAIAccount } from '../../../lib/openai/account';
import { ResourceGroup } from '../../../lib/terraform/resource-group';
import { SpokeNetwork } from '../../../lib/network/spoke-network';
import { addressesOf, at, configurationOf, emptyStack, SUBNET_ID } from '../../support/terraform';
import { ACCOUNT_REFERENCE, CHAT, emptyAccount } from './fixtures';

const ALICE = EntraPrincipal.user('00000000-0000-0000-0000-0000000000aa');
const ENDPOINT = {
  subnet: EndpointSubnet.fromSubnetId(new RootConstruct(), 'subnet', SUBNET_ID),
  dns: { policy: true },
} as const;

describe('the account', () => {
  test('has no keys, no public network access, no exceptions and no outbound calls', () => {
    const { stack } = emptyAccount();
    expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).toEqual({
      name: 'oai-test',
      resource_group_name: '${azurerm_resource_group.resource_group.name}',
      location: 'swedencentral',
      kind: 'OpenAI',
      sku_name: 'S0',
      custom_subdomain_name: 'oai-test',
      identity: { type: 'SystemAssigned' },
      local_auth_enabled: false,
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'None' },
      outbound_network_access_restricted: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('can be destroyed in a stack without protection', () => {
    const { stack } = emptyAccount({ preventDestroy: false });
    expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).toMatchObject({
      lifecycle: { prevent_destroy: false },
    });
  });

  test('can be of another kind, call named hosts and have tags, and is just as private', () => {
    const { stack, resourceGroup } = emptyStack();
    new OpenAIAccount(stack, 'account', {
      name: 'oai-test',
      customSubdomain: 'other',
      resourceGroup,
      kind: 'AIServices',
      allowedFqdns: ['images.example.com', 'example.org'],
      tags: { costCenter: '4711' },
    });
    expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).toMatchObject({
      kind: 'AIServices',
      custom_subdomain_name: 'other',
      fqdns: ['images.example.com', 'example.org'],
      tags: { costCenter: '4711' },
      outbound_network_access_restricted: true,
      local_auth_enabled: false,
      public_network_access_enabled: false,
    });
  });

  test('an empty list of hosts is omitted', () => {
    const { stack, resourceGroup } = emptyStack();
    new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup, allowedFqdns: [] });
    expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).not.toHaveProperty('fqdns');
  });

  test('is in the location of its group', () => {
    const { stack } = emptyStack();
    const resourceGroup = ResourceGroup.fromResourceGroupName(stack, 'other', 'rg-other', { location: 'francecentral' });
    new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
    expect(at(configurationOf(stack), 'azurerm_cognitive_account.account')).toMatchObject({
      resource_group_name: 'rg-other',
      location: 'francecentral',
    });
  });

  test('has endpoint URLs for clients', () => {
    const { account } = emptyAccount();
    expect(account.endpoint).toBe('https://oai-test.openai.azure.com/');
    expect(account.v1BaseUrl).toBe('https://oai-test.openai.azure.com/openai/v1/');
  });

  test('never exposes a key, neither as an attribute nor as an output', () => {
    // GIVEN
    const { stack, account } = emptyAccount();
    // WHEN
    account.addDeployment('chat', { ...CHAT, contentFilter: account.addContentFilter('strict') });
    account.addPrivateEndpoint('endpoint', ENDPOINT);
    account.grantInference(ALICE, { id: 'alice' });
    // THEN
    const configuration = configurationOf(stack);
    expect(configuration.output).toBeUndefined();
    expect(JSON.stringify(configuration)).not.toMatch(/primary|secondary|access_?key|shared_?key|list_?keys|secret|password/i);
  });

  test('reports all invalid names at once', () => {
    const { stack, resourceGroup } = emptyStack();
    expect(() => new OpenAIAccount(stack, 'account', { name: 'oai_test', customSubdomain: 'x', resourceGroup })).toThrow(
      new Error(
        [
          'test/account:',
          "- the account name 'oai_test' is not valid; Azure requires letters, digits and hyphens, with a letter or digit at both ends",
          "- the custom subdomain name 'x' has a length of 1; Azure requires 2 to 63 characters",
        ].join('\n'),
      ),
    );
  });

  test('fails in a stack that does not state its subscription', () => {
    const stack = new TerraformStack(Testing.app(), 'plain');
    const resourceGroup = ResourceGroup.fromResourceGroupName(stack, 'group', 'rg-test', { location: 'swedencentral' });
    expect(() => new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup })).toThrow(
      'plain/account: the subscription is not known; set subscriptionId, or set it in the azurerm provider of the stack before you create the account',
    );
  });
});

describe('resources on the account', () => {
  test('have readable addresses, even if an id is used twice', () => {
    const { stack, account } = emptyAccount();
    for (const id of ['gpt-4.1', 'gpt-41', '4o-mini', 'strict']) account.addDeployment(id, CHAT);
    account.addContentFilter('strict');
    account.addPrivateEndpoint('endpoint', ENDPOINT);
    account.grantInference(ALICE, { id: 'strict' });
    expect(addressesOf(configurationOf(stack))).toEqual([
      'azapi_resource.account_filter_strict',
      'azurerm_cognitive_account.account',
      'azurerm_cognitive_deployment.account_deployment_4o-mini',
      'azurerm_cognitive_deployment.account_deployment_gpt-41',
      'azurerm_cognitive_deployment.account_deployment_gpt-4_1',
      'azurerm_cognitive_deployment.account_deployment_strict',
      'azurerm_private_endpoint.account_endpoint',
      'azurerm_resource_group.resource_group',
      'azurerm_role_assignment.account_grant_strict_cognitive-services-openai-user',
    ]);
  });

  test('are written one at a time: filters, deployments, the endpoint, each in the order of keys', () => {
    // GIVEN
    const { stack, resourceGroup, account } = emptyAccount();
    const network = new SpokeNetwork(stack, 'network', {
      resourceGroup,
      addressSpace: '10.0.0.0/24',
    });
    // WHEN
    account.addPrivateEndpoint('endpoint', { network, dns: { policy: true } });
    for (const id of ['bb', 'Zz', 'aa']) account.addDeployment(id, CHAT);
    for (const id of ['strict', 'open']) account.addContentFilter(id);
    account.grantInference(ALICE, { id: 'alice' });
    // THEN
    const configuration = configurationOf(stack);
    const waitsFor = (address: string) => at(configuration, address)['depends_on'];
    expect(waitsFor('azapi_resource.account_filter_open')).toBeUndefined();
    expect(waitsFor('azapi_resource.account_filter_strict')).toEqual(['azapi_resource.account_filter_open']);
    expect(waitsFor('azurerm_cognitive_deployment.account_deployment_Zz')).toEqual(['azapi_resource.account_filter_strict']);
    expect(waitsFor('azurerm_cognitive_deployment.account_deployment_aa')).toEqual([
      'azurerm_cognitive_deployment.account_deployment_Zz',
    ]);
    expect(waitsFor('azurerm_cognitive_deployment.account_deployment_bb')).toEqual([
      'azurerm_cognitive_deployment.account_deployment_aa',
    ]);
    expect(waitsFor('azurerm_private_endpoint.account_endpoint')).toEqual([
      'azurerm_cognitive_deployment.account_deployment_bb',
    ]);
    expect(waitsFor('azurerm_role_assignment.account_grant_alice_cognitive-services-openai-user')).toBeUndefined();
  });

  test('an endpoint connects to the account, and its props cannot change that', () => {
    const { stack, account } = emptyAccount();
    account.addPrivateEndpoint('endpoint', ENDPOINT);
    expect(at(configurationOf(stack), 'azurerm_private_endpoint.account_endpoint')).toMatchObject({
      private_service_connection: { private_connection_resource_id: ACCOUNT_REFERENCE, subresource_names: ['account'] },
    });
  });

  test('an endpoint is recreated when the kind of the account changes, and with it the addresses', () => {
    const { stack, account } = emptyAccount();
    account.addPrivateEndpoint('endpoint', { ...ENDPOINT, replaceTriggeredBy: ['azurerm_subnet.a.name'] });
    expect(at(configurationOf(stack), 'azurerm_private_endpoint.account_endpoint')).toMatchObject({
      lifecycle: { replace_triggered_by: ['azurerm_subnet.a.name', 'azurerm_cognitive_account.account.kind'] },
    });
  });

  test('rejects deployments whose names differ only in case', () => {
    const { account } = emptyAccount();
    account.addDeployment('chat', CHAT);
    expect(() => account.addDeployment('CHAT', CHAT)).toThrow(
      "test/account/deployment/CHAT: the deployment names 'chat' and 'CHAT' are the same to Azure, which ignores case",
    );
    expect(() => account.addDeployment('other', { ...CHAT, name: 'Chat' })).toThrow("'chat' and 'Chat' are the same to Azure");
  });

  test('rejects content filters whose names differ only in case', () => {
    const { account } = emptyAccount();
    account.addContentFilter('one', { name: 'Strict' });
    expect(() => account.addContentFilter('strict')).toThrow(
      "test/account/filter/strict: the content filter names 'Strict' and 'strict' are the same to Azure, which ignores case",
    );
  });

  test('rejects ids that would become the same address, with both paths', () => {
    const { stack, account } = emptyAccount();
    expect(() => {
      account.addDeployment('gpt-4.1', CHAT);
      account.addDeployment('gpt-4_1', CHAT);
      configurationOf(stack);
    }).toThrow(
      "'account/deployment/gpt-4.1/Resource' and 'account/deployment/gpt-4_1/Resource' would both get the Terraform address azurerm_cognitive_deployment.account_deployment_gpt-4_1: rename one of them",
    );
  });
});
