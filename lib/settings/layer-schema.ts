import { z } from 'zod';

/** The schema of a layer: the same settings, all optional, and null where a lower layer's setting can be removed. */
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
