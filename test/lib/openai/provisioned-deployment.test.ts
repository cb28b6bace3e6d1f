import { OpenAIAccount } from '../../../lib/openai/account';
import type { ContentFilter } from '../../../lib/openai/content-filter';
import type { ModelDeploymentOptions } from '../../../lib/openai/model-deployment';
import { ModelDeployment } from '../../../lib/openai/model-deployment';
import { at, configurationOf } from '../../support/terraform';
import { ACCOUNT_ID, ACCOUNT_REFERENCE, CHAT, emptyAccount } from './fixtures';

const RESERVED: ModelDeploymentOptions = { ...CHAT, sku: 'DataZoneProvisionedManaged', capacity: 15 };
const ADDRESS = 'azapi_resource.account_deployment_chat';

describe('a provisioned deployment', () => {
  const { stack, account } = emptyAccount();
  const deployment = account.addDeployment('chat', RESERVED);
  const configuration = configurationOf(stack);

  test('is created by azapi, and says that it has no spillover', () => {
    expect(at(configuration, ADDRESS)).toEqual({
      type: 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01',
      name: 'chat',
      parent_id: ACCOUNT_REFERENCE,
      body: {
        sku: { name: 'DataZoneProvisionedManaged', capacity: 15 },
        properties: {
          model: { format: 'OpenAI', name: 'gpt-5.4', version: '2026-03-05' },
          raiPolicyName: 'Microsoft.DefaultV2',
          versionUpgradeOption: 'NoAutoUpgrade',
          spilloverDeploymentName: '',
        },
      },
      locks: [ACCOUNT_REFERENCE],
      retry: expect.objectContaining({
        error_message_regex: expect.arrayContaining(['RequestConflict']) as unknown,
      }) as unknown,
      timeouts: { create: '90m', update: '90m' },
    });
  });

  test('keeps the one that azurerm created before', () => {
    expect(configuration.moved).toEqual([{ from: 'azurerm_cognitive_deployment.account_deployment_chat', to: ADDRESS }]);
  });

  test('has only a binding of azapi', () => {
    expect(deployment.azapiResource?.friendlyUniqueId).toBe('account_deployment_chat');
    expect(() => deployment.resource).toThrow('use azapiResource');
  });
});

test('a renamed provisioned deployment moves only from its former key', () => {
  const { stack, account } = emptyAccount();
  stack.addRenamed(account.addDeployment('talk', { ...RESERVED, name: 'chat' }), 'chat');
  expect(configurationOf(stack).moved).toEqual([{ from: ADDRESS, to: 'azapi_resource.account_deployment_talk' }]);
});

test('a standard deployment has no moved block', () => {
  const { stack, account } = emptyAccount();
  account.addDeployment('chat', CHAT);
  expect(configurationOf(stack).moved).toBeUndefined();
});

describe('spilloverTo', () => {
  test('names the other deployment by a reference, and is written after it', () => {
    // GIVEN
    const { stack, account } = emptyAccount();
    const overflow = account.addDeployment('overflow', CHAT);
    // WHEN
    account.addDeployment('chat', { ...RESERVED, spilloverTo: overflow });
    // THEN
    const configuration = configurationOf(stack);
    expect(at(configuration, ADDRESS)).toMatchObject({
      body: {
        properties: { spilloverDeploymentName: '${azurerm_cognitive_deployment.account_deployment_overflow.name}' },
      },
      depends_on: ['azurerm_cognitive_deployment.account_deployment_overflow'],
    });
    expect(at(configuration, 'azurerm_cognitive_deployment.account_deployment_overflow')['depends_on']).toBeUndefined();
  });

  test('can be an existing deployment of the account', () => {
    const { stack, account } = emptyAccount({ guardrails: { residency: 'global' } });
    const overflow = ModelDeployment.fromDeploymentId(stack, 'overflow', `${ACCOUNT_ID}/deployments/standard`);
    account.addDeployment('chat', { ...RESERVED, spilloverTo: overflow });
    // What its type is, only Azure knows.
    expect(() => configurationOf(stack)).toThrow(
      "it is not known where requests that exceed the capacity of the deployment 'chat' are processed",
    );
  });

  const spilling = (source: Partial<ModelDeploymentOptions>, target: Partial<ModelDeploymentOptions>) => {
    const { account } = emptyAccount();
    const spilloverTo = account.addDeployment('overflow', { ...CHAT, ...target });
    account.addDeployment('chat', { ...RESERVED, ...source, spilloverTo });
  };

  test.each<[string, Partial<ModelDeploymentOptions>, Partial<ModelDeploymentOptions>, string]>([
    [
      'a standard deployment that spills over',
      { sku: 'DataZoneStandard' },
      {},
      "'chat' is DataZoneStandard, and only a provisioned deployment can send requests that exceed its capacity to another one; remove spilloverTo",
    ],
    [
      'a target that is provisioned',
      {},
      { sku: 'DataZoneProvisionedManaged' },
      "'overflow' is DataZoneProvisionedManaged, and only a standard deployment can get the requests that exceed the capacity of 'chat'",
    ],
    [
      'another version',
      {},
      { version: '2' },
      "'overflow' has gpt-5.4 2, and 'chat' has gpt-5.4 2026-03-05: Azure requires the same model and version for spillover",
    ],
    [
      'a target that processes prompts in more places',
      {},
      { sku: 'GlobalStandard' },
      "'chat' processes prompts in its data zone, but with 'overflow' (GlobalStandard) the requests that exceed its capacity may be processed in any Azure region; name a deployment with DataZoneStandard or Standard",
    ],
  ])('refuses %s', (_, source, target, message) => {
    expect(() => {
      spilling(source, target);
    }).toThrow(message);
  });

  test('refuses a weaker filter, and accepts a stricter one', () => {
    const { account } = emptyAccount();
    const [strict, loose] = [account.addContentFilter('strict'), account.addContentFilter('loose', { preset: 'balanced' })];
    const overflow = (id: string, contentFilter: ContentFilter) => account.addDeployment(id, { ...CHAT, contentFilter });
    expect(() =>
      account.addDeployment('chat', { ...RESERVED, contentFilter: strict, spilloverTo: overflow('weaker', loose) }),
    ).toThrow(
      "requests that exceed the capacity of 'chat' would pass the filter of 'weaker' instead: 'loose' is weaker than 'strict': ",
    );
    expect(() =>
      account.addDeployment('talk', { ...RESERVED, contentFilter: loose, spilloverTo: overflow('stricter', strict) }),
    ).not.toThrow();
  });

  test('refuses a filter with fewer blocklists, or one that Azure maintains', () => {
    const { account } = emptyAccount();
    const blocklist = account.addBlocklist('projects', { terms: ['Falcon'] });
    const listed = account.addContentFilter('listed', { blocklists: [{ blocklist, direction: 'prompt' }] });
    const plain = account.addContentFilter('plain');
    const spillTo = (id: string, contentFilter: ModelDeploymentOptions['contentFilter']) => () =>
      account.addDeployment(`chat-${id}`, {
        ...RESERVED,
        contentFilter: listed,
        spilloverTo: account.addDeployment(id, { ...CHAT, contentFilter }),
      });
    expect(spillTo('unlisted', plain)).toThrow(/'plain' is weaker than 'listed': no blocklist 'projects-\w+' on prompts/);
    expect(spillTo('azures', CHAT.contentFilter)).toThrow(
      "Azure maintains 'Microsoft.DefaultV2', and may make it weaker than 'listed'",
    );
  });

  test('refuses a deployment of another account', () => {
    const { stack, resourceGroup, account } = emptyAccount();
    const other = new OpenAIAccount(stack, 'other', { name: 'oai-other', customSubdomain: 'oai-other', resourceGroup });
    expect(() => account.addDeployment('chat', { ...RESERVED, spilloverTo: other.addDeployment('overflow', CHAT) })).toThrow(
      "the deployment 'overflow' belongs to the account 'oai-other', not to 'oai-test'; add one to this account",
    );
  });

  test('refuses what is no deployment', () => {
    const { account } = emptyAccount();
    const spilloverTo = 'overflow' as unknown as ModelDeployment;
    expect(() => account.addDeployment('chat', { ...RESERVED, spilloverTo })).toThrow(
      "the deployment is 'overflow'; pass the construct, such as account.addDeployment(…)",
    );
  });
});
