import type { Stack } from '../stack';
import { Facts } from './facts';
import type { FactOf } from './kinds';
import { providersOf } from './sections';

/** The account of a stack that a text is the ID of, written out as Azure has it; undefined: it is the ID of none of them. */
export function accountWithId(stack: Stack | undefined, id: string | undefined): FactOf<'account'> | undefined {
  const facts = Facts.of(stack);
  const subscription = providersOf(stack).find(({ name }) => name === 'azurerm')?.subscription;
  return facts.all('account').find(({ value: { name, group } }) => {
    const groupName = facts.nameOf(group);
    if (subscription === undefined || groupName === undefined || name === undefined) return false;
    const own = `/subscriptions/${subscription}/resourceGroups/${groupName}/providers/Microsoft.CognitiveServices/accounts/${name}`;
    return own.toLowerCase() === id?.toLowerCase();
  });
}
