import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CONFIGURATION, GENERATED, PAGE } from './files';

/** What synthesis and `terraform init` leave in a stack's folder. Anything else there is somebody's, and stays. */
const OURS = [CONFIGURATION, PAGE, '.terraform.lock.hcl', '.terraform'];

/**
 * Drops the folders of stacks that somebody says are destroyed, given as `<environment>/<region>`.
 *
 * @returns the folders that are gone
 * @throws if one is still configured, or its local state still has resources
 */
export function forget(project: string, stale: readonly string[], confirmed: readonly string[]): string[] {
  const folders = confirmed.map((name) => `${GENERATED}/${name.replace(/^generated\//, '').replace(/\/$/, '')}`);
  for (const folder of folders) {
    if (!stale.includes(folder)) throw new Error(`${folder} cannot be removed: it is ${existsSync(path.join(project, folder)) ? 'still configured' : 'not there'}`);
    const left = resourcesIn(path.join(project, localState(folder)));
    if (left > 0) throw new Error(`${folder} cannot be removed: its state still has ${left} resources; destroy them first (terraform -chdir=${folder} destroy)`);
  }
  for (const folder of folders) {
    for (const entry of OURS) rmSync(path.join(project, folder, entry), { recursive: true, force: true });
    if (readdirSync(path.join(project, folder)).length === 0) rmdirSync(path.join(project, folder));
  }
  return folders;
}

/** Where a stack with local state keeps it, beside the project. */
function localState(folder: string): string {
  const [environment, part] = folder.split('/').slice(-2);
  return `terraform.${environment}-${part}.tfstate`;
}

function resourcesIn(state: string): number {
  if (!existsSync(state)) return 0;
  const { resources } = JSON.parse(readFileSync(state, 'utf8')) as { readonly resources?: readonly unknown[] };
  return resources?.length ?? 0;
}
