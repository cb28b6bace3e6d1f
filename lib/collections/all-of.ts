/**
 * A list of all values of a union. The compiler refuses a list that lacks a value or has another one, so that a union can be written out
 * where readers and the report of the public API see it.
 */
export const allOf =
  <T extends string>() =>
  <const L extends readonly T[]>(values: L & ([Exclude<T, L[number]>] extends [never] ? unknown : never)): L =>
    values;
