import type { PreflightContext } from './question';

/** Computes something once in a run for each key: however many stacks ask, an answer is decoded and counted once. */
export function oncePerRun<A extends readonly unknown[], T>(
  keyOf: (...input: A) => string,
  compute: (context: PreflightContext, ...input: A) => T,
): (context: PreflightContext, ...input: A) => T {
  const runs = new WeakMap<PreflightContext, Map<string, { readonly value: T }>>();
  return (context, ...input) => {
    const known = runs.get(context) ?? new Map<string, { readonly value: T }>();
    runs.set(context, known);
    const key = keyOf(...input);
    const result = known.get(key) ?? { value: compute(context, ...input) };
    known.set(key, result);
    return result.value;
  };
}
