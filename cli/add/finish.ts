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
import { withFiles } from './project';

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
  const after = checkedChange(project, [change]);
  if (!after) return EXIT.problems;
  process.stdout.write(changeText(project, after, change));
  if (isDryRun) return EXIT.ok;
  writeChanges(project, [change]);
  process.stdout.write(`\n${writtenWords(change)}Next: npx stamps synth\n`);
  return EXIT.ok;
}

/** The project after changes; undefined if they bring errors, which are printed. Problems that the project had before do not matter. */
export function checkedChange(project: Project, changes: readonly Change[]): Project | undefined {
  const changed = withFiles(project, new Map(changes.map(({ file, after }) => [file, after])));
  const { added, known } = split(changed.problems, project.problems);
  printProblems(added, changed.fleet.sources);
  if (hasErrors(added)) {
    process.stderr.write('Nothing was written: with this change, the environments would have the errors above.\n');
    return undefined;
  }
  const errors = known.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    process.stderr.write(
      `The environments had ${counted(errors, 'error')} before, which this does not change: npx stamps check\n`,
    );
  return changed;
}

/** The difference of a file, without the lines that must not be shown. */
export function changeText(project: Project, changed: Project, { file, before, after }: Change): string {
  const title = terminal(file);
  return difference(before === undefined ? ['/dev/null', ''] : [title, shown(before, file, project.fleet)], [
    title,
    shown(after, file, changed.fleet),
  ]);
}

/** What has happened to a file, as a line. */
export const writtenWords = ({ file, before }: Change): string =>
  `${before === undefined ? 'added' : 'changed'} ${terminal(file)}\n`;

/** Replaces files, each as a whole, if none has changed since it was read. */
export function writeChanges({ folder }: Pick<Project, 'folder'>, changes: readonly Change[]): void {
  for (const change of changes) throwIfStale(folder, change);
  for (const change of changes) replace(folder, change);
}

/** The problems that are new, and those that existed before. The lines of the file may have moved. */
export function split(problems: readonly Problem[], before: readonly Problem[]) {
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

function throwIfStale(folder: string, { file, before }: Change): void {
  const named = path.join(folder, file);
  if (before === undefined ? existsSync(named) : readFileSync(named, 'utf8') !== before)
    throw new Error(`nothing was written, because ${file} has changed since it was read: run the command again`);
}

/** Replaces a file as a whole, or not at all. */
function replace(folder: string, { file, before, after }: Change): void {
  const named = path.join(folder, file);
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
