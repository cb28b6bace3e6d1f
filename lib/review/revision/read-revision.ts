import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { GENERATED, stackFolderOf } from '../../stack/generated-folder';
import type { Stacks } from '../../stack/read-stacks';
import { readStacks } from '../../stack/read-stacks';
import { Git } from '../../stack/source/git';
import { filesIn } from '../../stack/source/working-folder';
import { PAGE, terraformFile } from '../../stack/terraform-file';
import type { EnvironmentFiles } from '../promises/environment-files';

/** The content of generated/ and environments/ in one revision. */
export interface Revision {
  /** The beginning of the commit ID, or the folder. */
  readonly label: string;
  readonly stacks: Stacks;
  readonly environments: EnvironmentFiles;
}

/** Two revisions to compare. */
export interface RevisionPair {
  readonly before: Revision;
  readonly after: Revision;
  /** Why the comparison is not the one that was requested; undefined: it is. */
  readonly warning?: string;
}

/** The name is neither a commit nor a folder. */
export class UnknownRevision extends Error {}

/** The names of two revisions. Each is a commit, or a folder that contains generated/. */
export interface RevisionNames {
  readonly base: string;
  /**
   * @default - the working tree of the project
   */
  readonly head?: string;
}

/**
 * Reads two revisions. If both are commits, or the second is the working tree, the first is their merge base, as in a pull request:
 * later commits on the other branch are not part of the change.
 *
 * @throws if one is neither a commit nor a folder, or a configuration in it is not JSON
 */
export function readRevisions(project: string, { base, head }: RevisionNames): RevisionPair {
  const git = new Git(project);
  const [start, tip] = [git.commitOf(base), git.commitOf(head ?? 'HEAD')];
  const after = head === undefined ? workingTree(project) : revisionOf(project, git, head, tip);
  const parted = start !== undefined && tip !== undefined ? git.mergeBase(start, tip) : undefined;
  const before = parted === undefined ? revisionOf(project, git, base, start) : commitRevision(git, parted);
  // Without the merge base, the comparison is with the base itself, which can give other findings.
  const isCut = start !== undefined && tip !== undefined && parted === undefined && git.isShallow();
  const warning = isCut
    ? `the merge base with ${base} is not known, so the comparison is with ${base} itself: ${CUT_OFF}`
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
  throw new UnknownRevision(`'${name}' is neither a commit of this repository nor a folder that contains ${GENERATED}/${hint}`);
}

const CUT_OFF = 'the history in this clone is truncated; fetch the rest (git fetch --unshallow)';

/** Every file in the folder of a stack, because Terraform may read it. */
const isInStack = (file: string) => stackFolderOf(file) !== undefined;

const isReadByTerraform = (file: string) => {
  const name = file.slice((stackFolderOf(file)?.length ?? -1) + 1);
  return name === PAGE || terraformFile(name).use !== 'none';
};

/** Whether a symbolic link at this path is an error, because a commit does not contain the target of the link. */
const mustBeFile = (file: string) => file.split('/').length <= FOLDER_STEPS || isReadByTerraform(file);

/** The number of segments in the path of a stack's folder. */
const FOLDER_STEPS = 3;

const ENVIRONMENTS = 'environments';

const isEnvironment = (file: string) => /^environments\/[^/]+\.yaml$/.test(file);

const commitRevision = (git: Git, commit: string): Revision => {
  const label = commit.slice(0, 12);
  return {
    label,
    stacks: readStacks(git.filesAt(commit, GENERATED, isInStack, mustBeFile), label),
    environments: git.filesAt(commit, ENVIRONMENTS, isEnvironment),
  };
};

/** The project as it is now. */
export const workingTree = (project: string): Revision => folderRevision(project, 'the working tree');

/** Files that git ignores are not part of a change. */
function folderRevision(folder: string, label: string): Revision {
  const git = new Git(folder);
  const ignored = git.ignoredBelow(GENERATED);
  const files = filesIn(folder, (file) => isInStack(file) && !ignored.has(file));
  // Working files of Terraform are skipped, unless they are committed.
  for (const file of git.trackedBelow(GENERATED)?.filter(isInStack) ?? [])
    if (!files.has(file) && statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile())
      files.set(file, readFileSync(path.join(folder, file), 'utf8'));
  return { label, stacks: readStacks(files, label), environments: environmentsIn(folder) };
}

function environmentsIn(project: string): EnvironmentFiles {
  const folder = path.join(project, ENVIRONMENTS);
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder)
    .map((name) => `${ENVIRONMENTS}/${name}`)
    .filter(isEnvironment);
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(project, file), 'utf8')]));
}
