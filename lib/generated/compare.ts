import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFiles } from './files';
import { Configuration } from './configuration';
import { CONFIGURATION, GENERATED } from './files';

/** The differences between the generated files in a project and the expected files of its environments. */
export interface Comparison {
  /** Files that are missing or have different content; `before` is undefined for a missing file. */
  readonly changed: readonly { readonly file: string; readonly before: string | undefined; readonly after: string }[];
  /** Folders of stacks that are no longer configured. Their resources are still in Azure. */
  readonly stale: readonly string[];
  /** Folders of such stacks that are emptied: the next apply destroys their resources. */
  readonly emptied: readonly string[];
}

/** Whether nothing differs. Emptied stacks wait for the pipeline, so they are accepted. */
export const isCurrent = ({ changed, stale }: Comparison) => changed.length === 0 && stale.length === 0;

/** Compares the project in a folder with the expected files. */
export function compare(project: string, files: GeneratedFiles): Comparison {
  const changed = [...files]
    .map(([file, after]) => ({ file, before: textOf(path.join(project, file)), after }))
    .filter(({ before, after }) => before !== after);
  const expected = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
  const left = stackFolders(project).filter((folder) => !expected.has(folder));
  const isEmptied = (folder: string) => committed(project, folder)?.isEmptied === true;
  return { changed, stale: left.filter((folder) => !isEmptied(folder)), emptied: left.filter(isEmptied) };
}

/** The configuration in a folder; undefined if it does not exist or is not JSON. */
export const committed = (project: string, folder: string) =>
  Configuration.of(textOf(path.join(project, folder, CONFIGURATION)) ?? '');

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** The folders under generated/ that contain a stack, in alphabetical order. */
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
