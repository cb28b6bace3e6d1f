import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// Without the modules of the kit, which take a second to load, for tests that run commands.

/** The root folder of this project. */
export const ROOT = path.resolve(__dirname, '../..');

/** The date that tests use, on which none of their models is retired. */
export const TODAY = '2026-11-23';

/** The folders of the example stamps, which are independent of environments/. */
export const EXAMPLES = readdirSync(path.join(ROOT, 'test/examples')).sort();

/** Runs a test in a temporary copy of an example, and removes the copy. */
export function inCopyOf<T>(example: string, work: (project: string) => T): T {
  const project = mkdtempSync(path.join(tmpdir(), 'project-'));
  try {
    cpSync(path.join(ROOT, 'test/examples', example), project, { recursive: true });
    return work(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
