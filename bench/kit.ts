import { projectApp } from '../cli/project-app';
import { synthesize } from '../cli/synthesize';
import type { GeneratedFiles } from '../lib/generated/files';
import { readFleet } from '../lib/resolve/read-fleet';
import { checkFleet } from '../lib/rules';
import { SourceFile } from '../lib/source/source-file';
import { StampsApp } from '../stacks/stamps-app';
import type { EnvironmentFile } from './environment-files';

const TODAY = '2026-11-23';

/** The complete synthesis of the kit, from the text of environment files to the text of all generated files, with the app of a project. */
export function byKit(files: readonly EnvironmentFile[]): GeneratedFiles {
  const fleet = readFleet(files.map(({ file, text }) => new SourceFile(file, text)));
  const [problem] = checkFleet(fleet, { today: TODAY });
  if (problem) throw new Error(`the environments to measure have a problem: ${problem.message} (${problem.location.file})`);
  const root = process.cwd();
  const run = () => {
    new StampsApp().synth();
  };
  return synthesize(fleet, new Map(), projectApp(root, TODAY, { project: root, run }));
}
