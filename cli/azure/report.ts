import { jsonText } from '../../lib/text/json';
import type { Fleet } from '../../lib/fleet/fleet';
import type { StackResult } from '../../lib/verdicts/problems';
import { problemsOf } from '../../lib/verdicts/problems';
import { idOf } from '../../lib/verdicts/target';
import type { Outcome } from '../../lib/verdicts/verdict';
import { OUTCOMES, worstOf } from '../../lib/verdicts/verdict';
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

/** The command that has results. */
export interface Reporter {
  readonly command: 'preflight' | 'verify';
  /** Everything that it can ask or check. */
  readonly questions: readonly { readonly id: string; readonly summary: string }[];
  /** The last line for people. */
  readonly closing: string;
}

/** Results about stacks in every format. */
export const stackResult = (
  asked: readonly StackResult[],
  { sources }: Pick<Fleet, 'sources'>,
  { command, questions: all, closing }: Reporter,
): Result => ({
  text: () => {
    const colors = colorsFor(process.stdout);
    const problems = problemReport(problemsOf(asked, command), sources, colors);
    const order: readonly Outcome[] = [...OUTCOMES].reverse();
    const rows = stacksOf(asked).map(([id, questions]) => [
      id,
      ...order.map((outcome) => String(questions.filter(({ verdicts }) => worstOf(verdicts) === outcome).length)),
    ]);
    const head = ['Stack', ...order.map((outcome) => WORDS[outcome])].map(colors.bold);
    const table = textTable(head, rows, { right: [1, 2, 3, 4] });
    return `${problems}${problems === '' ? '' : '\n'}${table}\n${closing}\n`;
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
    tool: { name: `stamps ${command}`, version: KIT_VERSION },
    rules: all.map(({ id, summary }) => ({ id: `${command}/${id}`, summary })),
    checked: stacksOf(asked).map(([id]) => id),
    findings: problemsOf(asked, command).map(findingOf),
  }),
});

function stacksOf(asked: readonly StackResult[]): readonly (readonly [string, readonly StackResult[]])[] {
  const stacks = new Map<string, StackResult[]>();
  for (const each of asked) stacks.set(idOf(each.target), [...(stacks.get(idOf(each.target)) ?? []), each]);
  return [...stacks];
}
