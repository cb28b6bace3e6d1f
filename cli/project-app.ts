import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Fleet } from '../lib/fleet/fleet';
import { withCheckedFleet } from '../stacks/checked-fleet';
import type { WriteStacks } from './synthesize';

/** The app of a project, which the CDKTF CLI also runs. */
const MAIN_FILES = ['main.ts', 'main.js'];

/** The app in the repository of the kit, which is bundled with the commands. */
export interface BundledApp {
  readonly project: string;
  readonly run: () => void;
}

/** The way in which a project writes its stacks: its `main.ts`; undefined if it has none. */
export function projectApp(project: string, today: string, bundled?: BundledApp): WriteStacks | undefined {
  const folder = path.resolve(project);
  const file = MAIN_FILES.map((name) => path.join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) return undefined;
  const isBundled = bundled !== undefined && path.resolve(bundled.project) === folder;
  return (fleet, outdir) => {
    inFolder(folder, outdir, () => {
      withCheckedFleet(
        { fleet, today },
        isBundled
          ? bundled.run
          : () => {
              load(file);
            },
      );
    });
    report(path.basename(file), fleet, outdir);
  };
}

/** What CDKTF records about the stacks of an app. */
interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      { readonly annotations: readonly { readonly level: string; readonly constructPath: string; readonly message: string }[] }
    >
  >;
}

/** Prints the warnings of constructs. Throws if the app has not written exactly the stacks of the fleet. */
function report(file: string, fleet: Fleet, outdir: string): void {
  const manifest = path.join(outdir, 'manifest.json');
  const { stacks } = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Manifest) : { stacks: {} };
  const expected = stackIds(fleet);
  const missing = expected.filter((id) => !Object.hasOwn(stacks, id));
  if (missing.length > 0)
    throw new Error(
      `${file} did not write ${missing.join(', ')}: create a StampsApp, and call its synth() before the file ends`,
    );
  const others = Object.keys(stacks).filter((id) => !expected.includes(id));
  if (others.length > 0)
    throw new Error(
      `${file} adds the stack ${others.join(', ')} to the StampsApp: generated/ has only the stacks of environment files. Write other stacks in an app of their own, in another file`,
    );
  for (const { level, constructPath, message } of Object.values(stacks).flatMap(({ annotations }) => annotations))
    if (level === '@cdktf/warn') process.stderr.write(`warning: ${constructPath}: ${message}\n`);
}

const stackIds = ({ stateAccounts, governances, shared, stamps }: Fleet) =>
  [...stateAccounts, ...governances, ...shared, ...stamps].map(({ value }) => value.id);

/** Does what the CDKTF CLI does before it runs an app: sets the current folder and the folder for the stacks. */
function inFolder(folder: string, outdir: string, work: () => void): void {
  const [cwd, before] = [process.cwd(), process.env['CDKTF_OUTDIR']];
  process.env['CDKTF_OUTDIR'] = outdir;
  process.chdir(folder);
  try {
    work();
  } finally {
    process.chdir(cwd);
    if (before === undefined) delete process.env['CDKTF_OUTDIR'];
    else process.env['CDKTF_OUTDIR'] = before;
  }
}

/** Runs a file of a project. Node.js 20 cannot run TypeScript, so tsx transpiles it, without checking types. */
function load(file: string): void {
  const require = createRequire(file);
  if (path.extname(file) === '.ts') {
    const { register } = createRequire(__filename)('tsx/cjs/api') as { register: () => () => void };
    register();
  }
  try {
    require(file);
  } catch (error) {
    throw new Error(`${placeIn(file, error)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The name of a file, with the line of it that has caused an error if that is known. */
function placeIn(file: string, error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? '') : '';
  const line = trace.split('\n').find((each) => each.includes(`${file}:`));
  const [, place] = /:(\d+:\d+)\)?$/.exec(line ?? '') ?? [];
  return place === undefined ? path.basename(file) : `${path.basename(file)}:${place}`;
}
