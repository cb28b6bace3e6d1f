import { isHashedName } from '../../catalog/blocklist-name';
import { isSame as isSameName } from '../../catalog/ignoring-case';
import { isExpression } from '../../stack/facts/field';
import type { Json, JsonObject } from '../../stack/json';
import { blockOf, isSame } from '../../stack/json';
import type { Resource } from '../../stack/stack';

/** Resources by address, as Azure has them. */
export type Resources = Map<string, Resource>;

/** One value: its path, what the stack means by it, and what Azure has. */
export type Compared = readonly [path: string, written: Json | undefined, live: Json | undefined];

/** Stands for what the stack means if it was compared already, and means something else than Azure's value. */
export const OTHER: Json = {};

/** Whether only Terraform knows a value of the stack, so that it cannot be compared. */
const isUnknown = (written: Json | undefined) => written === 'unknown' || [written].flat().some((each) => isExpression(each));

/** The paths of values that cannot be compared. */
export const unknownIn = (values: readonly Compared[]): readonly string[] =>
  values.filter(([, written]) => isUnknown(written)).map(([path]) => path);

/** Puts the values of Azure that mean something else. */
export const put = (attributes: JsonObject, values: readonly Compared[]): JsonObject =>
  values
    .filter(([, written, live]) => !isUnknown(written) && !isSame(written, live))
    .reduce((edited, [path, , live]) => withValue(edited, path.split('.'), live), attributes);

function withValue(attributes: JsonObject, [key = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  const { [key]: before, ...others } = attributes;
  if (rest.length > 0) return { ...others, [key]: withValue(blockOf(before) ?? {}, rest, value) };
  return value === undefined ? others : { ...others, [key]: value };
}

/** Replaces the attributes of a resource. */
export function replace(resources: Resources, resource: Resource, attributes: JsonObject): void {
  resources.set(resource.address, { ...resource, attributes });
}

/** Azure ignores case in names. The name of a blocklist from a variable ends with a hash that only Terraform knows. */
export const isNamed =
  (name: string | undefined) =>
  (other: { readonly name: string }): boolean => {
    const start = name?.indexOf('${') ?? -1;
    return start === -1 ? isSameName(name ?? '', other.name) : isHashedName(name?.slice(0, start) ?? '', other.name);
  };

/** The address of something in Azure that the stack does not have, with its name as the key of an instance: it is not in any state. */
export const outsideAddress = (type: string, name: string): string => `${type}${OUTSIDE}[${JSON.stringify(name)}]`;

/** Whether an address is that of something in no stack. */
export const isOutside = (address: string | undefined): boolean => address?.includes(`${OUTSIDE}[`) === true;

const OUTSIDE = '.not-generated';
