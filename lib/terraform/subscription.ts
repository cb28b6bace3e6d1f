import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { baseStackOf } from './owning-stack';

/**
 * The subscription of the resources in the stack of a construct: that of a `BaseStack`, or of the default azurerm provider of another
 * stack; undefined if the stack does not state it.
 */
export function subscriptionOf(construct: IConstruct): string | undefined {
  const base = baseStackOf(construct);
  if (base) return base.subscriptionId;
  const providers = TerraformStack.of(construct).node.children.filter((each) => TerraformProvider.isTerraformProvider(each));
  const azurerm = providers.find(
    ({ terraformResourceType, alias }) => terraformResourceType === AzurermProvider.tfResourceType && alias === undefined,
  ) as AzurermProvider | undefined;
  return azurerm?.subscriptionIdInput;
}
