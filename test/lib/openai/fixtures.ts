import { OpenAIAccount } from '../../../lib/openai/account';
import { ContentFilter } from '../../../lib/openai/content-filter';
import type { ModelDeploymentProps } from '../../../lib/openai/model-deployment';
import type { BaseStack, BaseStackProps } from '../../../lib/terraform/base-stack';
import type { ResourceGroup } from '../../../lib/terraform/resource-group';
import { emptyStack, SUBSCRIPTION } from '../../support/terraform';

/** The ID of the account that `emptyAccount` gives. */
export const ACCOUNT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-test/providers/Microsoft.CognitiveServices/accounts/oai-test`;

/** How resources in the stack of `emptyAccount` refer to the account. */
export const ACCOUNT_REFERENCE = '${azurerm_cognitive_account.account.id}';

/** A deployment that nothing is wrong with. */
export const CHAT: ModelDeploymentProps = {
  model: 'gpt-5.4',
  version: '2026-03-05',
  sku: 'DataZoneStandard',
  capacity: 100,
  contentFilter: ContentFilter.fromPolicyName('Microsoft.DefaultV2'),
};

/** An account with nothing on it, in a stack with nothing else. */
export function emptyAccount(props: Partial<BaseStackProps> = {}): {
  stack: BaseStack;
  resourceGroup: ResourceGroup;
  account: OpenAIAccount;
} {
  const { stack, resourceGroup } = emptyStack(props);
  const account = new OpenAIAccount(stack, 'account', { name: 'oai-test', customSubdomain: 'oai-test', resourceGroup });
  return { stack, resourceGroup, account };
}
