import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Comparison } from './compare';
import { committed } from './compare';
import { CONFIGURATION, folderNamed, localState, nameOf, PAGE } from './files';
import { throwIfRefused } from './refused';

/** What synthesis and `terraform init` leave in a stack's folder. Anything else there is somebody's, and stays. */
const OURS = [CONFIGURATION, PAGE, '.terraform.lock.hcl', '.terraform'];

/** What somebody asks to be dropped. */
export interface Removal {
  /** The stacks, each as `<environment>/<region>`. */
  readonly names: readonly string[];
  /** Whether somebody says that they were destroyed without being emptied first, by `terraform destroy`. */
  readonly destroyed: boolean;
}

/**
 * The folders that somebody asks to be dropped.
 *
 * @throws if one is still configured or not there, if its local state still has resources or cannot be read, or if its state is
 * elsewhere and nothing says that its resources were destroyed
 */
export function removable(project: string, { stale, emptied }: Comparison, { names, destroyed }: Removal): string[] {
  const folders = [...new Set(names.map(folderNamed))];
  throwIfRefused(
    folders.flatMap((folder) => {
      const refused = (why: string) => [`${folder} cannot be removed: ${why}`];
      if (![...stale, ...emptied].includes(folder))
        return refused(`it is ${existsSync(path.join(project, folder)) ? 'still configured' : 'not there'}`);
      const state = localState(folder);
      const left = resourcesIn(project, state);
      if (left !== undefined && left > 0)
        return refused(`its state still has ${left} resources; destroy them first (terraform -chdir=${folder} destroy)`);
      if (destroyed) return [];
      const isLocal = committed(project, folder)?.backend.type === 'local';
      if (isLocal) return left === undefined ? refused(stateElsewhere(folder, state)) : [];
      return emptied.includes(folder) ? [] : refused(notDestroyed(folder));
    }),
  );
  return folders;
}

const notDestroyed = (folder: string) =>
  'nothing says that its resources are destroyed, and without the folder no pipeline can do that.\n' +
  `  To destroy them by pipeline: npm run synth -- --empty ${nameOf(folder)}; merge and deploy that, then remove it.\n` +
  `  If you destroyed them yourself (terraform destroy, npm run destroy): npm run synth -- --remove ${nameOf(folder)} --destroyed`;

const stateElsewhere = (folder: string, state: string) =>
  `its local state ${state} is not on this machine, so nothing here says that its resources are destroyed.\n` +
  '  Run this where the file is. If you destroyed the resources yourself, or never deployed any:\n' +
  `  npm run synth -- --remove ${nameOf(folder)} --destroyed`;

/** Drops folders of stacks. Files in them that are not the kit's stay. */
export function drop(project: string, folders: readonly string[]): void {
  for (const folder of folders) {
    for (const entry of OURS) rmSync(path.join(project, folder, entry), { recursive: true, force: true });
    if (readdirSync(path.join(project, folder)).length === 0) rmdirSync(path.join(project, folder));
  }
}

/** How many resources a local state has; undefined: the file is not on this machine. */
function resourcesIn(project: string, state: string): number | undefined {
  const file = path.join(project, state);
  if (!existsSync(file)) return undefined;
  try {
    const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { readonly resources?: readonly unknown[] };
    return resources?.length ?? 0;
  } catch {
    throw new Error(
      `${state} is not a state of Terraform: it is not a JSON object.\n  Restore it, for example from ${state}.backup.\nNothing was written.`,
    );
  }
}
