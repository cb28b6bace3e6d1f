/** Data as it comes out of JSON.parse. */
export type Json = boolean | number | string | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A block of Terraform, which may be written as itself or as a list of one. */
export const blockOf = (value: Json | undefined): JsonObject | undefined => {
  const inner = Array.isArray(value) && value.length === 1 ? (value as readonly Json[])[0] : value;
  return isObject(inner) ? inner : undefined;
};

/** The value at a path such as `sku.name`, through blocks that are written as lists of one; undefined: there is none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((inner, key) => blockOf(inner)?.[key], value);
}

/** The text at a path; undefined where there is none or something else. */
export function textAt(value: Json | undefined, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path; undefined where there is none or something else. */
export function numberAt(value: Json | undefined, path: string): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at a path; empty where there is none or something else. */
export function listAt(value: Json | undefined, path: string): readonly Json[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

/** The texts in the list at a path. */
export const textsAt = (value: Json | undefined, path: string): string[] =>
  listAt(value, path).filter((each): each is string => typeof each === 'string');
