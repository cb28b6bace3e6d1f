/** Steps that match no character: anchors, word boundaries, alternation, groups and quantifiers. */
const EMPTY = /^(?:[\^$|()]|\(\?:|\\[bB]|[*+?{].*)$/su;
/** Quantifiers with which a step may match no character. */
const OPTIONAL = /^(?:[*?]|\{0)/;

/** The position in an alternative of a group. */
interface Position {
  /** Whether a character must precede. */
  readonly begun: boolean;
  /** Whether the end of the text must precede. */
  readonly ended: boolean;
}

/**
 * Why a pattern, or an alternative in it, can match no text: `^` after a character, or a character after `$`. RE2 has both match
 * only at the ends of the text, unless a flag is set, which patterns cannot do.
 *
 * @param steps the steps of the pattern, in order
 * @returns undefined if no such anchor is found, which does not prove that the pattern can match
 */
export function anchorProblem(steps: readonly string[]): string | undefined {
  const start: Position = { begun: false, ended: false };
  const groups: Position[] = [start];
  let at = start;
  for (const [i, step] of steps.entries()) {
    if (step.startsWith('(')) groups.push(at);
    else if (step === ')') at = groups.length > 1 ? (groups.pop() ?? start) : at;
    else if (step === '|') at = groups.at(-1) ?? start;
    else if (step === '^' && at.begun) return 'the pattern has ^ after a character, which never matches';
    else if (step === '$') at = { ...at, ended: true };
    else if (!EMPTY.test(step) && !OPTIONAL.test(steps[i + 1] ?? '')) {
      if (at.ended) return 'the pattern has a character after $, which never matches';
      at = { ...at, begun: true };
    }
  }
  return undefined;
}
