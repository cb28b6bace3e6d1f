import type { Problem } from '../lib/environment/problem';
import type { Review } from '../lib/review/review';
import { lineOf } from '../lib/review/report/line-of';
import { visible } from '../lib/review/report/visible';
import type { Severity } from '../lib/review/rules/review-rule';
import { CONFIGURATION } from '../lib/generated/files';

/** Problems as GitHub Actions shows them in a pull request, at their lines. */
export const githubAnnotations = (problems: readonly Problem[]): string =>
  problems
    .map(({ severity, rule, message, help, location: { file, line, column, length } }) =>
      annotation(
        severity,
        { file, line, endLine: line, col: column, endColumn: column + length, title: rule },
        help === undefined ? message : `${message}\nhelp: ${help}`,
      ),
    )
    .join('');

const LEVELS: Readonly<Record<Severity, string>> = { critical: 'error', high: 'warning', notice: 'notice' };

/** Findings of a review as annotations, at the resources that they are about. `textOf` has the configuration of a stack's folder. */
export const reviewAnnotations = ({ stacks }: Review, textOf: (folder: string) => string): string =>
  stacks
    .flatMap(({ folder, findings }) => {
      const lines = textOf(folder).split('\n');
      return findings.map(({ severity, rule, message, why, address }) => {
        const line = lineOf(lines, address);
        return annotation(
          LEVELS[severity],
          { file: visible(`${folder}/${CONFIGURATION}`), line, endLine: line, title: `${severity}: ${rule}` },
          `${visible(message)}\n${why}`,
        );
      });
    })
    .join('');

function annotation(level: string, place: Readonly<Record<string, number | string>>, message: string): string {
  const properties = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${level} ${properties.join(',')}::${text(message)}\n`;
}

// What would end the message or a property early is written as GitHub reads it back.
const text = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string) => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
