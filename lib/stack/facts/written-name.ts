import { textAt } from '../json';
import type { Resource } from '../stack';

/** The name of a resource of any kind, which may be an expression; undefined if it has none. */
export const writtenNameOf = ({ attributes }: Pick<Resource, 'attributes'>): string | undefined => textAt(attributes, 'name');

/** The name of a resource if it is a literal value. */
export function plainNameOf(resource: Pick<Resource, 'attributes'>): string | undefined {
  const name = writtenNameOf(resource);
  return name?.includes('${') === true ? undefined : name;
}
