import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ServedCloud } from '../catalog/cloud-name';
import { SERVED_CLOUDS } from '../catalog/cloud-name';
import { baseStackOf } from './owning-stack';

/**
 * The subscription of the resources in the stack of a construct: that of a `BaseStack`, or of the default azurerm provider of another
 * stack; undefined if the stack does not state it.
 */
export function subscriptionOf(construct: IConstruct): string | undefined {
  const base = baseStackOf(construct);
  return base ? base.subscriptionId : azurermOf(construct)?.subscriptionIdInput;
}

/**
 * The cloud of the resources in the stack of a construct: that of a `BaseStack`, or of the default azurerm provider of another stack;
 * the public cloud if the stack does not state it.
 */
export function cloudIn(construct: IConstruct): ServedCloud {
  const base = baseStackOf(construct);
  // A stack of another copy of this package may be older than its clouds.
  if (base) return (base as { readonly cloud?: ServedCloud }).cloud ?? 'public';
  return SERVED_CLOUDS.find((cloud) => cloud === azurermOf(construct)?.environmentInput) ?? 'public';
}

function azurermOf(construct: IConstruct): AzurermProvider | undefined {
  const providers = TerraformStack.of(construct).node.children.filter((each) => TerraformProvider.isTerraformProvider(each));
  return providers.find(
    ({ terraformResourceType, alias }) => terraformResourceType === AzurermProvider.tfResourceType && alias === undefined,
  ) as AzurermProvider | undefined;
}
