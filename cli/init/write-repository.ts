import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { byKey } from '../../lib/collections/order';
import { hasErrors } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import type { GeneratedFiles } from '../../lib/generated/files';
import { CONFIGURATION } from '../../lib/generated/files';
import { printProblems } from '../../lib/report/print-problems';
import { readFleet } from '../../lib/resolve/read-fleet';
import { SourceFile } from '../../lib/source/source-file';
import { outline } from '../../lib/stack/outline';
import { readStack } from '../../lib/stack/stack';
import { checkAll } from '../../stacks/rules';
import { synthesize } from '../synthesize';
import type { Answers } from './answers';
import { environmentFile } from './environment-file';
import type { Manifest } from './package-file';
import { kitIn, packageFile } from './package-file';
import { KIT_SCRIPT, pipelineFiles } from './pipeline-files';
import { projectFiles } from './project-files';
import { testFiles } from './test-files';

/** What a repository needs in addition to the answers. */
export interface Setting {
  /** The folder of the repository, which may exist. */
  readonly folder: string;
  readonly today: string;
  /** The ID of the project in cdktf.json. */
  readonly projectId: string;
  /** The version of the kit, or another place to install it from. */
  readonly kit?: string | undefined;
}

const MANIFEST = 'package.json';

/** All files of a new repository, by path; undefined if the environment has errors, which are printed. */
export function repository(answers: Answers, { folder, today, projectId, kit }: Setting): GeneratedFiles | undefined {
  const file = `environments/${answers.environment}.yaml`;
  const text = environmentFile(answers);
  const fleet = readFleet([new SourceFile(file, text)]);
  const problems = checkAll(fleet, { today });
  printProblems(problems, fleet.sources);
  if (hasErrors(problems)) return undefined;
  const generated = synthesize(fleet);
  const manifest = packageFile(path.basename(path.resolve(folder)), answers, manifestIn(folder), kit);
  return new Map([
    ...projectFiles(answers, projectId, kitIn(manifest)),
    ...pipelineFiles(answers),
    [MANIFEST, manifest],
    [file, text],
    ...generated,
    ...testFiles(answers, outlines(fleet, generated)),
  ]);
}

/** The outline of every stack, by its ID. */
const outlines = ({ shared, stamps }: Fleet, generated: GeneratedFiles): ReadonlyMap<string, string> => {
  const ids = new Set([...shared, ...stamps].map(({ value: { id } }) => id));
  return new Map(
    [...generated]
      .filter(([file]) => path.posix.basename(file) === CONFIGURATION)
      .map(([file, text]) => readStack(path.posix.dirname(file), new Map([[CONFIGURATION, text]])))
      .filter(({ id }) => ids.has(id))
      .map(({ id, resources }) => [
        id,
        outline([...resources].sort(byKey).map(([address, { attributes }]) => [address, attributes])),
      ]),
  );
};

/** An existing package.json; empty if there is none. */
function manifestIn(folder: string): Manifest {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    throw new Error(`${file} is not JSON`);
  }
}

/** The files that exist already, and that init would overwrite. An existing package.json is completed. */
export const existing = (files: GeneratedFiles, folder: string): string[] =>
  [...files.keys()].filter((file) => file !== MANIFEST && existsSync(path.join(folder, file)));

/** Writes the files of a repository. */
export function write(files: GeneratedFiles, folder: string): void {
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, file === KIT_SCRIPT ? { mode: 0o755 } : {});
  }
}
