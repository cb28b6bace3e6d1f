import { hasErrors } from '../lib/diagnostics/problem';
import type { Fleet } from '../lib/fleet/fleet';
import type { Comparison } from '../lib/generated/compare';
import { compare } from '../lib/generated/compare';
import type { GeneratedFiles } from '../lib/generated/files';
import { printProblems } from '../lib/report/print-problems';
import { readProject } from '../lib/resolve/read-project';
import { ruleContextOf } from '../stacks/rule-context';
import { checkAll } from '../stacks/rules';
import type { BundledApp } from './project-app';
import { projectApp } from './project-app';
import { synthesize } from './synthesize';

/** With more stacks than this, synthesis takes long enough to be announced. */
const MANY = 60;

/** What the environment files ask for, compared with what generated/ contains. */
export interface Configured {
  readonly fleet: Fleet;
  /** The number of stacks. */
  readonly stacks: number;
  readonly files: GeneratedFiles;
  readonly comparison: Comparison;
}

/** Checks and synthesizes a project without writing to it. Prints its problems; undefined if there are errors. */
export function configured(project: string, today: string, bundled?: BundledApp): Configured | undefined {
  const fleet = readProject(project);
  const context = ruleContextOf(project, fleet, today);
  const problems = checkAll(fleet, context);
  printProblems(problems, fleet.sources);
  if (hasErrors(problems)) return undefined;
  const stacks = fleet.stateAccounts.length + fleet.governances.length + fleet.shared.length + fleet.stamps.length;
  if (stacks > MANY) process.stderr.write(`Synthesizing ${stacks} stacks …\n`);
  const extraFiles = new Map(context.extraFiles?.map(({ file, text }) => [file, text]));
  const files = synthesize(fleet, extraFiles, projectApp(project, today, bundled));
  return { fleet, stacks, files, comparison: compare(project, files) };
}
