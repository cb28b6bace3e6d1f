import { jsonText } from '../../lib/text/json';
import { counted } from '../../lib/text/counted';
import type { Fleet } from '../../lib/fleet/fleet';
import type { Asked } from '../../lib/preflight/preflight';
import { problemsOf } from '../../lib/preflight/problems';
import { QUESTIONS } from '../../lib/preflight/questions';
import { idOf } from '../../lib/preflight/target';
import type { Outcome } from '../../lib/preflight/verdict';
import { OUTCOMES, worstOf } from '../../lib/preflight/verdict';
import { colorsFor } from '../../lib/report/colors';
import type { Result } from '../../lib/report/formats';
import { problemReport } from '../../lib/report/problem-report';
import { findingOf } from '../check-findings';
import { KIT_VERSION } from '../kit';
import { textTable } from '../text-table';

const WORDS: Readonly<Record<Outcome, string>> = {
  failed: 'failed',
  'not-checked': 'not checked',
  passed: 'passed',
  uncertain: 'uncertain',
};

/** The results of a preflight in every format. */
export const preflightResult = (asked: readonly Asked[], { sources }: Pick<Fleet, 'sources'>, calls: number): Result => ({
  text: () => {
    const colors = colorsFor(process.stdout);
    const problems = problemReport(problemsOf(asked), sources, colors);
    const order: readonly Outcome[] = [...OUTCOMES].reverse();
    const rows = stacksOf(asked).map(([id, questions]) => [
      id,
      ...order.map((outcome) => String(questions.filter(({ verdicts }) => worstOf(verdicts) === outcome).length)),
    ]);
    const head = ['Stack', ...order.map((outcome) => WORDS[outcome])].map(colors.bold);
    const table = textTable(head, rows, { right: [1, 2, 3, 4] });
    return `${problems}${problems === '' ? '' : '\n'}${table}\n${counted(calls, 'question')} to Azure. A check that passed is no guarantee: Azure can refuse for reasons that no question reveals.\n`;
  },
  json: () =>
    jsonText({
      checks: asked.map(({ target, question, verdicts }) => ({
        stack: idOf(target),
        check: question.id,
        outcome: worstOf(verdicts),
        verdicts: verdicts.map(({ outcome, message, help, path = [], about = 'value' }) => ({
          ...{ outcome, message },
          ...(help === undefined ? {} : { help }),
          location: target.stack.layers.locate(path, about),
        })),
      })),
    }),
  report: () => ({
    tool: { name: 'stamps preflight', version: KIT_VERSION },
    rules: QUESTIONS.map(({ id, summary }) => ({ id: `preflight/${id}`, summary })),
    checked: stacksOf(asked).map(([id]) => id),
    findings: problemsOf(asked).map(findingOf),
  }),
});

function stacksOf(asked: readonly Asked[]): readonly (readonly [string, readonly Asked[]])[] {
  const stacks = new Map<string, Asked[]>();
  for (const each of asked) stacks.set(idOf(each.target), [...(stacks.get(idOf(each.target)) ?? []), each]);
  return [...stacks];
}
