import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Comparison } from './compare';
import { GENERATED } from './files';

/** Signals that could end the program between two files. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes all changes or none. Everything is first written to a staging folder, and then each file is moved into place, which needs
 * no more space and takes almost no time. If a file cannot be moved, the files before it are moved back.
 */
export function writeChanges(project: string, changed: Comparison['changed']): void {
  if (changed.length === 0) return;
  mkdirSync(path.join(project, GENERATED), { recursive: true });
  const staging = mkdtempSync(path.join(project, GENERATED, '.staging-'));
  const ignore = () => undefined;
  for (const signal of SIGNALS) process.on(signal, ignore);
  try {
    const moves = changed.map(({ file, after }, i) => {
      const fresh = path.join(staging, `${i}.new`);
      writeFileSync(fresh, after);
      return { fresh, target: path.join(project, file), old: path.join(staging, `${i}.old`) };
    });
    moveAll(moves);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    for (const signal of SIGNALS) process.off(signal, ignore);
  }
}

interface Move {
  readonly fresh: string;
  readonly target: string;
  /** Where the previous file is kept until all files are moved. */
  readonly old: string;
}

function moveAll(moves: readonly Move[]): void {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      mkdirSync(path.dirname(move.target), { recursive: true });
      if (existsSync(move.target)) renameSync(move.target, move.old);
      done.push(move);
      renameSync(move.fresh, move.target);
    }
  } catch (error) {
    for (const { target, old } of done.reverse()) {
      rmSync(target, { force: true, recursive: true });
      if (existsSync(old)) renameSync(old, target);
    }
    throw error;
  }
}
