import type { Problem } from '../diagnostics/problem';
import type { Asked } from './preflight';
import { idOf } from './target';
import type { Outcome, Verdict } from './verdict';

const SEVERITY: Readonly<Record<Exclude<Outcome, 'passed'>, Problem['severity']>> = {
  failed: 'error',
  'not-checked': 'warning',
  uncertain: 'warning',
};

/** Everything that did not pass, as problems at the lines of the environment files. What several stacks share is one problem. */
export function problemsOf(asked: readonly Asked[]): readonly Problem[] {
  const problems = new Map<string, Problem & { readonly stamps: readonly string[] }>();
  for (const { target, question, verdicts } of asked)
    for (const verdict of verdicts) {
      const problem = problemOf(`preflight/${question.id}`, verdict, target);
      if (!problem) continue;
      const key = JSON.stringify(problem);
      const before = problems.get(key)?.stamps ?? [];
      problems.set(key, { ...problem, stamps: before.includes(idOf(target)) ? before : [...before, idOf(target)] });
    }
  return [...problems.values()];
}

function problemOf(rule: string, verdict: Verdict, { stack: { layers } }: Asked['target']): Problem | undefined {
  const { outcome, message, help, path = [], about = 'value' } = verdict;
  if (outcome === 'passed') return undefined;
  return {
    ...{ severity: SEVERITY[outcome], rule, message, location: layers.locate(path, about) },
    ...(help === undefined ? {} : { help }),
  };
}
