import { stackFolders } from '../lib/generated/compare';
import { extraFilesIn } from '../lib/generated/extra-files';
import { placeOf } from '../lib/stack/stack';
import { visible } from '../lib/text/visible';

/** A stack whose folder has files that the kit did not write. */
export interface StackWithExtraFiles {
  readonly id: string;
  readonly folder: string;
  readonly names: readonly string[];
}

/**
 * The stacks with extra files among those that a call of the CDKTF CLI may affect. The CLI works on `cdktf.out`, where these files
 * are missing.
 *
 * @param args the arguments after the name of the command: stacks, also with `*`, and options
 */
export function stacksWithExtraFiles(project: string, args: readonly string[]): StackWithExtraFiles[] {
  const ids = stackFolders(project).map((folder) => placeOf(folder).id);
  const patterns = args.map(patternOf).filter((pattern) => ids.some((id) => pattern.test(id)));
  const found = new Map<string, string[]>();
  for (const { file, name } of extraFilesIn(project)) {
    const folder = file.slice(0, -name.length - 1);
    found.set(folder, [...(found.get(folder) ?? []), visible(name)]);
  }
  return (
    [...found]
      .map(([folder, names]) => ({ id: placeOf(folder).id, folder, names }))
      // A call that names no stack may affect any stack.
      .filter(({ id }) => patterns.length === 0 || patterns.some((pattern) => pattern.test(id)))
  );
}

/** A pattern of stack names, in which `*` matches anything. */
const patternOf = (text: string) => new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
