import { basename } from 'node:path';
import type { DescribedStamp } from '../../lib/adopt/describe';
import type { PlainMap } from '../../lib/adopt/described';
import type { Existing } from '../../lib/adopt/existing';
import { existingOf } from '../../lib/adopt/imports';
import type { ImportId } from '../../lib/adopt/imports';
import type { Note } from '../../lib/adopt/note';
import { note } from '../../lib/adopt/note';
import { pinned } from '../../lib/adopt/pinned';
import type { ServedCloud } from '../../lib/catalog/cloud-name';
import type { Residency } from '../../lib/catalog/residency';
import { residencyWords } from '../../lib/catalog/residency';
import type { Problem } from '../../lib/diagnostics/problem';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { Stamp } from '../../lib/fleet/stamp';
import { ENVIRONMENTS } from '../../lib/source/read-files';
import { readStamp } from '../../stacks/stack-readings';
import { terraformOf } from '../../stacks/terraform';
import { defaultsOf } from '../add/environment';
import { split } from '../add/finish';
import type { Project } from '../add/project';
import { withFiles } from '../add/project';
import { SCHEMA } from '../init/environment-file';
import { environmentText } from './environment-text';
import { extraFilesOf, IMPORTS, REMOVED } from './extra-files';
import { importIdsOf } from './import-ids';
import { defaultsNotes, overDefaults } from './over-defaults';

/** What a person decides about the environment. */
export interface Choices {
  readonly environment: string;
  /** @default - that of the defaults */
  readonly workload?: string;
  readonly cloud: ServedCloud;
  readonly owner: string;
  /** @default - the narrowest that is true now */
  readonly residency?: Residency;
}

/** The files of an adoption, and what the apply does. */
export interface Composed {
  /** The texts of the files, by their paths. The environment file is the last. */
  readonly files: ReadonlyMap<string, string>;
  readonly imports: readonly ImportId[];
  readonly notes: readonly Note[];
  /** The project with the environment. */
  readonly project: Project;
  /** The problems of the environment file, and the errors that it causes in other files. */
  readonly problems: readonly Problem[];
}

/** Composes the environment of an account, in a project that may have defaults. */
export function compose(project: Project, existing: Existing, described: DescribedStamp, choices: Choices): Composed {
  const file = `${ENVIRONMENTS}/${choices.environment}.yaml`;
  const candidates = choices.residency === undefined ? described.residencies : [choices.residency];
  const tried = candidates.map((residency) => () => attempt(project, file, described, choices, residency));
  for (const [i, make] of tried.entries()) {
    const made = make();
    const isTooNarrow = made.problems.some(({ rule, severity }) => severity === 'error' && rule.startsWith('residency/'));
    if (isTooNarrow && i + 1 < tried.length) continue;
    return completed(project, file, existing, described, choices, made);
  }
  throw new Error('no residency allows the places where the deployments process prompts');
}

interface Attempt {
  readonly residency: Residency;
  readonly project: Project;
  readonly problems: readonly Problem[];
}

function attempt(project: Project, file: string, described: DescribedStamp, choices: Choices, residency: Residency): Attempt {
  const text = textOf(project, described, choices, residency, {});
  const changed = withFiles(project, new Map([[file, text]]));
  return { residency, project: changed, problems: problemsIn(changed, file, project) };
}

/**
 * The problems of a file, and the errors that it causes in others. Its extra files do not exist yet, or are those of an earlier
 * adoption, which are replaced.
 */
function problemsIn({ problems }: Project, file: string, before: Project): readonly Problem[] {
  const { added } = split(problems, before.problems);
  const isOfFiles = ({ rule, location }: Problem) =>
    rule === 'files/declared' || (rule === 'files/extra' && [IMPORTS.name, REMOVED.name].includes(basename(location.file)));
  const isCaused = (problem: Problem) => problem.severity === 'error' && added.includes(problem);
  return problems.filter((each) => !isOfFiles(each) && (each.location.file === file || isCaused(each)));
}

function completed(
  project: Project,
  file: string,
  existing: Existing,
  described: DescribedStamp,
  choices: Choices,
  made: Attempt,
): Composed {
  const notes = [...described.notes, ...defaultsNotes(defaultsOf(project)), residencyNote(made.residency)];
  const stamp = stampIn(made.project, choices.environment);
  const stack = stamp && readStamp(stamp);
  if (!stack || hasErrors(made.problems)) {
    const text = textOf(project, described, choices, made.residency, {});
    return { files: new Map([[file, text]]), imports: [], notes, project: made.project, problems: made.problems };
  }
  const { overrides, removed } = pinned(described.pins, [...stack.resources.values()]);
  const folder = `${choices.environment}/${described.region}`;
  const declared = [IMPORTS, ...(Object.keys(removed).length === 0 ? [] : [REMOVED])];
  const more: PlainMap = {
    ...(Object.keys(overrides).length === 0 ? {} : { overrides }),
    extraFiles: Object.fromEntries(declared.map(({ name, reason }) => [`${folder}/${name}`, { owner: choices.owner, reason }])),
  };
  const text = textOf(project, described, choices, made.residency, more);
  const changed = withFiles(project, new Map([[file, text]]));
  const problems = problemsIn(changed, file, project);
  const pinnedStamp = stampIn(changed, choices.environment);
  const ids = pinnedStamp ? importIdsOf(terraformOf(pinnedStamp)) : { resources: [], without: [] };
  const imports = existingOf(ids.resources, existing);
  return {
    files: new Map([...extraFilesOf(`generated/${folder}`, imports, removed), [file, text]]),
    imports,
    problems,
    project: changed,
    notes: [
      ...notes,
      ...ids.resources
        .filter((each) => !imports.includes(each))
        .map(({ address }) => note('created', address, 'Azure has no such resource yet')),
      ...ids.without.map(({ address, reason }) => note('not-imported', address, reason)),
    ],
  };
}

const stampIn = ({ fleet }: Project, environment: string): Stamp | undefined =>
  fleet.stamps.find(({ value }) => value.environment === environment)?.value;

const residencyNote = (residency: Residency): Note =>
  note(
    'changed',
    'residency',
    `the file promises ${residencyWords(residency)}, which is the narrowest that is true now: confirm it, because every later change is checked against it`,
  );

function textOf(
  project: Project,
  described: DescribedStamp,
  { environment, workload, cloud }: Choices,
  residency: Residency,
  more: PlainMap,
): string {
  const defaults = defaultsOf(project);
  const layers = overDefaults(
    { environment: { residency: residency as PlainMap[string], ...described.environment }, stamp: described.stamp },
    defaults,
  );
  return environmentText(
    {
      environment: {
        environment,
        ...(workload === undefined ? {} : { workload }),
        subscriptionId: described.subscriptionId,
        ...(cloud === (defaults['cloud'] ?? 'public') ? {} : { cloud }),
        ...layers.environment,
        ...more,
      },
      region: described.region,
      stamp: layers.stamp,
    },
    [
      `yaml-language-server: $schema=${SCHEMA}`,
      'Written by stamps adopt from an account that exists. docs/adopt.md has the next steps.',
    ],
  );
}
