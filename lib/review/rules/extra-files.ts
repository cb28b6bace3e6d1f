import type { ExtraFile } from '../../stack/extra-file';
import { holdsWords, unreadWords, USES } from '../../stack/extra-file-words';
import { keysOfBoth } from '../../stack/keyed';
import type { DeclaredFile } from '../../stack/notes';
import type { Stack } from '../../stack/stack';
import { isForeign, LOCK_FILE } from '../../stack/terraform-file';
import { visible } from '../../text/visible';
import type { FindingDraft, ReviewRule } from './review-rule';

/** A file before and after; one of them is missing where it is new or gone. */
interface FilePair {
  readonly name: string;
  readonly before?: ExtraFile;
  readonly after?: ExtraFile;
}

/** The files of a kind that a stack has or had besides those of the kit, in the order of their names. */
export function filePairs(
  before: Stack | undefined,
  after: Stack | undefined,
  wanted: (file: ExtraFile) => boolean,
): FilePair[] {
  const [old, fresh] = [before, after].map(
    (stack) => new Map((stack?.extraFiles ?? []).filter(wanted).map((file) => [file.name, file])),
  ) as [Map<string, ExtraFile>, Map<string, ExtraFile>];
  return keysOfBoth(old, fresh).map((name) => {
    const [was, is] = [old.get(name), fresh.get(name)];
    return { name: visible(name), ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) };
  });
}

/** What was done to a file; undefined: nothing. */
export function doneTo({ before, after }: FilePair): string | undefined {
  if (!before) return 'is new';
  if (!after) return 'is removed';
  return before.text === after.text ? undefined : 'changes';
}

/** Files that a configuration declares and that are not there. */
const missingFiles = (stack: Stack | undefined): string[] =>
  Object.keys(stack?.notes.extraFiles ?? {}).filter((name) => stack?.files.has(name) !== true);

export const extraFiles: ReviewRule = {
  id: 'files/extra',
  summary: 'Terraform reads a file that the kit did not write, or no longer does.',
  why: 'Terraform puts all files in a folder together. The kit neither writes nor removes this one. What it cannot read may do anything, with the identity that plans.',
  severities: ['critical', 'high'],
  looks: [
    ({ before, after }) =>
      missingFiles(after)
        .filter((name) => !missingFiles(before).includes(name))
        .map((name) => ({
          severity: 'high',
          message: `the stack declares a file that is not there, ${visible(name)}: a file of that name would count as declared`,
        })),
    ({ kind, before, after }) =>
      filePairs(before, after, ({ name }) => isForeign(name)).flatMap((pair): FindingDraft[] => {
        // With its folder, nothing that it made is destroyed: that is said of the stack.
        if (!pair.after) return kind === 'removed' ? [] : [{ severity: 'high', message: `${pair.name} is removed: ${GONE}` }];
        const { declared } = pair.after;
        const done = doneTo(pair);
        const what = `${pair.name}, which ${USES[pair.after.use]},${done === undefined ? '' : ` ${done} and`}`;
        const more = `${holdsWords(pair.after)}${unreadWords(pair.after)}`;
        if (!declared) return [{ severity: 'critical', message: `${what} is declared in no environment file${more}` }];
        if (done === undefined && isSame(pair.before?.declared, declared)) return [];
        const { owner, reason } = declared;
        const isUnread = done !== undefined && pair.after.unread !== undefined;
        return [{ severity: isUnread ? 'critical' : 'high', message: `${what} is declared by ${owner} (${reason})${more}` }];
      }),
  ],
};

const GONE = 'Terraform destroys what it made, and what it set is no longer set';

const isSame = (one: DeclaredFile | undefined, other: DeclaredFile) =>
  one?.owner === other.owner && one.reason === other.reason;

export const stateFiles: ReviewRule = {
  id: 'files/state',
  summary: 'A state of Terraform or its data folder is committed beside a stack.',
  why: 'A state holds keys and secrets, which then stand in the history of the repository. The data folder says where the state is and which code runs.',
  severities: ['critical', 'high'],
  looks: [
    ({ before, after }) =>
      filePairs(before, after, ({ use }) => use === 'state' || use === 'data').flatMap((pair): FindingDraft[] => {
        const done = doneTo(pair);
        if (!pair.after) return [{ severity: 'high', message: `${pair.name} is removed, but the history still has it` }];
        const what = `${pair.name}, which ${USES[pair.after.use]},${done === undefined ? '' : ` ${done} and`}`;
        return [{ severity: 'critical', message: `${what} must not be committed` }];
      }),
  ],
};

export const lockFile: ReviewRule = {
  id: 'files/lock-file',
  summary: 'The lock file of a stack comes, changes or goes.',
  why: 'It says which builds of the providers may run. Without one, those run that their publishers sign.',
  severities: ['notice'],
  looks: [
    ({ kind, before, after }) => {
      const [old, fresh] = [before, after].map((stack) => stack?.files.get(LOCK_FILE));
      if (kind !== 'changed' || old === fresh) return [];
      const done = old === undefined ? 'is new' : fresh === undefined ? 'is removed' : 'changes';
      return [{ severity: 'notice', message: `${LOCK_FILE} ${done}` }];
    },
  ],
};

export const conflicts: ReviewRule = {
  id: 'files/conflict',
  summary: 'The files in a folder do not go together.',
  why: 'Terraform refuses the configuration: the stack can be neither planned nor applied, nor repaired by the pipeline.',
  severities: ['critical'],
  looks: [
    ({ before, after }) =>
      (after?.conflicts ?? [])
        .filter((each) => before?.conflicts.includes(each) !== true)
        .map((each) => ({ severity: 'critical', message: `Terraform refuses the configuration: ${each}` })),
  ],
};
