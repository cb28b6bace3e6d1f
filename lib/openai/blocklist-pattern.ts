import { anchorProblem } from './pattern-anchors';

/** More repetitions than RE2 takes. */
const MAX_REPEAT = 1_000;
/** A group that may repeat more often than this counts as repeating without end. */
const MANY = 10;

/** Steps of a pattern: an escape, a class in brackets, the beginning of a group, its end, a quantifier, or one character. */
const STEP = /\\(?:[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!:]|\(\?|\(|\)|\{\d+(?:,\d*)?\}[?]?|[*+?][?]?|./gsu;

/** What RE2 and JavaScript read alike after a backslash; punctuation besides, which stands for itself. */
const ESCAPE = /^\\(?:[bBdDsSwWnrtfv]|[pP]\{[A-Z][a-z]?\}|[\^$\\.*+?()[\]{}|/-])$/u;

/**
 * Why a regular expression is refused; undefined when it is not. Azure does not document its dialect. Allowed is what RE2 and
 * JavaScript read alike: no backreferences, no lookaround, no named groups, no flags, no `\u`, and general categories (`\p{L}`) as
 * the only Unicode classes. Refused are also an expression that matches the empty text, since it would block everything, and a
 * repeated group around a repetition, such as `(a+)+`, which takes a backtracking engine exponential time on some texts.
 */
export function patternProblem(pattern: string): string | undefined {
  const steps = pattern.match(STEP) ?? [];
  return firstOf(steps.flatMap(withEscapes)) ?? unreadable(pattern) ?? groupProblem(steps) ?? anchorProblem(steps) ?? blocksAll(pattern);
}

/** A step; of one in brackets, the escapes inside of it, too. */
const withEscapes = (step: string): string[] =>
  step.startsWith('[') ? [step, ...(step.match(/\\(?:[pP]\{[^}]*\}|.)/gsu) ?? [])] : [step];

function firstOf(steps: readonly string[]): string | undefined {
  for (const step of steps) {
    if (/^\\(?:[1-9]|k)/.test(step)) return 'the pattern has a backreference, which RE2 does not have';
    if (/^\(\?<?[=!]/.test(step)) return 'the pattern looks ahead or behind, which RE2 does not do';
    if (step === '[]' || step === '[^]') return `the pattern has ${step}, which not every engine reads alike`;
    if (step === '(?') return 'the pattern has a named group, a flag or an atomic group; write ( or (?: instead';
    if (step.startsWith('\\') && !ESCAPE.test(step)) return `the pattern has ${step}, which not every engine reads alike`;
    const [most] = (/^\{(?:\d+,)?(\d+)/.exec(step) ?? []).slice(1);
    if (most !== undefined && Number(most) > MAX_REPEAT) return `the pattern repeats more than ${MAX_REPEAT} times`;
    const [least] = (/^\{(\d+),\}/.exec(step) ?? []).slice(1);
    if (least !== undefined && Number(least) > MAX_REPEAT) return `the pattern repeats more than ${MAX_REPEAT} times`;
  }
  return undefined;
}

function unreadable(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    // The engine repeats the pattern, which may be confidential, before its reason.
    const reason = String(error).split(': ').at(-1) ?? '';
    return `the pattern is not a regular expression: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  }
}

/** Only asked of patterns whose parentheses match. */
function groupProblem(steps: readonly string[]): string | undefined {
  const repeats = [false];
  for (const [i, step] of steps.entries()) {
    const isGroup = step === ')';
    if (step.startsWith('(')) repeats.push(false);
    const inside = isGroup ? (repeats.pop() ?? false) : false;
    const repeated = isMany(steps[i + 1] ?? '') && !step.startsWith('(');
    if (isGroup && inside && repeated)
      return 'the pattern repeats a group that repeats something itself, like (a+)+, which can take forever';
    if (inside || repeated) repeats[repeats.length - 1] = true;
  }
  return undefined;
}

function isMany(quantifier: string): boolean {
  if (/^[*+]/.test(quantifier) || /^\{\d+,\}/.test(quantifier)) return true;
  const [, most = '0'] = /^\{(?:\d+,)?(\d+)\}/.exec(quantifier) ?? [];
  return Number(most) > MANY;
}

const blocksAll = (pattern: string) =>
  new RegExp(pattern, 'u').test('') ? 'the pattern matches the empty text, so it would block everything' : undefined;
