import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFiles } from '../../lib/generated/files';
import { command } from './command';
import { node } from './synth';

/** Writes generated files to a folder. */
export function write(files: GeneratedFiles, folder: string): void {
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Runs the command in a project, like the npm script. */
export const review = (project: string, ...args: string[]) =>
  command('review', '--project', project, '--today', '2026-11-23', ...args);

/** The same in a separate process, where system errors are not affected by the test. */
export const reviewProcess = (project: string, ...args: string[]) =>
  node('review', ['--project', project, '--today', '2026-11-23', ...args]);

/** The parts of the `--format json` output that the tests use. */
export interface ReviewJson {
  readonly verdict: string;
  readonly unchanged: number;
  readonly stacks: readonly { readonly id: string; readonly change: string; readonly verdict: string }[];
  readonly findings: readonly { readonly id: string; readonly stack: string; readonly rule: string }[];
}

/** The review of a project as JSON. */
export function reviewJson(project: string, ...args: string[]): ReviewJson {
  const { status, stdout, stderr } = review(project, '--format', 'json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as ReviewJson;
}
