import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFiles } from './files';
import { Configuration } from './configuration';
import { CONFIGURATION, GENERATED } from './files';

/** How what is in a project differs from what its environments come to. */
export interface Comparison {
  /** Files that are missing or have other content; `before` is undefined for a missing one. */
  readonly changed: readonly { readonly file: string; readonly before: string | undefined; readonly after: string }[];
  /** Folders of stacks that no environment has any more. What they made is still in Azure. */
  readonly stale: readonly string[];
  /** Folders of such stacks that are emptied: the next apply destroys what they made. */
  readonly emptied: readonly string[];
}

/** Whether nothing differs. What is emptied waits for the pipeline, so it has to pass. */
export const isCurrent = ({ changed, stale }: Comparison) => changed.length === 0 && stale.length === 0;

/** Compares the project in a folder with what it should be. */
export function compare(project: string, files: GeneratedFiles): Comparison {
  const changed = [...files]
    .map(([file, after]) => ({ file, before: textOf(path.join(project, file)), after }))
    .filter(({ before, after }) => before !== after);
  const expected = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
  const left = stackFolders(project).filter((folder) => !expected.has(folder));
  const isEmptied = (folder: string) => committed(project, folder)?.isEmptied === true;
  return { changed, stale: left.filter((folder) => !isEmptied(folder)), emptied: left.filter(isEmptied) };
}

/** The configuration in a folder; undefined: there is none, or it is not JSON. */
export const committed = (project: string, folder: string) =>
  Configuration.of(textOf(path.join(project, folder, CONFIGURATION)) ?? '');

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** The folders under generated/ that hold a stack, in alphabetical order. */
export function stackFolders(project: string): string[] {
  const folders = (folder: string) =>
    existsSync(path.join(project, folder))
      ? readdirSync(path.join(project, folder), { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => `${folder}/${name}`)
      : [];
  return folders(GENERATED)
    .flatMap(folders)
    .filter((folder) => existsSync(path.join(project, folder, CONFIGURATION)))
    .sort();
}
