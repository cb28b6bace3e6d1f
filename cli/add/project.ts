import type { Problem } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import { readFleet } from '../../lib/resolve/read-fleet';
import { wordFilesOf } from '../../lib/blocklist-files/word-files';
import { inReadingOrder } from '../../lib/diagnostics/reading-order';
import { readFiles } from '../../lib/source/read-files';
import { SourceFile } from '../../lib/source/source-file';
import { ruleContextOf } from '../../stacks/rule-context';
import { checkAll } from '../../stacks/rules';

/** The environment files of a project, and what they amount to. */
export interface Project {
  readonly folder: string;
  /** The date to use when checking. */
  readonly today: string;
  readonly sources: readonly SourceFile[];
  readonly fleet: Fleet;
  /** All problems of the files, also those of the rules. */
  readonly problems: readonly Problem[];
}

/** Reads and checks the project in a folder. */
export function projectIn(folder: string, today: string): Project {
  const { sources, problems } = readFiles(folder);
  return checkedProject(folder, today, sources, problems);
}

/** The same project with other texts of files, which may be new. Nothing is written. */
export function withFiles({ folder, today }: Project, texts: ReadonlyMap<string, string>): Project {
  const { sources, problems } = readFiles(folder);
  const edited = [
    ...sources.filter(({ file }) => !texts.has(file)),
    ...[...texts].map(([file, text]) => new SourceFile(file, text)),
  ];
  return checkedProject(
    folder,
    today,
    edited.sort((one, other) => (one.file < other.file ? -1 : 1)),
    // The project has an environment now.
    problems.filter(({ rule }) => rule !== 'environment/none'),
  );
}

function checkedProject(folder: string, today: string, sources: readonly SourceFile[], problems: readonly Problem[]): Project {
  const read = readFleet(sources, wordFilesOf(folder));
  const fleet = { ...read, problems: inReadingOrder([...problems, ...read.problems]) };
  return { folder, today, sources, fleet, problems: checkAll(fleet, ruleContextOf(folder, fleet, today)) };
}
