import path from 'node:path';
import { committed, stackFolders } from './compare';
import type { Configuration } from './configuration';
import { CONFIGURATION, localState, nameOf } from './files';

/**
 * Reasons why emptied stacks must not be applied. Terraform destroys everything in the state of an emptied stack, so the state must
 * belong to that stack. A folder that was written or copied by hand can name another state.
 *
 * @param folders the emptied stacks, and those that are about to be emptied
 */
export function otherStates(project: string, folders: readonly string[]): string[] {
  const all = stackFolders(project).map((folder) => ({ folder, place: placeOf(folder, committed(project, folder)) }));
  return folders.flatMap((folder) => {
    const configuration = committed(project, folder);
    if (!configuration) return [];
    const place = placeOf(folder, configuration);
    const others = all.filter((each) => each.folder !== folder && place !== undefined && each.place === place);
    const why = others.length > 0 ? shared(others.map((each) => each.folder)) : unknownState(folder, configuration);
    return why === undefined ? [] : [`${folder}/${CONFIGURATION} is emptied, but ${why}\n${nextSteps(folder)}`];
  });
}

/** The location of a state as text; undefined if it is unknown. In Azure, names of accounts and containers are lower case. */
function placeOf(folder: string, configuration: Configuration | undefined): string | undefined {
  const name = configuration?.stateName;
  if (!configuration || name === undefined) return undefined;
  const { backend } = configuration;
  switch (backend.type) {
    case 'azurerm':
      return `${backend.storageAccount}/${backend.container}/${name}`.toLowerCase();
    case 'cloud':
      return `${backend.hostname}/${backend.organization}/${name}`.toLowerCase();
    case 'local':
      return path.posix.join(folder, name);
    case 'other':
      return undefined;
  }
}

/** The end of the name that the kit gives the state of a stack. */
const OWN_NAMES = {
  azurerm: (folder: string) => `/${nameOf(folder)}.tfstate`,
  cloud: (folder: string) => `-${nameOf(folder).replace('/', '-')}`,
  local: localState,
} as const;

const shared = (others: readonly string[]) =>
  `its backend names the state of ${others.join(', ')}: the next apply would destroy the resources of that stack.`;

function unknownState(folder: string, { backend, stateName }: Configuration): string | undefined {
  if (backend.type === 'other' || stateName === undefined)
    return "its backend does not have the form that 'npx stamps synth' writes, so it is unknown which state the next apply would destroy.";
  const own = OWN_NAMES[backend.type](folder);
  const isOwn =
    backend.type === 'local'
      ? path.posix.basename(stateName) === own
      : (backend.type === 'cloud' ? stateName.replaceAll('_', '-') : stateName).endsWith(own);
  return isOwn
    ? undefined
    : `its backend names the state '${stateName}', which is not its own (…${own}): the next apply would destroy everything in that state.`;
}

const nextSteps = (folder: string) =>
  `  Restore ${folder} as it was deployed, with git, and empty it: npx stamps synth --empty ${nameOf(folder)}\n` +
  '  If no such stack was ever deployed, delete the folder.';
