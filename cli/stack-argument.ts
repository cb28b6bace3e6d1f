import path from 'node:path';
import type { Command } from 'commander';
import { stackFolders } from '../lib/generated/compare';
import { placeOf } from '../lib/stack/stack';

/** The folder of the stack with the ID on the command line. Ends the command if the stack does not exist. */
export function stackFolder(program: Command, project: string, id: string): string {
  const stacks = stackFolders(project).map(placeOf);
  const found = stacks.find((stack) => stack.id === id);
  if (found !== undefined) return found.folder;
  const ids = stacks.map((stack) => stack.id);
  const where = path.join(project, 'generated');
  program.error(
    ids.length === 0
      ? `error: ${where} has no stacks: run npx stamps synth`
      : `error: ${where} has no stack '${id}'; write one of: ${ids.join(', ')}`,
  );
}
