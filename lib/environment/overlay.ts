import { z } from 'zod';

/** Data as YAML gives it: maps, lists and scalars. */
type PlainMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is PlainMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Lays one layer of settings over another: maps merge key by key, a list or scalar replaces what is below it, null removes it.
 * The keys come out sorted, so that the order in a file never matters.
 */
export function overlay(below: unknown, above: unknown): unknown {
  if (!isMap(above)) return above;
  const base = isMap(below) ? below : {};
  const keys = [...new Set([...Object.keys(base), ...Object.keys(above)])].sort();
  const merged = keys.map((key) => [key, Object.hasOwn(above, key) ? overlay(own(base, key), above[key]) : base[key]] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined));
}

const own = (map: PlainMap, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined);

/** The schema of a layer: what the settings may be, but nothing that they must be, and null wherever something can be removed. */
export function layerOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return layerOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return withMeta(schema, layerOf(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape).map(([key, value]) => [key, removable(value as z.ZodType)] as const);
    return withMeta(schema, z.strictObject(Object.fromEntries(shape)));
  }
  if (schema instanceof z.ZodRecord) {
    const [keys, values] = [schema.keyType, layerOf(schema.valueType as z.ZodType).nullable()];
    return withMeta(schema, keys instanceof z.ZodEnum ? z.partialRecord(keys, values) : z.record(keys as z.ZodString, values));
  }
  if (schema instanceof z.ZodUnion)
    return withMeta(schema, z.union(schema.options.map((option) => layerOf(option as z.ZodType))));
  return schema;
}

const removable = (schema: z.ZodType) => withMeta(schema, layerOf(schema).nullable().optional());

const withMeta = (from: z.ZodType, to: z.ZodType) => {
  const meta = from.meta();
  return meta ? to.meta(meta) : to;
};
