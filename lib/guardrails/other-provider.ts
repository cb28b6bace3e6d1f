import { byKey } from '../data/order';
import { providersOf } from '../stack/facts/sections';
import { identityIn } from '../stack/facts/sign-in';
import { textAt } from '../stack/json';
import type { JsonObject } from '../stack/json';
import type { Resource, Stack } from '../stack/stack';
import type { Breach } from './guardrail';

/** Whether a resource is made by a provider that signs in otherwise than the one that its type is for. */
export function otherProvider(stack: Stack, { address, type, attributes }: Resource): Pick<Breach, 'help' | 'message'>[] {
  const name = textAt(attributes, 'provider')?.replace(/^\$\{\s*|\s*\}$/g, '');
  const usual = type.replace(/_.*$/s, '');
  if (name === undefined || name === usual) return [];
  const [others, own] = [name, usual].map((each) => providersOf(stack).filter((provider) => provider.name === each));
  const mine = accountIn(own?.[0]?.settings);
  // Two of one name are in several modules.
  if (others?.every(({ settings }) => accountIn(settings) === mine) && (others.length > 0 || mine === NONE)) return [];
  return [
    {
      message: `${address} is made with the provider ${name}: in another subscription or tenant, or as somebody else than the rest of the stack`,
      help: 'make it with the provider of the stack, or move it to a stack of its own',
    },
  ];
}

/** What says in which subscription and as whom a provider works, as a text to be compared. */
const accountIn = (settings: JsonObject = {}) =>
  JSON.stringify([settings['subscription_id'] ?? null, ...[...identityIn(settings)].sort(byKey)]);

const NONE = accountIn();
