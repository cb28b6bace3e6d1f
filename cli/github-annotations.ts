import type { Problem } from '../lib/environment/problem';
import type { Review } from '../lib/review/review';
import { lineOf } from '../lib/review/report/line-of';
import type { Severity } from '../lib/review/rules/review-rule';
import { CONFIGURATION } from '../lib/generated/files';
import type { AnnotationLevel } from '../lib/text/github-command';
import { githubAnnotation } from '../lib/text/github-command';
import { visible } from '../lib/text/visible';

/** Problems as GitHub Actions shows them in a pull request, at their lines. */
export const githubAnnotations = (problems: readonly Problem[]): string =>
  problems
    .map(({ severity, rule, message, help, location: { file, line, column, length } }) =>
      githubAnnotation(
        severity,
        { file, line, endLine: line, col: column, endColumn: column + length, title: rule },
        help === undefined ? message : `${message}\nhelp: ${help}`,
      ),
    )
    .join('');

const LEVELS: Readonly<Record<Severity, AnnotationLevel>> = { critical: 'error', high: 'warning', notice: 'notice' };

/** Findings of a review as annotations, at the resources that they are about. `textOf` has the configuration of a stack's folder. */
export const reviewAnnotations = ({ stacks }: Review, textOf: (folder: string) => string): string =>
  stacks
    .flatMap(({ folder, findings }) => {
      const lines = textOf(folder).split('\n');
      return findings.map(({ severity, rule, message, why, address }) => {
        const line = lineOf(lines, address);
        const place = { file: `${folder}/${CONFIGURATION}`, line, endLine: line, title: `${severity}: ${rule}` };
        return githubAnnotation(LEVELS[severity], place, `${visible(message)}\n${why}`);
      });
    })
    .join('');
