import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../lib/diagnostics/problem';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import { printProblems } from '../../lib/report/print-problems';
import { counted } from '../../lib/text/counted';
import { terminal } from '../../lib/text/terminal';
import { EXIT } from '../command';
import { difference } from '../differences';
import type { Project } from './project';
import { withFile } from './project';

/** A file to change or to add. */
export interface Change {
  readonly file: string;
  /** Undefined: the file is new. */
  readonly before?: string;
  readonly after: string;
}

/**
 * Checks a change against all rules, shows it and writes it. If it brings errors, they are printed and nothing is written. Problems that
 * the project had before do not matter. Returns the exit code.
 */
export function finish(project: Project, change: Change, isDryRun: boolean): number {
  const changed = withFile(project, change.file, change.after);
  const { added, known } = split(changed.problems, project.problems);
  printProblems(added, changed.fleet.sources);
  if (hasErrors(added)) {
    process.stderr.write('Nothing was written: with this change, the environments would have the errors above.\n');
    return EXIT.problems;
  }
  const title = terminal(change.file);
  const before =
    change.before === undefined
      ? (['/dev/null', ''] as const)
      : ([title, shown(change.before, change.file, project.fleet)] as const);
  process.stdout.write(difference(before, [title, shown(change.after, change.file, changed.fleet)]));
  const errors = known.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    process.stderr.write(
      `The environments had ${counted(errors, 'error')} before, which this does not change: npx stamps check\n`,
    );
  if (isDryRun) return EXIT.ok;
  replace(project.folder, change);
  process.stdout.write(`\n${change.before === undefined ? 'added' : 'changed'} ${title}\nNext: npx stamps synth\n`);
  return EXIT.ok;
}

/** The problems that are new, and those that existed before. The lines of the file may have moved. */
function split(problems: readonly Problem[], before: readonly Problem[]) {
  const signOf = ({ severity, rule, message, location }: Problem) => JSON.stringify([severity, rule, message, location.file]);
  const left = before.map(signOf);
  const [added, known]: [Problem[], Problem[]] = [[], []];
  for (const problem of problems) {
    const at = left.indexOf(signOf(problem));
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? known : added).push(problem);
  }
  return { added, known };
}

/** A text without the lines that must not be shown. */
function shown(text: string, file: string, { sources }: Fleet): string {
  const hidden = sources.find((source) => source.file === file)?.hidden;
  return text
    .split(/\r?\n/)
    .map((line, i) => (hidden?.has(i + 1) ? '(confidential)' : line))
    .join('\n');
}

/** Replaces a file as a whole, or not at all. */
function replace(folder: string, { file, before, after }: Change): void {
  const named = path.join(folder, file);
  if (before === undefined ? existsSync(named) : readFileSync(named, 'utf8') !== before)
    throw new Error(`nothing was written, because ${file} has changed since it was read: run the command again`);
  // A link stays a link.
  const target = before === undefined ? named : realpathSync(named);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, after, { flag: 'wx' });
    if (before !== undefined) chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
