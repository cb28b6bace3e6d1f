import { featureOf } from '../../stack/facts/sections';
import { plainNameOf } from '../../stack/facts/written-name';
import type { Resource, Stack } from '../../stack/stack';

/** What happens to the name of an account that is deleted. */
export function nameFate(stack: Stack | undefined, type: string): string {
  if (type !== 'azurerm_cognitive_account') return '';
  return featureOf(stack, 'cognitive_account.purge_soft_delete_on_destroy', true) === false
    ? '; Azure holds its name and subdomain for 48 hours, in which no other account can have them, and goes on charging for provisioned throughput'
    : '; it is purged, so it cannot be recovered';
}

/** What a resource is called where its address says too little. */
export const nameOf = (resource: Resource): string => {
  const name = plainNameOf(resource);
  return name === undefined ? '' : ` (${name})`;
};
