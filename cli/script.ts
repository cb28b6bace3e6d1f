import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { EXIT } from './command';
import { KIT_FOLDER } from './kit';

/** Runs a script from pipelines/ in the folder of a project, and returns its exit code. */
export function runScript(project: string, program: 'node' | 'bash', script: string, args: readonly string[]): number {
  const file = path.join(KIT_FOLDER, 'pipelines', script);
  const { status, error } = spawnSync(program, [file, ...args], { cwd: project, stdio: 'inherit' });
  if (error) throw new Error(`${program} is required, but could not be started: ${error.message}`);
  return status ?? EXIT.problems;
}
