import type { Problem } from '../lib/diagnostics/problem';
import type { Review } from '../lib/review/review';
import { groupsOf } from '../lib/review/report/groups';
import { lineOf } from '../lib/review/report/line-of';
import { stacksWords } from '../lib/review/report/verdict';
import type { Severity } from '../lib/review/rules/review-rule';
import { SEVERITIES } from '../lib/review/rules/review-rule';
import { CONFIGURATION } from '../lib/generated/files';
import type { AnnotationLevel } from '../lib/text/github-command';
import { githubAnnotation } from '../lib/text/github-command';
import { visible } from '../lib/text/visible';

/** Problems as annotations that GitHub Actions shows at their lines in a pull request. */
export const githubAnnotations = (problems: readonly Problem[]): string =>
  problems
    .map(({ severity, rule, message, help, stamps = [], location: { file, line, column, length } }) =>
      githubAnnotation(
        severity,
        { file, line, endLine: line, col: column, endColumn: column + length, title: rule },
        [
          message,
          ...(stamps.length > 1 ? [`in ${stamps.join(', ')}`] : []),
          ...(help === undefined ? [] : [`help: ${help}`]),
        ].join('\n'),
      ),
    )
    .join('');

const LEVELS: Readonly<Record<Severity, AnnotationLevel>> = { critical: 'error', high: 'warning', notice: 'notice' };

/**
 * Findings of a review as annotations, each at the first resource that it concerns: GitHub shows at most ten of each level. `textOf`
 * returns the configuration in the folder of a stack.
 */
export const reviewAnnotations = (review: Review, textOf: (folder: string) => string): string =>
  SEVERITIES.flatMap((severity) => groupsOf(review, severity))
    .map(({ finding: { severity, rule, why, address }, message, stacks }) => {
      const [first] = stacks;
      const folder = first?.folder ?? '';
      const file = first?.file ?? `${folder}/${CONFIGURATION}`;
      const line = lineOf(textOf(folder).split('\n'), address);
      const place = { file, line, endLine: line, title: `${severity}: ${rule}` };
      const names = stacks.length > 1 ? ` in ${stacksWords(stacks.length)}: ${stacks.map(({ id }) => id).join(', ')}` : '';
      return githubAnnotation(LEVELS[severity], place, `${visible(message + names)}\n${why}`);
    })
    .join('');
