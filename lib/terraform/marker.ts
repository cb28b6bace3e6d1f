/**
 * A mark on the objects of a class. `instanceof` fails if a project contains two copies of this package, because each copy has its
 * own class. Symbols of the global registry are the same in all copies, as in CDKTF itself.
 */
export const markerOf = (name: string): symbol => Symbol.for(`azure-openai-stamps.${name}`);

/** Marks an object. */
export const mark = (object: object, marker: symbol): void => {
  Object.defineProperty(object, marker, { value: true });
};

/** Whether an object has a mark. */
export const isMarked = (value: unknown, marker: symbol): boolean =>
  typeof value === 'object' && value !== null && marker in value;

/** A value that belongs to an object, such as to a stack, created on first use. Copies of this package share it. */
export function keptOn<T>(owner: object, marker: symbol, create: () => T): T {
  const holder = owner as Record<symbol, T | undefined>;
  const known = holder[marker];
  if (known !== undefined) return known;
  const value = create();
  Object.defineProperty(owner, marker, { value });
  return value;
}
