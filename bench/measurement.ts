import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The method; `hand` is the baseline. */
export const WAYS = ['hand', 'kit'] as const;
export type Way = (typeof WAYS)[number];

/** The resources that one process used to synthesize some stamps with one method. */
export interface Measurement {
  /** Milliseconds of the work itself, after all code is loaded. */
  readonly work: number;
  /** Milliseconds from the start of the process to the end of the work, including Node.js, ts-node and loading all code. */
  readonly process: number;
  /** The peak memory of the process (resident set size), in bytes. */
  readonly memory: number;
}

/** Measures in a separate process: in the same process, compiled code and used memory would affect the second measurement. */
export function measure(way: Way, stamps: number): Measurement {
  const child = path.join(__dirname, 'measured-process.ts');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    ['--require', require.resolve('ts-node/register/transpile-only'), child, way, String(stamps)],
    { cwd: path.dirname(__dirname), encoding: 'utf8' },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`synthesizing ${stamps} stamps by ${way} failed:\n${stderr}`);
  return JSON.parse(stdout) as Measurement;
}

/** The median of each quantity, so that one round on a busy machine has no effect. */
export const medianOf = (rounds: readonly Measurement[]): Measurement => ({
  work: median(rounds.map(({ work }) => work)),
  process: median(rounds.map(({ process }) => process)),
  memory: median(rounds.map(({ memory }) => memory)),
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}
