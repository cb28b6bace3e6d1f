import type { Json, JsonObject } from '../../stack/json';
import { isObject, isSame, own } from '../../stack/json';
import type { Stacks } from '../../stack/read-stacks';
import type { FindingDraft, ReviewRule } from '../rules/review-rule';
import type { EnvironmentFiles, FileChange } from './environment-files';
import { contentOf, fileChanges } from './environment-files';
import { isPromise, PROMISE_RULES } from './rules';

/** An environment file with its findings. */
export interface FileDrafts {
  readonly file: string;
  readonly found: readonly { readonly rule: Pick<ReviewRule, 'id' | 'why'>; readonly draft: FindingDraft }[];
}

/** Rules about an environment file as a whole. */
export const FILE_RULES = {
  notGenerated: {
    id: 'environments/not-generated',
    summary: 'An environment file changes, but the files that are generated from it do not.',
    why: 'This changes nothing in Azure yet. The next npx stamps synth, in any pull request, writes the change to generated/.',
    severities: ['high'],
  },
  unreadable: {
    id: 'environments/unreadable',
    summary: 'An environment file cannot be read.',
    why: 'Its settings cannot be compared, and nothing can be generated from it.',
    severities: ['high'],
  },
} as const;

/**
 * Findings about environment files, apart from those about the files that are generated from them.
 *
 * @param changed the environments that have a changed stack
 * @param stacks all stacks of the later revision
 */
export const reviewPromises = (
  before: EnvironmentFiles,
  after: EnvironmentFiles,
  changed: ReadonlySet<string>,
  stacks: Stacks,
): FileDrafts[] =>
  fileChanges(before, after)
    .map((change) => ({
      file: change.file,
      found: draftsOf(change, isGenerated(change, changed), () => showsResidency(change, after, stacks)),
    }))
    .filter(({ found }) => found.length > 0);

const DEFAULTS = 'defaults';
const nameOf = (file: string) => /([^/]+)\.yaml$/.exec(file)?.[1] ?? '';

/** Whether a stack that is generated from the file differs as well. */
function isGenerated({ file }: FileChange, changed: ReadonlySet<string>): boolean {
  const name = nameOf(file);
  return name === DEFAULTS ? changed.size > 0 : changed.has(name);
}

const RESIDENCY = /^residency(\.|$)/;

/** Whether the stacks of a file have the residency of their files. Only the notes of a stack record it, no resource does. */
function showsResidency({ file }: FileChange, files: EnvironmentFiles, stacks: Stacks): boolean {
  const name = nameOf(file);
  const folder = file.slice(0, -`${name}.yaml`.length);
  const settingsOf = (environment: string) => contentOf(files.get(`${folder}${environment}.yaml`));
  return [...stacks.values()]
    .filter(({ environment, notes }) => notes.residency !== undefined && (name === DEFAULTS || environment === name))
    .every(({ environment, notes }) => {
      const [defaults, layer] = [settingsOf(DEFAULTS), settingsOf(environment)];
      // An unreadable file has a finding of its own.
      if (typeof defaults === 'string' || typeof layer === 'string') return true;
      return isSame(residencyOf(defaults, layer), notes.residency as Json);
    });
}

/** The residency after an environment is merged over the defaults. Two maps merge key by key. */
function residencyOf(defaults: JsonObject, layer: JsonObject): Json | undefined {
  const [below, above] = [own(defaults, 'residency'), own(layer, 'residency')];
  if (above === undefined) return below;
  return isObject(below) && isObject(above) ? { ...below, ...above } : above;
}

function draftsOf(change: FileChange, isGeneratedToo: boolean, isResidencyShown: () => boolean): FileDrafts['found'] {
  if (change.unreadable !== undefined) {
    const draft: FindingDraft = { severity: 'high', message: `${change.file} cannot be read: ${change.unreadable}` };
    return [{ rule: FILE_RULES.unreadable, draft }];
  }
  const paths = change.settings.map(({ path }) => path);
  const residency = paths.filter((path) => RESIDENCY.test(path));
  const left = isGeneratedToo
    ? residency.length > 0 && !isResidencyShown()
      ? residency
      : []
    : paths.filter((path) => !isPromise(path));
  const notGenerated: FindingDraft = {
    severity: 'high',
    message: `${change.file} changes, but the generated files do not ${isGeneratedToo ? 'match it' : 'change'}: ${left.join(', ')}. Run npx stamps synth and commit the generated files`,
  };
  return [
    ...(left.length === 0 ? [] : [{ rule: FILE_RULES.notGenerated, draft: notGenerated }]),
    // Waivers are in the notes of a stack, which have rules of their own.
    ...PROMISE_RULES.filter(({ id }) => !(isGeneratedToo && id === 'promises/waiver')).flatMap((rule) =>
      rule.check(change).map((draft) => ({ rule, draft })),
    ),
  ];
}
