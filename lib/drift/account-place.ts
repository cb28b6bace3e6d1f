import type { ServedCloud } from '../catalog/cloud-name';
import { resourceIdOf } from '../catalog/resource-id';
import { cloudOf } from '../stack/facts/cloud';
import { Facts } from '../stack/facts/facts';
import { providersOf } from '../stack/facts/sections';
import { textAt } from '../stack/json';
import type { Stack } from '../stack/stack';

/** Where the account of a stack is in Azure. */
export interface AccountPlace {
  /** The Terraform address of the account. */
  readonly address: string;
  /** The ID of the account in Azure. */
  readonly id: string;
  readonly cloud: ServedCloud;
}

/** The account of a stack of the kit; undefined if it has none. */
export function accountPlace(stack: Stack): AccountPlace | undefined {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  const provider = providersOf(stack).find(({ name }) => name === 'azurerm');
  const subscriptionId = textAt(provider?.settings, 'subscription_id');
  const resourceGroup = facts.nameOf(account?.value.group);
  if (!account?.value.name || subscriptionId === undefined || resourceGroup === undefined) return undefined;
  const id = resourceIdOf('account', { subscriptionId, resourceGroup, names: [account.value.name] });
  return { address: account.address, id, cloud: cloudOf(stack) };
}
