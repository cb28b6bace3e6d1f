import type { ExtraFile } from '../../stack/extra-file';
import { holdsWords, unreadWords, USES } from '../../stack/extra-file-words';
import { keysOfBoth } from '../../stack/keyed';
import type { DeclaredFile } from '../../stack/notes';
import type { Stack } from '../../stack/stack';
import { isExtraConfiguration, LOCK_FILE } from '../../stack/terraform-file';
import { visible } from '../../text/visible';
import type { FindingDraft, ReviewRule } from './review-rule';

/** A file before and after. One of them is missing if the file is new or removed. */
interface FilePair {
  readonly name: string;
  readonly before?: ExtraFile;
  readonly after?: ExtraFile;
}

/** The files of a stack that the kit did not write and that a condition selects, sorted by name. */
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

/** The change of a file; undefined: none. */
export function doneTo({ before, after }: FilePair): string | undefined {
  if (!before) return 'is new';
  if (!after) return 'is removed';
  return before.text === after.text ? undefined : 'changes';
}

/** Files that a configuration declares and that do not exist. */
const missingFiles = (stack: Stack | undefined): string[] =>
  Object.keys(stack?.notes.extraFiles ?? {}).filter((name) => stack?.files.has(name) !== true);

export const extraFiles: ReviewRule = {
  id: 'files/extra',
  summary: 'Terraform reads a file that the kit did not write, or no longer reads it.',
  why: 'Terraform reads all files in a folder as one configuration. The kit neither writes nor removes this file. Parts that the kit cannot read can do anything that the identity of the plan may do.',
  severities: ['critical', 'high'],
  looks: [
    ({ before, after }) =>
      missingFiles(after)
        .filter((name) => !missingFiles(before).includes(name))
        .map((name) => ({
          severity: 'high',
          message: `the stack declares a file that does not exist, ${visible(name)}: a file of that name would count as declared`,
        })),
    ({ kind, before, after }) =>
      filePairs(before, after, ({ name }) => isExtraConfiguration(name)).flatMap((pair): FindingDraft[] => {
        // If the folder is dropped, nothing is destroyed. The stack has a finding for that.
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

const GONE = 'Terraform destroys the resources in it, and its settings no longer apply';

const isSame = (one: DeclaredFile | undefined, other: DeclaredFile) =>
  one?.owner === other.owner && one.reason === other.reason;

export const stateFiles: ReviewRule = {
  id: 'files/state',
  summary: 'A Terraform state or data folder is committed in the folder of a stack.',
  why: 'A state contains keys and secrets, which are then in the history of the repository. The data folder determines where the state is and which code runs.',
  severities: ['critical', 'high'],
  looks: [
    ({ before, after }) =>
      filePairs(before, after, ({ use }) => use === 'state' || use === 'data').flatMap((pair): FindingDraft[] => {
        const done = doneTo(pair);
        if (!pair.after) return [{ severity: 'high', message: `${pair.name} is removed, but is still in the history` }];
        const what = `${pair.name}, which ${USES[pair.after.use]},${done === undefined ? '' : ` ${done} and`}`;
        return [{ severity: 'critical', message: `${what} must not be committed` }];
      }),
  ],
};

export const lockFile: ReviewRule = {
  id: 'files/lock-file',
  summary: 'The lock file of a stack is added, changed or removed.',
  why: 'It determines which builds of the providers may run. Without it, any build that the publisher has signed may run.',
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
  summary: 'The files in a folder conflict with each other.',
  why: 'Terraform refuses the configuration, so the pipeline can neither plan nor apply the stack, and cannot repair it.',
  severities: ['critical'],
  looks: [
    ({ before, after }) =>
      (after?.conflicts ?? [])
        .filter((each) => before?.conflicts.includes(each) !== true)
        .map((each) => ({ severity: 'critical', message: `Terraform refuses the configuration: ${each}` })),
  ],
};
