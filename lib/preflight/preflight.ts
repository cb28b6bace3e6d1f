import { isWithoutToken } from '../azure/sign-in-failure';
import type { PreflightContext, Question } from './question';
import type { Target } from '../verdicts/target';
import type { Verdict } from '../verdicts/verdict';

/** The verdicts of a question about a stack. */
export interface Asked {
  readonly target: Target;
  readonly question: Question;
  readonly verdicts: readonly Verdict[];
}

/** Asks questions about stacks, all at once: the client of Azure limits how many are sent. In the order of stacks, then of questions. */
export const preflight = (
  targets: readonly Target[],
  questions: readonly Question[],
  context: PreflightContext,
): Promise<readonly Asked[]> =>
  Promise.all(
    targets.flatMap((target) =>
      questions
        .filter(({ kinds }) => kinds.includes(target.kind))
        .map(async (question) => ({ target, question, verdicts: await verdictsOf(question, target, context) })),
    ),
  );

async function verdictsOf(question: Question, target: Target, context: PreflightContext): Promise<readonly Verdict[]> {
  try {
    const verdicts = await question.ask(target, context);
    return verdicts.length > 0 ? verdicts : [{ outcome: 'uncertain', message: 'the question has no result' }];
  } catch (error) {
    if (isWithoutToken(error)) throw error;
    const because = error instanceof Error ? error.message : String(error);
    return [{ outcome: 'uncertain', message: `the question ended with an error of the kit: ${because}` }];
  }
}
