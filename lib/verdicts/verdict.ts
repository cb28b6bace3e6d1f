import { allOf } from '../collections/all-of';
import type { Path } from '../diagnostics/setting-locations';

/** The result of a question about a stack. Only `passed` says that Azure will not refuse for this reason, as far as it can be known. */
export type Outcome = 'failed' | 'not-checked' | 'passed' | 'uncertain';
/** All outcomes, the worst first. */
export const OUTCOMES = allOf<Outcome>()(['failed', 'uncertain', 'not-checked', 'passed']);

/** What Azure answered to a question about a stack. */
export interface Verdict {
  /** `not-checked` if the identity may not ask; `uncertain` if the answer does not decide it. */
  readonly outcome: Outcome;
  /** The result, in one sentence without a full stop. */
  readonly message: string;
  /** The setting that it is about. @default - the stack as a whole */
  readonly path?: Path;
  /** Whether the key or the value of the setting is shown. @default value */
  readonly about?: 'key' | 'value';
  /** What to do, as an instruction. */
  readonly help?: string;
  /**
   * Whether people see it although it passed, because no right helps to ask about it now.
   *
   * @default - only JSON has what passed
   */
  readonly isNotice?: true;
}

export const passed = (message: string): Verdict => ({ outcome: 'passed', message });

/** The verdict about what Azure does not show to anyone now. It is no fault of the identity, so it passes, but everyone sees it. */
export const unasked = (about: Omit<Verdict, 'isNotice' | 'outcome'>): Verdict => ({
  ...about,
  outcome: 'passed',
  isNotice: true,
});

/** The worst outcome of some verdicts; `uncertain` if there are none, because then nothing is known. */
export const worstOf = (verdicts: readonly Pick<Verdict, 'outcome'>[]): Outcome =>
  OUTCOMES.find((outcome) => verdicts.some((verdict) => verdict.outcome === outcome)) ?? 'uncertain';
