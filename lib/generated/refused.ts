/** Nothing is done when anything of what somebody asks for is refused: they learn all the reasons at once. */
export function throwIfRefused(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Error(`${reasons.join('\n')}\nNothing was written.`);
}
