import type { Problem } from '../lib/environment/problem';
import type { SourceFile } from '../lib/environment/source-file';
import { colorsFor } from './colors';
import { problemCount, problemReport } from './problem-report';

/** Writes problems to standard error, in colour on a terminal unless NO_COLOR is set. */
export function printProblems(problems: readonly Problem[], sources: readonly SourceFile[]): void {
  if (problems.length === 0) return;
  const colors = colorsFor(process.stderr);
  process.stderr.write(`${problemReport(problems, sources, colors)}\n${problemCount(problems)}\n`);
}
