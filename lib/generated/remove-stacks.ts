import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Comparison } from './compare';
import { committed } from './compare';
import { CONFIGURATION, folderNamed, isByHand, localState, nameOf, PAGE } from './files';
import { throwIfRefused } from './refused';

/** The files that synthesis and `terraform init` create in the folder of a stack. Other files are kept. */
const OURS = [CONFIGURATION, PAGE, '.terraform.lock.hcl', '.terraform'];

/** A request to remove stacks. */
export interface Removal {
  /** The stacks, each as `<environment>/<region>`. */
  readonly names: readonly string[];
  /** Whether the user confirms that they were destroyed without being emptied first, with `terraform destroy`. */
  readonly destroyed: boolean;
}

/**
 * The folders to remove.
 *
 * @throws if a stack is still configured or does not exist, if its local state still has resources or cannot be read, or if its
 * state is elsewhere and nothing confirms that its resources were destroyed
 */
export function removable(project: string, { stale, emptied }: Comparison, { names, destroyed }: Removal): string[] {
  const folders = [...new Set(names.map(folderNamed))];
  throwIfRefused(
    folders.flatMap((folder) => {
      const refused = (why: string) => [`${folder} cannot be removed: ${why}`];
      if (![...stale, ...emptied].includes(folder))
        return refused(`it is ${existsSync(path.join(project, folder)) ? 'still configured' : 'not in the project'}`);
      const state = localState(folder);
      const left = resourcesIn(project, state);
      if (left !== undefined && left > 0)
        return refused(`its state still has ${left} resources; destroy them first (terraform -chdir=${folder} destroy)`);
      if (destroyed) return [];
      const isLocal = committed(project, folder)?.backend.type === 'local';
      if (isLocal) return left === undefined ? refused(stateElsewhere(folder, state)) : [];
      if (emptied.includes(folder)) return [];
      return refused(isByHand(folder) ? notDestroyedByHand(folder) : notDestroyed(folder));
    }),
  );
  return folders;
}

const notDestroyed = (folder: string) =>
  'nothing confirms that its resources are destroyed, and without the folder no pipeline can destroy them.\n' +
  `  To destroy them with the pipeline: npx stamps synth --empty ${nameOf(folder)}; merge and deploy the change, and then remove the stack.\n` +
  `  If you destroyed them yourself (terraform destroy, npx stamps destroy): npx stamps synth --remove ${nameOf(folder)} --destroyed`;

const notDestroyedByHand = (folder: string) =>
  'nothing confirms that its resources are destroyed, and without the folder Terraform cannot destroy them.\n' +
  `  If you destroyed them (terraform destroy): npx stamps synth --remove ${nameOf(folder)} --destroyed`;

const stateElsewhere = (folder: string, state: string) =>
  `its local state ${state} is not on this machine, so nothing confirms that its resources are destroyed.\n` +
  '  Run the command where the file is. If you destroyed the resources yourself, or never deployed any:\n' +
  `  npx stamps synth --remove ${nameOf(folder)} --destroyed`;

/** Removes folders of stacks, except for files that the kit did not create. */
export function drop(project: string, folders: readonly string[]): void {
  for (const folder of folders) {
    for (const entry of OURS) rmSync(path.join(project, folder, entry), { recursive: true, force: true });
    if (readdirSync(path.join(project, folder)).length === 0) rmdirSync(path.join(project, folder));
  }
}

/** The number of resources in a local state; undefined if the file is not on this machine. */
function resourcesIn(project: string, state: string): number | undefined {
  const file = path.join(project, state);
  if (!existsSync(file)) return undefined;
  try {
    const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources?: readonly unknown[] };
    return resources?.length ?? 0;
  } catch {
    throw new Error(
      `${state} is not a Terraform state: it is not a JSON object.\n  Restore it, for example from ${state}.backup.\nNothing was written.`,
    );
  }
}
