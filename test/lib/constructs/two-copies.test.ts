import { Construct } from 'constructs';
import * as first from '../../../lib';
import { addressesOf, at, configurationOf, emptyStack, SUBSCRIPTION } from '../../support/terraform';
import { ACCOUNT_ID } from '../openai/fixtures';

/** A second copy of the package, as npm installs it if two versions are required. CDKTF itself is a peer, so it is there once. */
function secondCopy(): typeof first {
  let copy: typeof first | undefined;
  jest.isolateModules(() => {
    jest.doMock('cdktf', () => cdktf);
    jest.doMock('constructs', () => constructs);
    copy = jest.requireActual<typeof first>('../../../lib');
  });
  if (!copy) throw new Error('the package was not loaded');
  return copy;
}
const cdktf = jest.requireActual<object>('cdktf');
const constructs = jest.requireActual<object>('constructs');

const second = secondCopy();

const CHAT = { model: 'gpt-5.4', version: '2026-03-05', sku: 'DataZoneStandard', capacity: 1 } as const;

test('the copies have different classes', () => {
  expect(second.BaseStack).not.toBe(first.BaseStack);
  expect(second.ValidationError).not.toBe(first.ValidationError);
});

test('a copy recognises the errors and stacks of the other', () => {
  const { stack } = emptyStack();
  expect(second.BaseStack.isBaseStack(stack)).toBe(true);
  expect(second.BaseStack.of(new Construct(stack, 'inner'))).toBe(stack);
  expect(second.ValidationError.isValidationError(new first.ValidationError('path', ['wrong']))).toBe(true);
  expect(second.ValidationError.isValidationError(new Error('wrong'))).toBe(false);
  expect(second.BaseStack.isBaseStack(new Construct(stack, 'other'))).toBe(false);
});

describe('constructs of both copies in one stack', () => {
  const { stack, resourceGroup } = emptyStack({ preventDestroy: false, tags: { owner: 'platform' } });
  const account = new second.OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
  const again = first.OpenAIAccount.fromAccountId(stack, 'again', ACCOUNT_ID);
  const contentFilter = account.addContentFilter('strict');
  again.addDeployment('chat', { ...CHAT, contentFilter });
  new first.ModelDeployment(stack, 'by_hand', { ...CHAT, account, contentFilter });
  second.Tags.of(stack).add('costCenter', '4711');
  second.Guardrails.of(stack).promise({ approvedModifiedFilters: true });
  const configuration = configurationOf(stack);

  test('recognise each other', () => {
    expect(first.OpenAIAccount.isOpenAIAccount(account)).toBe(true);
    expect(first.OpenAIAccount.isOpenAIAccount(again)).toBe(false);
    expect(first.ContentFilter.isContentFilter(contentFilter)).toBe(true);
    expect(first.ContentFilter.isContentFilter(account)).toBe(false);
    const all = stack.node.findAll();
    for (const { ModelDeployment } of [first, second])
      expect(all.filter((each) => ModelDeployment.isModelDeployment(each)).map(({ node }) => node.path)).toEqual([
        'test/again/deployment/chat',
        'test/by_hand',
      ]);
    expect(second.Blocklist.isBlocklist(again.addBlocklist('names', { terms: ['Falcon'] }))).toBe(true);
  });

  test('use the settings of the stack', () => {
    expect(account.subscriptionId).toBe(SUBSCRIPTION);
    expect(at(configuration, 'azurerm_cognitive_account.account')).toMatchObject({
      lifecycle: { prevent_destroy: false },
      tags: { owner: 'platform', costCenter: '4711' },
    });
    expect(first.Guardrails.of(stack).all).toMatchObject({ residency: 'global', approvedModifiedFilters: true });
  });

  test('have readable addresses', () => {
    expect(addressesOf(configuration)).toEqual([
      'azapi_resource.account_filter_strict',
      'azurerm_cognitive_account.account',
      'azurerm_cognitive_deployment.again_deployment_chat',
      'azurerm_cognitive_deployment.by_hand',
      'azurerm_resource_group.resource_group',
    ]);
  });

  test('share the write order, the names and the grants of their account', () => {
    const waits = (address: string) => at(configuration, address)['depends_on'];
    expect(waits('azurerm_cognitive_deployment.by_hand')).toEqual(['azapi_resource.account_filter_strict']);
    expect(waits('azurerm_cognitive_deployment.again_deployment_chat')).toEqual(['azurerm_cognitive_deployment.by_hand']);
    expect(() => account.addDeployment('CHAT', { ...CHAT, contentFilter })).toThrow('the same to Azure');
    const alice = first.EntraPrincipal.user('00000000-0000-0000-0000-0000000000aa');
    again.grantInference(alice);
    expect(() => account.grantInference(alice)).toThrow('already grants');
  });
});
