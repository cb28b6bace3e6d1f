import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readProject } from '../../lib/resolve/read-project';
import { compare } from '../../lib/generated/compare';
import { writeChanges } from '../../lib/generated/write-changes';
import { synthesize } from '../../cli/synthesize';
import { withoutCatalogNote } from './catalog-note';
import { command } from './command';
import { ROOT } from './root';

/** Runs a command of the project, such as `synth`, as npm does. */
export function node(name: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync('node', [path.join(ROOT, 'bin/stamps.mjs'), name, ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
  });
  return withoutCatalogNote({ status, stdout, stderr });
}

/** Runs `npx stamps synth`. */
export const synth = (...args: string[]) => withoutCatalogNote(command('synth', ...args));

/** Every file under generated/ with its content. */
export function generated(project: string): Record<string, string> {
  const folder = path.join(project, 'generated');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

/** Writes the generated files of a project like `npx stamps synth`, in this process and without checks for lost states. */
export const generate = (project: string): void => {
  writeChanges(project, compare(project, synthesize(readProject(project))).changed);
};
