import { byKey } from '../collections/order';
import { stackFolderOf } from './generated-folder';
import type { Stack } from './stack';
import { readStack } from './stack';

/** Stacks, by folder. */
export type Stacks = ReadonlyMap<string, Stack>;

/**
 * Reads the stacks in a set of files, sorted by folder.
 *
 * @param files texts, by path in the project
 * @param label the source of the files, for messages
 * @throws if a configuration of the kit cannot be read
 */
export function readStacks(files: ReadonlyMap<string, string>, label: string): Stacks {
  const folders = new Map<string, Map<string, string>>();
  for (const [file, text] of files) {
    const folder = stackFolderOf(file);
    if (folder === undefined) continue;
    const inside = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, inside.set(file.slice(folder.length + 1), text));
  }
  const problems: string[] = [];
  const stacks = [...folders].sort(byKey).flatMap(([folder, inside]): [string, Stack][] => {
    try {
      const stack = readStack(folder, inside);
      return isStack(stack) ? [[folder, stack]] : [];
    } catch (error) {
      problems.push(
        `${folder}/cdk.tf.json of ${label} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return new Map(stacks);
}

/** Whether a folder is a stack. A page or a lock file alone is not. */
const isStack = ({ files, extraFiles }: Stack) => files.has('cdk.tf.json') || extraFiles.length > 0;
