/** Refuses a whole request if any part of it is refused, and reports all reasons at once. */
export function throwIfRefused(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Error(`${reasons.join('\n')}\nNothing was written.`);
}
