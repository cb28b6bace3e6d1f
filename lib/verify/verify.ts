import type { Target } from '../verdicts/target';
import type { Verdict } from '../verdicts/verdict';
import type { Check } from './check';
import type { VerifyContext } from './session';
import { Session } from './session';

/** A stamp that was applied. */
export type StampTarget = Extract<Target, { readonly kind: 'stamp' }>;

/** The verdicts of a check of a stamp. */
export interface Checked {
  readonly target: StampTarget;
  readonly question: Check;
  readonly verdicts: readonly Verdict[];
  /** Why it did not run, which an earlier check says. @default - it ran */
  readonly skippedBecause?: string;
}

/** Runs checks, one after the other for each stamp: later ones need what earlier ones find out. Several stamps are checked at once. */
export async function verify(
  targets: readonly StampTarget[],
  checks: readonly Check[],
  context: VerifyContext,
  onCheck: () => void = () => undefined,
): Promise<readonly Checked[]> {
  const all = targets.map(async (target) => {
    const session = new Session(target.stack, context);
    const done: Checked[] = [];
    for (const question of checks.filter(({ appliesTo = () => true }) => appliesTo(target.stack.value))) {
      onCheck();
      const because = session.obstacleTo(question.needs);
      done.push(
        because === undefined
          ? { target, question, verdicts: await verdictsOf(question, session) }
          : { target, question, verdicts: [notRun(because)], skippedBecause: because },
      );
    }
    return done;
  });
  return (await Promise.all(all)).flat();
}

const notRun = (because: string): Verdict => ({ outcome: 'not-checked', message: `it was not checked, because ${because}` });

async function verdictsOf(check: Check, session: Session): Promise<readonly Verdict[]> {
  try {
    const verdicts = await check.run(session);
    return verdicts.length > 0 ? verdicts : [{ outcome: 'uncertain', message: 'the check has no result' }];
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return [{ outcome: 'uncertain', message: `the check ended with an error of the kit: ${because}` }];
  }
}
