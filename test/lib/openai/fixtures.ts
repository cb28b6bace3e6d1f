import { OpenAIAccount } from '../../../lib/openai/account';
import { RootConstruct } from 'constructs';
import { ContentFilter } from '../../../lib/openai/content-filter';
import type { ModelDeploymentOptions } from '../../../lib/openai/model-deployment';
import type { BaseStack, BaseStackProps } from '../../../lib/terraform/base-stack';
import type { ResourceGroup } from '../../../lib/terraform/resource-group';
import { emptyStack, SUBSCRIPTION } from '../../support/terraform';

/** The ID of the account that `emptyAccount` creates. */
export const ACCOUNT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.CognitiveServices/accounts/oai-test`;

/** The reference to the account in the stack of `emptyAccount`. */
export const ACCOUNT_REFERENCE = '${azurerm_cognitive_account.account.id}';

/** A valid deployment. */
export const CHAT: ModelDeploymentOptions = {
  model: 'gpt-5.4',
  version: '2026-03-05',
  sku: 'DataZoneStandard',
  capacity: 100,
  contentFilter: ContentFilter.fromPolicyName(new RootConstruct(), 'default', 'Microsoft.DefaultV2'),
};

/** An empty account in an otherwise empty stack. */
export function emptyAccount(props: Partial<BaseStackProps> = {}): {
  stack: BaseStack;
  resourceGroup: ResourceGroup;
  account: OpenAIAccount;
} {
  const { stack, resourceGroup } = emptyStack(props);
  const account = new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
  return { stack, resourceGroup, account };
}
