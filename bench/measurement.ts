import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentFiles } from './environment-files';
import { planOf } from './plan';
import { inTemporaryFolder } from './temporary-folder';

/** The method; `hand` is the baseline. */
export const WAYS = ['hand', 'kit'] as const;
export type Way = (typeof WAYS)[number];

/** The resources that synthesizing some stamps with one method takes. */
export interface Measurement {
  /** Milliseconds of the work itself, after all code is loaded. */
  readonly work: number;
  /** Milliseconds of the command that a person runs: `npx stamps synth` for the kit, the app with ts-node for the baseline. */
  readonly command: number;
  /** Milliseconds of the app with ts-node, as the CDKTF CLI runs both. */
  readonly app: number;
  /** The peak memory of the app (resident set size), in bytes. */
  readonly memory: number;
}

const ROOT = path.dirname(__dirname);

/** Measures in separate processes: in the same process, compiled code and used memory would affect the second measurement. */
export function measure(way: Way, stamps: number): Measurement {
  return inTemporaryFolder((folder) => {
    const tsNode = ['--require', require.resolve('ts-node/register/transpile-only')];
    const child = path.join(__dirname, 'measured-process.ts');
    const { duration: app, stdout } = timed([...tsNode, child, way, String(stamps), folder]);
    const measured = JSON.parse(stdout) as Pick<Measurement, 'memory' | 'work'>;
    return { ...measured, app, command: way === 'hand' ? app : synth(stamps, folder) };
  });
}

/** Milliseconds of `npx stamps synth` in a new project. */
function synth(stamps: number, project: string): number {
  for (const { file, text } of environmentFiles(planOf(stamps))) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  return timed([path.join(ROOT, 'bin/stamps.mjs'), 'synth', '--project', project]).duration;
}

/** Runs Node.js and measures the whole process. */
function timed(args: readonly string[]) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const duration = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  return { duration, stdout };
}

/** The median of each quantity, so that one round on a busy machine has no effect. */
export const medianOf = (rounds: readonly Measurement[]): Measurement => ({
  work: median(rounds.map(({ work }) => work)),
  command: median(rounds.map(({ command }) => command)),
  app: median(rounds.map(({ app }) => app)),
  memory: median(rounds.map(({ memory }) => memory)),
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}
