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

/** Problems as GitHub Actions shows them in a pull request, at their lines. */
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
 * Findings of a review as annotations, at the first resource that each is about: GitHub shows no more than ten of a kind. `textOf` has
 * the configuration of a stack's folder.
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
