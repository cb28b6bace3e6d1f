import type { Command } from 'commander';
import { suggestion } from '../../lib/diagnostics/near-miss';
import { committed, stackFolders } from '../../lib/generated/compare';
import { isStateFolder, nameOf, SHARED } from '../../lib/generated/files';
import { placeOf } from '../../lib/stack/stack';

/** A stack under generated/: its ID, such as `prod-swedencentral`, and its folder in the project. */
export interface GeneratedStack {
  readonly id: string;
  readonly folder: string;
  readonly environment: string;
}

/**
 * The stacks under generated/ in the order in which they are applied: the storage accounts of states, then for each environment its
 * shared stack and its regions. An emptied shared stack comes last, because the regions must stop using it before it is destroyed.
 */
export function stacksInOrder(project: string): GeneratedStack[] {
  const rank = (folder: string) => {
    if (isStateFolder(folder)) return 0;
    if (!nameOf(folder).endsWith(`/${SHARED}`)) return 2;
    return committed(project, folder)?.isEmptied === true ? 3 : 1;
  };
  const folders = stackFolders(project).map((folder) => ({ ...placeOf(folder), rank: rank(folder) }));
  const environments = [...new Set(folders.map(({ environment }) => environment))];
  const turn = ({ environment, rank: own }: (typeof folders)[number]) =>
    own === 0 ? -1 : environments.indexOf(environment) * 4 + own;
  return folders
    .sort((one, other) => turn(one) - turn(other))
    .map(({ id, folder, environment }) => ({ id, folder, environment }));
}

/**
 * The stacks that a command line names, in order, each once: by ID (`prod-swedencentral`), by folder (`prod/swedencentral`), or all of
 * an environment (`prod`). Ends the command if a name is not known.
 */
export function chosenStacks(program: Command, project: string, names: readonly string[]): GeneratedStack[] {
  const all = stacksInOrder(project);
  if (all.length === 0)
    program.error(`error: ${project === '.' ? '' : `${project}/`}generated/ has no stacks: run npx stamps synth`);
  const isNamed = (name: string) => {
    const plain = name.replace(/^generated\//, '').replace(/\/$/, '');
    return ({ id, folder, environment }: GeneratedStack) =>
      [id, nameOf(folder), ...(isStateFolder(folder) ? [] : [environment])].includes(plain);
  };
  for (const name of names)
    if (!all.some(isNamed(name)))
      program.error(
        `error: unknown stack: ${suggestion(name, [...all.map(({ id }) => id), ...new Set(all.map(({ environment }) => environment))])}`,
      );
  return all.filter((stack) => names.some((name) => isNamed(name)(stack)));
}
