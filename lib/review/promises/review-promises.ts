import type { Observation, ReviewRule } from '../rules/review-rule';
import type { EnvironmentFiles, FileChange } from './environment-files';
import { fileChanges } from './environment-files';
import { isPromise, PROMISE_RULES } from './rules';

/** What is to be said of an environment file. */
export interface ObservedFile {
  readonly file: string;
  readonly found: readonly { readonly rule: Pick<ReviewRule, 'id' | 'why'>; readonly observation: Observation }[];
}

/** Rules about files as a whole. */
export const FILE_RULES = {
  notGenerated: {
    id: 'environments/not-generated',
    summary: 'An environment file changes, and what is generated from it does not.',
    why: 'Nothing in Azure changes by this. The next npm run synth, in whatever pull request, brings the change into generated/.',
    severities: ['high'],
  },
  unreadable: {
    id: 'environments/unreadable',
    summary: 'An environment file cannot be read.',
    why: 'What it says cannot be compared, and nothing can be generated from it.',
    severities: ['high'],
  },
} as const;

/**
 * Everything that is to be said of the environment files beside what is generated from them.
 *
 * @param changed the environments of which a stack differs
 */
export const reviewPromises = (
  before: EnvironmentFiles,
  after: EnvironmentFiles,
  changed: ReadonlySet<string>,
): ObservedFile[] =>
  fileChanges(before, after)
    .map((change) => ({ file: change.file, found: observe(change, isGenerated(change, changed)) }))
    .filter(({ found }) => found.length > 0);

/** Whether some stack that comes from a file differs as well. */
function isGenerated({ file }: FileChange, changed: ReadonlySet<string>): boolean {
  const name = /([^/]+)\.yaml$/.exec(file)?.[1] ?? '';
  return name === 'defaults' ? changed.size > 0 : changed.has(name);
}

function observe(change: FileChange, isGeneratedToo: boolean): ObservedFile['found'] {
  if (change.unreadable !== undefined) {
    const observation: Observation = { severity: 'high', message: `${change.file} cannot be read: ${change.unreadable}` };
    return [{ rule: FILE_RULES.unreadable, observation }];
  }
  const left = isGeneratedToo ? [] : change.settings.map(({ path }) => path).filter((path) => !isPromise(path));
  const notGenerated: Observation = {
    severity: 'high',
    message: `${change.file} changes and nothing generated from it does: ${left.join(', ')}. Run npm run synth and commit what it writes`,
  };
  return [
    ...(left.length === 0 ? [] : [{ rule: FILE_RULES.notGenerated, observation: notGenerated }]),
    // The notes of a stack have its waivers, and their own rules.
    ...PROMISE_RULES.filter(({ id }) => !(isGeneratedToo && id === 'promises/waiver')).flatMap((rule) =>
      rule.check(change).map((observation) => ({ rule, observation })),
    ),
  ];
}
