import type { JsonObject } from '../../stack/json';
import { textAt, valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';

/** What happens to the name of an account that is deleted. */
export function nameFate(stack: Stack | undefined, type: string): string {
  if (type !== 'azurerm_cognitive_account') return '';
  const features = valueAt(stack?.sections, 'provider.azurerm.features.cognitive_account.purge_soft_delete_on_destroy');
  return features === false
    ? '; Azure holds its name and subdomain for 48 hours, in which no other account can have them, and goes on charging for provisioned throughput'
    : '; it is purged, so it cannot be recovered';
}

/** What a resource is called where its address says too little. */
export const nameOf = (attributes: JsonObject): string => {
  const name = textAt(attributes, 'name');
  return name === undefined || name.includes('${') ? '' : ` (${name})`;
};
