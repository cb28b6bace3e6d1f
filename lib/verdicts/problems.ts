import type { Problem } from '../diagnostics/problem';
import type { Target } from './target';
import { idOf } from './target';
import type { Outcome, Verdict } from './verdict';

const SEVERITY: Readonly<Record<Outcome, Problem['severity']>> = {
  failed: 'error',
  'not-checked': 'warning',
  passed: 'notice',
  uncertain: 'warning',
};

/** What a command has found out about a stack. */
export interface StackResult {
  readonly target: Target;
  /** What was asked or checked. */
  readonly question: { readonly id: string };
  readonly verdicts: readonly Verdict[];
  /** Why it did not run, if something before it already says that. Then it is no problem of its own. @default - it ran */
  readonly skippedBecause?: string;
}

/**
 * Everything that did not pass, and every notice, as problems at the lines of the environment files. What several stacks share is one problem.
 *
 * @param command the command, with which the IDs of the problems begin
 */
export function problemsOf(asked: readonly StackResult[], command = 'preflight'): readonly Problem[] {
  const problems = new Map<string, Problem & { readonly stamps: readonly string[] }>();
  for (const { target, question, verdicts } of asked.filter(({ skippedBecause }) => skippedBecause === undefined))
    for (const verdict of verdicts) {
      const problem = problemOf(`${command}/${question.id}`, verdict, target);
      if (!problem) continue;
      const key = JSON.stringify(problem);
      const before = problems.get(key)?.stamps ?? [];
      problems.set(key, { ...problem, stamps: before.includes(idOf(target)) ? before : [...before, idOf(target)] });
    }
  return [...problems.values()];
}

function problemOf(rule: string, verdict: Verdict, { stack: { layers } }: Target): Problem | undefined {
  const { outcome, message, help, path = [], about = 'value', isNotice = false } = verdict;
  if (outcome === 'passed' && !isNotice) return undefined;
  return {
    ...{ severity: SEVERITY[outcome], rule, message, location: layers.locate(path, about) },
    ...(help === undefined ? {} : { help }),
  };
}
