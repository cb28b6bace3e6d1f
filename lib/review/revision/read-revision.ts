import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { GENERATED, stackFolderOf } from '../../stack/generated-folder';
import type { Stacks } from '../../stack/read-stacks';
import { readStacks } from '../../stack/read-stacks';
import { Git } from '../../stack/source/git';
import { filesIn } from '../../stack/source/working-folder';
import { PAGE, terraformFile } from '../../stack/terraform-file';
import type { EnvironmentFiles } from '../promises/environment-files';

/** What is committed under generated/ at some time. */
export interface Revision {
  /** The beginning of the commit's id, or the folder. */
  readonly label: string;
  readonly stacks: Stacks;
  readonly environments: EnvironmentFiles;
}

/** Two revisions to be compared. */
export interface RevisionPair {
  readonly before: Revision;
  readonly after: Revision;
  /** What keeps the comparison from being what was asked for; undefined: nothing. */
  readonly warning?: string;
}

/** A name that no commit and no folder has. */
export class UnknownRevision extends Error {}

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
  throw new UnknownRevision(`'${name}' is neither a commit of this repository nor a folder with ${GENERATED}/ in it${hint}`);
}

const CUT_OFF = 'the history here is cut off: fetch more of it (git fetch --unshallow)';

/** Everything in the folders of stacks: Terraform may read it, whoever wrote it. */
const isInStack = (file: string) => stackFolderOf(file) !== undefined;

const isReadByTerraform = (file: string) => {
  const name = file.slice((stackFolderOf(file)?.length ?? -1) + 1);
  return name === PAGE || terraformFile(name).use !== 'none';
};

/** What is behind a link in the place of a folder, or of what Terraform reads, is not in the commit. */
const mustBeFile = (file: string) => file.split('/').length <= FOLDER_STEPS || isReadByTerraform(file);

/** The steps of the path of a stack's folder. */
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

/** What git ignores is nobody's change. */
function folderRevision(folder: string, label: string): Revision {
  const git = new Git(folder);
  const ignored = git.ignoredBelow(GENERATED);
  const files = filesIn(folder, (file) => isInStack(file) && !ignored.has(file));
  // What Terraform keeps for itself is passed over, unless somebody has committed it.
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
