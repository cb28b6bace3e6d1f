import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem';
import { SourceFile } from './source-file';

/** The folder of a project that holds its environments. */
export const ENVIRONMENTS = 'environments';

/** The environment files of a project, and what could not be read of them. */
export interface Files {
  readonly sources: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/** Reads the environment files of the project in a folder, in the order of their names. */
export function readFiles(project: string): Files {
  let names: string[];
  try {
    names = readdirSync(path.join(project, ENVIRONMENTS)).sort();
  } catch (error) {
    return { sources: [], problems: [unreadable(ENVIRONMENTS, error)] };
  }
  const files = names.filter((name) => name.endsWith('.yaml')).map((name) => readOne(project, `${ENVIRONMENTS}/${name}`));
  const problems = [...names.filter((name) => name.endsWith('.yml')).map(misnamed), ...files.filter((file) => 'rule' in file)];
  const sources = files.filter((file) => file instanceof SourceFile);
  const none = names.some((name) => /\.ya?ml$/.test(name) && name !== 'defaults.yaml') ? [] : [noEnvironment()];
  return { sources, problems: [...problems, ...none] };
}

function readOne(project: string, file: string): Problem | SourceFile {
  try {
    return new SourceFile(file, readFileSync(path.join(project, file), 'utf8'));
  } catch (error) {
    return unreadable(file, error);
  }
}

const start = (file: string) => ({ file, line: 1, column: 1, length: 1 });

const unreadable = (file: string, error: unknown): Problem => ({
  severity: 'error',
  rule: 'environment/unreadable',
  message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
  location: start(file),
  help: 'run this in the folder of the project, or name it with --project',
});

const misnamed = (name: string): Problem => ({
  severity: 'error',
  rule: 'environment/file-name',
  message: 'environment files end in .yaml; this one would be passed over',
  location: start(`${ENVIRONMENTS}/${name}`),
  help: `rename it to ${name.replace(/\.yml$/, '.yaml')}`,
});

const noEnvironment = (): Problem => ({
  severity: 'error',
  rule: 'environment/none',
  message: 'there is no environment file',
  location: start(ENVIRONMENTS),
  help: 'write environments/dev.yaml; docs/environments.md shows how',
});
