import { githubAnnotation } from '../text/github-command';
import type { Finding, FindingReport, Place } from './finding';
import { findingLines } from './finding';
import { reported } from './problem-report';

/** Findings as annotations that GitHub Actions shows in a pull request, each at its first place. GitHub shows at most ten of each level. */
export const githubFormat = ({ findings }: FindingReport): string => reported(findings).map(annotation).join('');

function annotation(finding: Finding): string {
  const { severity, grade, rule, places } = finding;
  const title = grade === undefined ? rule : `${grade}: ${rule}`;
  return githubAnnotation(severity, { ...lines(places[0]), title }, findingLines(finding).join('\n'));
}

function lines({ file, line, column, length = 1 }: Place): Record<string, number | string> {
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line, endLine: line }),
    ...(column === undefined ? {} : { col: column, endColumn: column + length }),
  };
}
