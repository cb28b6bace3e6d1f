import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../add/finish';
import { writeChanges } from '../add/finish';
import { IMPORTS, REMOVED } from './extra-files';

/** The changes that writing files means, with the texts that they replace. */
export const changesTo = (folder: string, files: ReadonlyMap<string, string>): readonly Change[] =>
  [...files].map(([file, after]) => {
    const target = path.join(folder, file);
    return { file, after, ...(existsSync(target) ? { before: readFileSync(target, 'utf8') } : {}) };
  });

/** The override file of an earlier adoption that this one does not need. As no environment declares it, it would be an error. */
export function leftoverOf(folder: string, files: ReadonlyMap<string, string>): string | undefined {
  const imports = [...files.keys()].find((file) => path.posix.basename(file) === IMPORTS.name);
  const file = imports === undefined ? undefined : `${path.posix.dirname(imports)}/${REMOVED.name}`;
  return file !== undefined && !files.has(file) && existsSync(path.join(folder, file)) ? file : undefined;
}

/** Writes all files and removes the one that is left over, or does nothing. */
export function writeAll(folder: string, changes: readonly Change[], leftover?: string): void {
  for (const { file } of changes) mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  try {
    writeChanges({ folder }, changes);
    if (leftover !== undefined) rmSync(path.join(folder, leftover));
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
