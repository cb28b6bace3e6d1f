import { z } from 'zod';
import type { Path } from '../diagnostics/setting-locations';

function unwrapped(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return unwrapped(schema.unwrap() as z.ZodType);
  return schema;
}

/** The schema of the value at a path. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inside = unwrapped(schema);
  if (inside instanceof z.ZodUnion)
    return inside.options.map((option) => schemaAt(option as z.ZodType, path)).find((found) => found !== undefined);
  const next = stepInto(inside, step);
  return next === undefined ? undefined : schemaAt(next as z.ZodType, rest);
}

function stepInto(schema: z.ZodType, step: number | string): unknown {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? schema.shape[step] : othersIn(schema);
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** The schema of keys that an object does not list; undefined if it allows none. */
function othersIn({ def: { catchall } }: z.ZodObject): unknown {
  return catchall === undefined || catchall instanceof z.ZodNever ? undefined : catchall;
}

/** The keys that a map can have. */
export function keysOf(schema: z.ZodType): string[] {
  const inside = unwrapped(schema);
  if (inside instanceof z.ZodUnion) return inside.options.flatMap((option) => keysOf(option as z.ZodType));
  if (inside instanceof z.ZodObject) return Object.keys(inside.shape);
  if (inside instanceof z.ZodRecord && inside.keyType instanceof z.ZodEnum) return inside.keyType.options.map(String);
  return [];
}

/** The value at a path of plain data. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
        ? (inside as Record<string, unknown>)[step]
        : undefined,
    value,
  );
}
