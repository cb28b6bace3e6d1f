import type { Ref } from './field';
import { Facts } from './facts';
import type { FactOf } from './kinds';
import { providersOf } from './sections';
import type { Storage } from './storage';
import type { Stack } from '../stack';

/** The subscription in which azurerm creates resources. */
export const subscriptionOf = (stack: Stack | undefined) =>
  providersOf(stack).find(({ name }) => name === 'azurerm')?.subscription;

const TYPES = { account: 'Microsoft.CognitiveServices/accounts', storage: 'Microsoft.Storage/storageAccounts' } as const;

/** The account of a stack that a reference or a literal ID names; undefined if there is none. */
export function reached<K extends keyof typeof TYPES>(
  stack: Stack | undefined,
  kind: K,
  ref: Ref | undefined,
): FactOf<K> | undefined {
  const facts = Facts.of(stack);
  const referred = facts.referred(kind, ref);
  if (referred || ref === undefined) return referred;
  const subscription = subscriptionOf(stack) ?? '';
  return facts.all(kind).find((each) => {
    const { name = '', group } = each.value as Pick<Storage, 'group' | 'name'>;
    const id = `/subscriptions/${subscription}/resourceGroups/${facts.nameOf(group) ?? ''}/providers/${TYPES[kind]}/${name}`;
    return id.toLowerCase() === ref.written.toLowerCase();
  });
}
