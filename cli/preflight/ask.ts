import { preflight } from '../../lib/preflight/preflight';
import type { PreflightContext } from '../../lib/preflight/question';
import { QUESTIONS } from '../../lib/preflight/questions';
import type { Target } from '../../lib/preflight/target';
import type { Outcome } from '../../lib/preflight/verdict';
import { worstOf } from '../../lib/preflight/verdict';
import type { Result } from '../../lib/report/formats';
import type { AzureOptions } from '../azure/options';
import { Connections } from '../azure/connect';
import { Progress } from '../azure/progress';
import { withSignInHelp } from '../azure/sign-in-help';
import { preflightResult } from './report';

/** Asks Azure about stacks. Only this file loads the client: usage errors and mistakes in files do not wait for it. */
export async function ask(
  targets: readonly Target[],
  context: Omit<PreflightContext, 'azure'>,
  options: AzureOptions,
): Promise<{ readonly result: Result; readonly worst: Outcome }> {
  const progress = new Progress('Questions to Azure');
  const connections = new Connections(options, (calls) => {
    progress.show(calls + 1);
  });
  try {
    const asked = await preflight(targets, QUESTIONS, { ...context, azure: connections.to });
    const worst = asked.length === 0 ? 'passed' : worstOf(asked.flatMap(({ verdicts }) => verdicts));
    return { worst, result: preflightResult(asked, context.fleet, connections.calls) };
  } catch (error) {
    throw withSignInHelp(error);
  } finally {
    progress.end();
  }
}
