import type { Problem } from '../diagnostics/problem';
import type { Fleet } from '../fleet/fleet';
import { colorsFor } from './colors';
import { problemCount, problemReport } from './problem-report';

/** Writes problems to standard error, coloured on a terminal unless NO_COLOR is set. */
export function printProblems(problems: readonly Problem[], sources: Fleet['sources']): void {
  if (problems.length === 0) return;
  const colors = colorsFor(process.stderr);
  process.stderr.write(`${problemReport(problems, sources, colors)}\n${problemCount(problems)}\n`);
}
