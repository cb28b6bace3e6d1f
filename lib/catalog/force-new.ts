import data from './data/force-new.json';

/** The versions of the providers that the table is about. */
export const FORCE_NEW_PROVIDERS: Readonly<Record<string, string>> = data.providers;

const TYPES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.types));

/** Whether the table knows a resource type. */
export const knowsForceNew = (type: string) => TYPES.has(type);

/**
 * Whether a change of an attribute makes Terraform replace the resource. A block that comes or goes counts as all that is in it.
 *
 * @param path such as `sku.name`
 */
export const forcesNew = (type: string, path: string) =>
  (TYPES.get(type) ?? []).some((attribute) => attribute === path || attribute.startsWith(`${path}.`));
