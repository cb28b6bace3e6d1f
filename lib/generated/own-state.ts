import path from 'node:path';
import { committed, stackFolders } from './compare';
import type { Configuration } from './configuration';
import { CONFIGURATION, localState, nameOf } from './files';

/**
 * Why emptied stacks must not be applied: Terraform destroys everything that is in the state of an emptied stack, so that state has
 * to be its own. A folder that was written or copied by hand can name another one.
 *
 * @param folders the emptied stacks, and those that are about to be emptied
 */
export function foreignStates(project: string, folders: readonly string[]): string[] {
  const all = stackFolders(project).map((folder) => ({ folder, place: placeOf(folder, committed(project, folder)) }));
  return folders.flatMap((folder) => {
    const configuration = committed(project, folder);
    if (!configuration) return [];
    const place = placeOf(folder, configuration);
    const others = all.filter((each) => each.folder !== folder && place !== undefined && each.place === place);
    const why = others.length > 0 ? shared(others.map((each) => each.folder)) : foreign(folder, configuration);
    return why === undefined ? [] : [`${folder}/${CONFIGURATION} is emptied, but ${why}\n${nextSteps(folder)}`];
  });
}

/** Where a state is, in one text; undefined: nobody can tell. Azure takes the names of accounts and containers in lower case only. */
function placeOf(folder: string, configuration: Configuration | undefined): string | undefined {
  const name = configuration?.stateName;
  if (!configuration || name === undefined) return undefined;
  const { backend } = configuration;
  if (backend.type === 'azurerm') return `${backend.storageAccount}/${backend.container}/${name}`.toLowerCase();
  return backend.type === 'local' ? path.posix.join(folder, name) : undefined;
}

const shared = (others: readonly string[]) =>
  `its backend names the state of ${others.join(', ')}: the next apply would destroy what that stack made.`;

function foreign(folder: string, { backend, stateName }: Configuration): string | undefined {
  if (backend.type === 'other' || stateName === undefined)
    return "its backend is not written as 'npm run synth' writes it, so nobody can tell whose state the next apply would destroy.";
  const own = backend.type === 'local' ? localState(folder) : `/${nameOf(folder)}.tfstate`;
  const isOwn = backend.type === 'local' ? path.posix.basename(stateName) === own : stateName.endsWith(own);
  return isOwn
    ? undefined
    : `its backend names the state '${stateName}', which is not its own (…${own}): the next apply would destroy whatever is in that state.`;
}

const nextSteps = (folder: string) =>
  `  Restore ${folder} with git as it was deployed, and empty it: npm run synth -- --empty ${nameOf(folder)}\n` +
  '  If no such stack was ever deployed, delete the folder.';
