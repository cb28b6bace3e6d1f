import { textAt } from '../json';
import type { JsonObject } from '../json';
import type { Stack } from '../stack';
import type { Provider } from './sections';
import { providersOf } from './sections';

/** The provider that a resource names, such as `azurerm.hub`; undefined: the default one of its type. */
export const providerOf = (attributes: JsonObject): string | undefined =>
  textAt(attributes, 'provider')?.replace(/^\$\{\s*|\s*\}$/g, '');

/** The providers that only private endpoints use. Azure requires an endpoint in the subscription of its network. */
export function endpointProvidersOf(stack: Stack | undefined): readonly Provider[] {
  if (!stack) return [];
  const used = [...stack.resources.values()].flatMap(({ type, attributes }) => {
    const name = providerOf(attributes);
    return name === undefined ? [] : [{ name, isEndpoint: type === 'azurerm_private_endpoint' }];
  });
  return providersOf(stack).filter(({ name }) => {
    const users = used.filter((each) => each.name === name);
    return name.includes('.') && users.length > 0 && users.every(({ isEndpoint }) => isEndpoint);
  });
}
