import { textAt } from '../json';
import type { Resource } from '../stack';

/** The name of a resource, of whatever kind it is; undefined: it has none. It may be an expression. */
export const writtenNameOf = ({ attributes }: Pick<Resource, 'attributes'>): string | undefined => textAt(attributes, 'name');

/** The name where it is written as such, and not as an expression. */
export function plainNameOf(resource: Pick<Resource, 'attributes'>): string | undefined {
  const name = writtenNameOf(resource);
  return name?.includes('${') === true ? undefined : name;
}
