import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFiles } from '../../lib/generated/files';
import { command } from './command';
import { node } from './synth';

/** Writes what is generated into a folder. */
export function write(files: GeneratedFiles, folder: string): void {
  for (const [file, text] of files) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Runs the command in a project, as an npm script does. */
export const review = (project: string, ...args: string[]) =>
  command('review', '--project', project, '--today', '2026-11-23', ...args);

/** The same in a process of its own, where errors of the system are what they are without a test around them. */
export const reviewProcess = (project: string, ...args: string[]) =>
  node('review', ['--project', project, '--today', '2026-11-23', ...args]);

/** What `--format json` prints, as far as tests look at it. */
export interface ReviewJson {
  readonly verdict: string;
  readonly unchanged: number;
  readonly stacks: readonly { readonly id: string; readonly change: string; readonly verdict: string }[];
  readonly findings: readonly { readonly stack: string; readonly rule: string }[];
}

/** The review of a project as data. */
export function reviewJson(project: string, ...args: string[]): ReviewJson {
  const { status, stdout, stderr } = review(project, '--format', 'json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as ReviewJson;
}
