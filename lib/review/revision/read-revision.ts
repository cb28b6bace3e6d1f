import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIGURATION, GENERATED, PAGE } from '../../generated/files';
import type { Stack } from '../../stack/stack';
import { parseStack } from '../../stack/stack';
import type { Stacks } from '../compare/stack-change';
import { Git } from '../../stack/source/git';

/** What is committed under generated/ at some time. */
export interface Revision {
  /** The beginning of the commit's id, or the folder. */
  readonly label: string;
  readonly stacks: Stacks;
}

/** Two revisions to be compared. */
export interface RevisionPair {
  readonly before: Revision;
  readonly after: Revision;
  /** What keeps the comparison from being what was asked for; undefined: nothing. */
  readonly warning?: string;
}

/** What each of them may be: a name of a commit, or a folder that holds generated/. */
export interface RevisionNames {
  readonly base: string;
  /**
   * @default - what is in the project's folder now
   */
  readonly head?: string;
}

/**
 * Reads two revisions. Where both are commits (or the second is what is in the folder now), the first is where their histories
 * parted, as in a pull request: what happened on the other branch meanwhile is not this one's doing.
 *
 * @throws if one is neither a commit nor a folder, or a configuration in it is not JSON
 */
export function readRevisions(project: string, { base, head }: RevisionNames): RevisionPair {
  const git = new Git(project);
  const [start, tip] = [git.commitOf(base), git.commitOf(head ?? 'HEAD')];
  const after = head === undefined ? folderRevision(project, 'the working tree') : revisionOf(project, git, head, tip);
  const parted = start !== undefined && tip !== undefined ? git.mergeBase(start, tip) : undefined;
  const before = parted === undefined ? revisionOf(project, git, base, start) : commitRevision(git, parted);
  // Without the place where the histories parted, the base itself is compared with: that is another question.
  const isCut = start !== undefined && tip !== undefined && parted === undefined && git.isShallow();
  const warning = isCut
    ? `where ${base} parted is not known: ${CUT_OFF}`
    : before.stacks.size + after.stacks.size === 0
      ? `neither revision has a stack in ${GENERATED}/`
      : undefined;
  return { before, after, ...(warning === undefined ? {} : { warning }) };
}

function revisionOf(project: string, git: Git, name: string, commit: string | undefined): Revision {
  if (commit !== undefined) return commitRevision(git, commit);
  const folder = path.resolve(project, name);
  if (name !== '' && existsSync(path.join(folder, GENERATED))) return folderRevision(folder, name);
  const problem = git.problem();
  const hint = problem !== undefined ? `; ${problem}` : git.isShallow() ? `; ${CUT_OFF}` : '';
  throw new Error(`'${name}' is neither a commit of this repository nor a folder with ${GENERATED}/ in it${hint}`);
}

const CUT_OFF = 'the history here is cut off: fetch more of it (git fetch --unshallow)';

const WANTED = new RegExp(`^${GENERATED}/[^/]+/[^/]+/(?:${[CONFIGURATION, PAGE].join('|').replaceAll('.', '\\.')})$`);

const commitRevision = (git: Git, commit: string): Revision => {
  const label = commit.slice(0, 12);
  return {
    label,
    stacks: stacksIn(
      git.filesAt(commit, GENERATED, (file) => WANTED.test(file)),
      label,
    ),
  };
};

function folderRevision(folder: string, label: string): Revision {
  const files = filesBelow(folder, GENERATED, 2).filter((file) => WANTED.test(file));
  return {
    label,
    stacks: stacksIn(new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])), label),
  };
}

function filesBelow(root: string, folder: string, depth: number): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const inner = `${folder}/${name}`;
    const isFolder = statSync(path.join(root, inner), { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? (depth > 0 ? filesBelow(root, inner, depth - 1) : []) : [inner];
  });
}

function stacksIn(files: ReadonlyMap<string, string>, label: string): Stacks {
  const problems: string[] = [];
  const folders = [...files.keys()]
    .filter((file) => file.endsWith(`/${CONFIGURATION}`))
    .map((file) => path.posix.dirname(file));
  const stacks = folders.sort().flatMap((folder): [string, Stack][] => {
    try {
      return [[folder, parseStack(folder, files.get(`${folder}/${CONFIGURATION}`) ?? '', files.get(`${folder}/${PAGE}`))]];
    } catch (error) {
      problems.push(
        `${folder}/${CONFIGURATION} of ${label} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map(stacks);
}
