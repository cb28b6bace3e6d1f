import type { z } from 'zod';

/** The documented shape of an answer, with everything that Azure leaves out or writes as null allowed for. Unknown fields are ignored. */
export type Shape<T> = z.ZodType<T>;

/** A value of a shape, or what differs, in one line. */
export function decoded<T>(shape: Shape<T>, value: unknown): { readonly value: T } | { readonly because: string } {
  const result = shape.safeParse(value);
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  return {
    because: `the answer does not have the documented shape${path === '' ? '' : ` (${path})`}: ${issue?.message ?? ''}`,
  };
}
