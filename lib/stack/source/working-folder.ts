import { by } from '../../collections/order';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { GENERATED } from '../generated-folder';

/** Local files of Terraform and the kit, which are not committed. */
const LEFT_BEHIND = /^(\.terraform|\.staging-.*)$/;

/**
 * The files below generated/ in a project, by relative path with forward slashes. Links are followed, as Terraform does.
 *
 * @param wanted selects the files to read
 */
export function filesIn(project: string, wanted: (file: string) => boolean): Map<string, string> {
  const files = filesBelow(project, GENERATED).filter(wanted);
  return new Map(files.map((file) => [file, readFileSync(path.join(project, file), 'utf8')]));
}

/** The files in one folder, such as a root module, by name. */
export function filesOfFolder(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => !LEFT_BEHIND.test(name) && statOf(path.join(folder, name))?.isFile());
  return new Map(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** @param above the real paths of the parent folders: a link to one of them is not followed */
function filesBelow(project: string, folder: string, above: readonly string[] = []): string[] {
  if (!existsSync(path.join(project, folder))) return [];
  const real = realpathSync(path.join(project, folder));
  if (above.includes(real)) return [];
  return readdirSync(path.join(project, folder), { withFileTypes: true })
    .sort(by(({ name }) => name))
    .flatMap((entry) => {
      if (LEFT_BEHIND.test(entry.name)) return [];
      const inner = `${folder}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? statOf(path.join(project, inner)) : entry;
      if (kind?.isDirectory()) return filesBelow(project, inner, [...above, real]);
      return kind?.isFile() ? [inner] : [];
    });
}

/** The target of a link; undefined if it does not exist. */
const statOf = (file: string) => statSync(file, { throwIfNoEntry: false });
