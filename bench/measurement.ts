import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** By hand is the baseline. */
export const WAYS = ['hand', 'kit'] as const;
export type Way = (typeof WAYS)[number];

/** What synthesizing some stamps one way took of one process that did nothing else. */
export interface Measurement {
  /** Milliseconds of the work itself, when all code was loaded. */
  readonly work: number;
  /** Milliseconds from the start of the process to the end of the work: with Node.js, ts-node and all code. */
  readonly process: number;
  /** The most memory that the process held at once (resident set size), in bytes. */
  readonly memory: number;
}

/** Measures in a process of its own: in this one, the second measurement would find code compiled and memory taken. */
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

/** The middle of each quantity: one round that the machine was busy in changes nothing. */
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
