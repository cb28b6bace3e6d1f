import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../add/finish';
import { writeChanges } from '../add/finish';

/** The changes that writing files means, with the texts that they replace. */
export const changesTo = (folder: string, files: ReadonlyMap<string, string>): readonly Change[] =>
  [...files].map(([file, after]) => {
    const target = path.join(folder, file);
    return { file, after, ...(existsSync(target) ? { before: readFileSync(target, 'utf8') } : {}) };
  });

/** Writes all files, or none. */
export function writeAll(folder: string, changes: readonly Change[]): void {
  for (const { file } of changes) mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  try {
    writeChanges({ folder }, changes);
  } catch (error) {
    for (const change of changes) restore(folder, change);
    throw error;
  }
}

/** Takes back a file that this command wrote. One that someone else has changed stays. */
function restore(folder: string, { file, before, after }: Change): void {
  const target = path.join(folder, file);
  if (!existsSync(target) || readFileSync(target, 'utf8') !== after) return;
  if (before === undefined) rmSync(target);
  else writeFileSync(target, before);
}
