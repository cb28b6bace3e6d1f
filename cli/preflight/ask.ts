import type { Asked } from '../../lib/preflight/preflight';
import { preflight } from '../../lib/preflight/preflight';
import type { PreflightContext } from '../../lib/preflight/question';
import { QUESTIONS } from '../../lib/preflight/questions';
import type { Target } from '../../lib/verdicts/target';
import type { Outcome } from '../../lib/verdicts/verdict';
import { worstOf } from '../../lib/verdicts/verdict';
import type { Result } from '../../lib/report/formats';
import type { AzureOptions } from '../azure/options';
import { Connections } from '../azure/connect';
import { Progress } from '../azure/progress';
import { withSignInHelp } from '../azure/sign-in-help';
import { preflightResult } from './report';

interface AskOptions extends AzureOptions {
  /** The IDs of the questions that need no answer. */
  readonly tolerate: readonly string[];
}

/** The worst outcome that counts: of questions that need no answer, only what failed. */
export function worstIn(asked: readonly Asked[], tolerate: readonly string[]): Outcome {
  const counted = asked.flatMap(({ question, verdicts }) =>
    tolerate.includes(question.id) ? verdicts.filter(({ outcome }) => outcome === 'failed') : verdicts,
  );
  return counted.length === 0 ? 'passed' : worstOf(counted);
}

/** Asks Azure about stacks. Only this file loads the client: usage errors and mistakes in files do not wait for it. */
export async function ask(
  targets: readonly Target[],
  context: Omit<PreflightContext, 'azure'>,
  { tolerate, ...options }: AskOptions,
): Promise<{ readonly result: Result; readonly worst: Outcome }> {
  const progress = new Progress('Questions to Azure');
  const connections = new Connections(options, (calls) => {
    progress.show(calls + 1);
  });
  try {
    const asked = await preflight(targets, QUESTIONS, { ...context, azure: connections.to });
    return { worst: worstIn(asked, tolerate), result: preflightResult(asked, context.fleet, connections.calls) };
  } catch (error) {
    throw withSignInHelp(error);
  } finally {
    progress.end();
  }
}
