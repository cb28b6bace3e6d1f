import { by } from '../../data/order';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { GENERATED } from '../generated-folder';

/** What Terraform and the kit leave on a machine, which nobody commits. */
const LEFT_BEHIND = /^(\.terraform|\.staging-.*)$/;

/**
 * The files below generated/ in the folder of a project, by their paths from there with forward slashes. Links are followed, as
 * Terraform follows them.
 *
 * @param wanted which of them are read
 */
export function filesIn(project: string, wanted: (file: string) => boolean): Map<string, string> {
  const files = filesBelow(project, GENERATED).filter(wanted);
  return new Map(files.map((file) => [file, readFileSync(path.join(project, file), 'utf8')]));
}

/** The files of one folder by their names, such as that of a root module. */
export function filesOfFolder(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => !LEFT_BEHIND.test(name) && statOf(path.join(folder, name))?.isFile());
  return new Map(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** @param above the real paths of the folders that it is in: a link back to one of them leads to nothing new */
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

/** What a link leads to; undefined: nothing. */
const statOf = (file: string) => statSync(file, { throwIfNoEntry: false });
