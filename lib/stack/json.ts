import { isMap } from '../collections/map';

/** Data as JSON.parse returns it. */
export type Json = boolean | number | string | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject => isMap(value);

/** A Terraform block, which may be written as an object or as a list with one object. */
export const blockOf = (value: Json | undefined): JsonObject | undefined => {
  const inner = Array.isArray(value) && value.length === 1 ? (value as readonly Json[])[0] : value;
  return isObject(inner) ? inner : undefined;
};

/** The own property of an object. The JSON is untrusted and may have keys such as `constructor` and `__proto__`. */
export const own = (object: JsonObject | undefined, key: string): Json | undefined =>
  object && Object.hasOwn(object, key) ? object[key] : undefined;

/** Terraform blocks in any notation: one as an object, several as a list, none as null. */
export const blocksOf = (value: Json | undefined): JsonObject[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(isObject);

/** The value at a path such as `sku.name`, also through lists with one block; undefined if there is none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((inner, key) => own(blockOf(inner), key), value);
}

/** The text at a path; undefined if there is none or another type. */
export function textAt(value: Json | undefined, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path, which may be written as text; undefined if there is none or another type. */
export function numberAt(value: Json | undefined, path: string): number | undefined {
  const found = valueAt(value, path);
  const number = typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : found;
  return typeof number === 'number' ? number : undefined;
}

/** The list at a path; a single block counts as a list. Empty if there is none or another type. */
export function listAt(value: Json | undefined, path: string): readonly Json[] {
  const found = valueAt(value, path);
  if (isObject(found)) return [found];
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** Whether two values are the same for Terraform, which ignores the order of keys and treats null as not set. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if ((one ?? undefined) === (other ?? undefined)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    const others = other as readonly Json[];
    return one.length === others.length && (one as readonly Json[]).every((each, i) => isSame(each, others[i]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  return [...Object.keys(one), ...Object.keys(other)].every((key) => isSame(own(one, key), own(other, key)));
}

/** The texts in the list at a path. */
export const textsAt = (value: Json | undefined, path: string): string[] =>
  listAt(value, path).filter((each): each is string => typeof each === 'string');
