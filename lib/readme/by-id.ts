import type { Ref } from '../stack/facts/field';
import { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { providersOf } from '../stack/facts/sections';
import type { Storage } from '../stack/facts/storage';
import type { Stack } from '../stack/stack';

/** The subscription that azurerm makes resources in. */
export const subscriptionOf = (stack: Stack) => providersOf(stack).find(({ name }) => name === 'azurerm')?.subscription;

const TYPES = { account: 'Microsoft.CognitiveServices/accounts', storage: 'Microsoft.Storage/storageAccounts' } as const;

/** The account of a stack that something names, by a reference or by its ID as it is written; undefined: it is in no such account. */
export function reached<K extends keyof typeof TYPES>(stack: Stack, kind: K, ref: Ref | undefined): FactOf<K> | undefined {
  const facts = Facts.of(stack);
  const byId = facts.all(kind).find((each) => {
    const { name = '', group } = each.value as Pick<Storage, 'group' | 'name'>;
    const [subscription = '', inGroup = ''] = [subscriptionOf(stack), facts.nameOf(group)];
    const id = `/subscriptions/${subscription}/resourceGroups/${inGroup}/providers/${TYPES[kind]}/${name}`;
    return id.toLowerCase() === ref?.written.toLowerCase();
  });
  return facts.referred(kind, ref) ?? byId;
}
