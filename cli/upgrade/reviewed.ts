import { hasErrors } from '../../lib/diagnostics/problem';
import type { GeneratedFiles } from '../../lib/generated/files';
import type { Review } from '../../lib/review/review';
import { review } from '../../lib/review/review';
import { workingTree } from '../../lib/review/revision/read-revision';
import { readStacks } from '../../lib/stack/read-stacks';
import { ruleContextOf } from '../../stacks/rule-context';
import type { Project } from '../add/project';
import type { BundledApp } from '../project-app';
import { projectApp } from '../project-app';
import { synthesize } from '../synthesize';

/**
 * The review of a change that is not written: generated/ as it is, compared with what the changed environments generate. Undefined if
 * they have errors.
 */
export function reviewed({ folder, today, sources }: Project, changed: Project, bundled?: BundledApp): Review | undefined {
  if (hasErrors(changed.problems)) return undefined;
  const before = workingTree(folder);
  const { extraFiles = [] } = ruleContextOf(folder, changed.fleet, today);
  const others = new Map(extraFiles.map(({ file, text }) => [file, text]));
  const files = synthesize(changed.fleet, others, projectApp(folder, today, bundled));
  const textsOf = (project: Pick<Project, 'sources'>) => new Map(project.sources.map(({ file, text }) => [file, text]));
  return review(
    before.stacks,
    readStacks(new Map([...filesOf(before.stacks.values()), ...files]), 'the changed environments'),
    {
      today,
      environments: { before: textsOf({ sources }), after: textsOf(changed) },
    },
  );
}

/** All files of stacks, by path: those that the kit does not write stay as they are. */
const filesOf = (stacks: Iterable<{ readonly folder: string; readonly files: ReadonlyMap<string, string> }>): GeneratedFiles =>
  new Map([...stacks].flatMap(({ folder, files }) => [...files].map(([name, text]) => [`${folder}/${name}`, text] as const)));
