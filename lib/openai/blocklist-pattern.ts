import { anchorProblem } from './pattern-anchors';

/** The maximum number of repetitions in RE2. */
const MAX_REPEAT = 1_000;
/** A group that can repeat more often than this counts as unbounded. */
const MANY = 10;

/** Steps of a pattern: an escape, a class in brackets, the start or end of a group, a quantifier, or one character. */
const STEP = /\\(?:[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?<?[=!:]|\(\?|\(|\)|\{\d+(?:,\d*)?\}[?]?|[*+?][?]?|./gsu;

/** Escapes that RE2 and JavaScript read the same way, including escaped punctuation. */
const ESCAPE = /^\\(?:[bBdDsSwWnrtfv]|[pP]\{[A-Z][a-z]?\}|[\^$\\.*+?()[\]{}|/-])$/u;

/**
 * Why a regular expression is rejected; undefined if it is accepted. Azure does not document its dialect. Only syntax that RE2 and
 * JavaScript read the same way is accepted: no backreferences, lookaround, named groups, flags or `\u`, and only general categories
 * (`\p{L}`) as Unicode classes. Also rejected are an expression that matches the empty text, because it would block everything, and a
 * repeated group around a repetition, such as `(a+)+`, which takes a backtracking engine exponential time on some texts.
 */
export function patternProblem(pattern: string): string | undefined {
  const steps = pattern.match(STEP) ?? [];
  return (
    firstOf(steps.flatMap(withEscapes)) ??
    unreadable(pattern) ??
    groupProblem(steps) ??
    anchorProblem(steps) ??
    blocksAll(pattern)
  );
}

/** A step and, for a class in brackets, the escapes in it. */
const withEscapes = (step: string): string[] =>
  step.startsWith('[') ? [step, ...(step.match(/\\(?:[pP]\{[^}]*\}|.)/gsu) ?? [])] : [step];

function firstOf(steps: readonly string[]): string | undefined {
  for (const step of steps) {
    if (/^\\(?:[1-9]|k)/.test(step)) return 'the pattern has a backreference, which RE2 does not have';
    if (/^\(\?<?[=!]/.test(step)) return 'the pattern has a lookahead or lookbehind, which RE2 does not have';
    if (step === '[]' || step === '[^]') return `the pattern has ${step}, which engines read differently`;
    if (step === '(?') return 'the pattern has a named group, a flag or an atomic group; use ( or (?: instead';
    if (step.startsWith('\\') && !ESCAPE.test(step)) return `the pattern has ${step}, which engines read differently`;
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
    // The message of the engine repeats the pattern, which may be confidential, before the reason.
    const reason = String(error).split(': ').at(-1) ?? '';
    return `the pattern is not a regular expression: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  }
}

/** Requires a pattern with matching parentheses. */
function groupProblem(steps: readonly string[]): string | undefined {
  const repeats = [false];
  for (const [i, step] of steps.entries()) {
    const isGroup = step === ')';
    if (step.startsWith('(')) repeats.push(false);
    const inside = isGroup ? (repeats.pop() ?? false) : false;
    const repeated = isMany(steps[i + 1] ?? '') && !step.startsWith('(');
    if (isGroup && inside && repeated)
      return 'the pattern repeats a group that contains a repetition, like (a+)+, which can take exponential time';
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
