import type { ServedCloud } from '../catalog/cloud-name';
import { resourceIdOf } from '../catalog/resource-id';
import { cloudOf } from '../stack/facts/cloud';
import { providerOf } from '../stack/facts/endpoint-providers';
import { Facts } from '../stack/facts/facts';
import { isExpression } from '../stack/facts/field';
import type { FactOf } from '../stack/facts/kinds';
import { providersOf } from '../stack/facts/sections';
import type { Resource, Stack } from '../stack/stack';

/** Where the account of a stack is in Azure. */
export interface AccountPlace {
  /** The Terraform address of the account. */
  readonly address: string;
  /** The ID of the account in Azure. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly cloud: ServedCloud;
}

/** An account whose ID only Terraform knows. */
export interface Unplaced {
  /** The Terraform address of the account. */
  readonly address: string;
  /** What is missing for the ID, to complete the sentence "… is known only to Terraform". */
  readonly missing: string;
}

/** The account of a stack; undefined if the stack has none. Others than the first are named by `furtherAccounts`. */
export function accountPlace(stack: Stack): AccountPlace | Unplaced | undefined {
  const facts = Facts.of(stack);
  const [account] = facts.all('account');
  if (!account) return undefined;
  const { address } = account;
  const parts = {
    name: known(account.value.name),
    'resource group': known(facts.nameOf(account.value.group)),
    subscription: providerSubscription(stack, account),
  };
  const { name, subscription: subscriptionId, 'resource group': resourceGroup } = parts;
  if (name === undefined || subscriptionId === undefined || resourceGroup === undefined) {
    const [missing = ''] = Object.entries(parts).flatMap(([part, value]) => (value === undefined ? [part] : []));
    return { address, missing };
  }
  return {
    ...{ address, subscriptionId, cloud: cloudOf(stack) },
    id: resourceIdOf('account', { subscriptionId, resourceGroup, names: [name] }),
  };
}

const known = (text: string | undefined) => (text === undefined || text === '' || isExpression(text) ? undefined : text);

/** The subscription of the provider of a resource; undefined if only Terraform knows it. */
export function providerSubscription(stack: Stack, { resource }: { readonly resource: Resource }): string | undefined {
  const used = providerOf(resource.attributes) ?? resource.type.replace(/_.*/, '');
  return known(providersOf(stack).find(({ name }) => name === used)?.subscription);
}

/** Whether the ID of an account is known. */
export const isPlaced = (place: AccountPlace | Unplaced): place is AccountPlace => 'id' in place;

/** The accounts of a stack that are not compared, because the kit writes one for each stack. */
export const furtherAccounts = (stack: Stack): readonly FactOf<'account'>[] => Facts.of(stack).all('account').slice(1);
