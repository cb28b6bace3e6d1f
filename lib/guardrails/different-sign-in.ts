import { byKey } from '../collections/order';
import { providerOf } from '../stack/facts/endpoint-providers';
import { providersOf } from '../stack/facts/sections';
import { identityIn } from '../stack/facts/sign-in';
import type { JsonObject } from '../stack/json';
import type { Resource, Stack } from '../stack/stack';
import type { Breach } from './guardrail';

/** A resource that uses a provider with another subscription, tenant or identity than the default provider of its type. */
export function differentSignIn(stack: Stack, { address, type, attributes }: Resource): Pick<Breach, 'help' | 'message'>[] {
  const name = providerOf(attributes);
  const usual = type.replace(/_.*$/s, '');
  if (name === undefined || name === usual) return [];
  const [others, own] = [name, usual].map((each) => providersOf(stack).filter((provider) => provider.name === each));
  const mine = accountIn(own?.[0]?.settings);
  if (type === ENDPOINT && others?.every(({ settings }) => identityOf(settings) === identityOf(own?.[0]?.settings))) return [];
  // Several modules may have a provider of the same name.
  if (others?.every(({ settings }) => accountIn(settings) === mine) && (others.length > 0 || mine === NONE)) return [];
  return [
    {
      message: `${address} uses the provider ${name}, which has another subscription, tenant or identity than the rest of the stack`,
      help: 'use the provider of the stack, or move the resource to its own stack',
    },
  ];
}

/** The subscription and identity of a provider, as a text to compare. */
const accountIn = (settings: JsonObject = {}) =>
  JSON.stringify([settings['subscription_id'] ?? null, ...[...identityIn(settings)].sort(byKey)]);

/** The identity of a provider, as a text to compare. */
const identityOf = (settings: JsonObject = {}) => JSON.stringify([...identityIn(settings)].sort(byKey));

/**
 * Azure requires a private endpoint in the subscription of its network, which can be that of another team. It has no settings that other
 * guardrails check.
 */
const ENDPOINT = 'azurerm_private_endpoint';

const NONE = accountIn();
