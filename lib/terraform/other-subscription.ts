import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { environmentOf } from './backend';
import { cloudIn, subscriptionOf } from './subscription';

/**
 * The azurerm provider for a resource in another subscription than that of its stack, with the same sign-in. The first resource in that
 * subscription adds it to the stack. Undefined if the subscription is that of the stack or unknown.
 */
export function providerIn(construct: IConstruct, subscriptionId: string | undefined): TerraformProvider | undefined {
  if (subscriptionId === undefined || subscriptionId.toLowerCase() === subscriptionOf(construct)?.toLowerCase())
    return undefined;
  const stack = TerraformStack.of(construct);
  const alias = `in_${subscriptionId.toLowerCase().replace(/-/g, '_')}`;
  const existing = stack.node.tryFindChild(`azurerm_${alias}`);
  if (existing && TerraformProvider.isTerraformProvider(existing)) return existing;
  const provider = new AzurermProvider(stack, `azurerm_${alias}`, {
    alias,
    subscriptionId,
    ...environmentOf(cloudIn(construct)),
    resourceProviderRegistrations: 'none',
    features: [{}],
  });
  // As for the provider of the stack: a failed operation leaves the resource in the state.
  provider.addOverride('features.0.persist_id_on_create_before_polling_for_completion', true);
  return provider;
}
