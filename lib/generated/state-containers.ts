import path from 'node:path';
import type { Comparison } from './compare';
import { committed } from './compare';
import type { AzureContainer } from './configuration';
import { Configuration } from './configuration';
import type { GeneratedFiles } from './files';
import { CONFIGURATION, isStateFolder, stateFolder } from './files';

/** A state that would be lost, because its container is no longer in the storage account that the kit creates. */
export interface LosesState {
  /** The folder of the stack that the state belongs to. */
  readonly folder: string;
  /** The status of the stack; `moved`: it is still configured, but its state is elsewhere from now on. */
  readonly kind: 'emptied' | 'moved' | 'stale';
  readonly container: AzureContainer;
}

/**
 * The states that the new configuration would lose: it removes a container or a whole storage account of the kit while a stack still
 * has its state there. Storage accounts that the kit does not create are not considered.
 *
 * @param removed the folders that are removed in this run
 */
export function losingStates(
  project: string,
  comparison: Comparison,
  files: GeneratedFiles,
  removed: readonly string[],
): LosesState[] {
  const isLost = ({ storageAccount, container }: AzureContainer) => {
    const folder = stateFolder({ name: storageAccount });
    const after = Configuration.of(files.get(`${folder}/${CONFIGURATION}`) ?? '');
    return after ? !after.containers.includes(container) : comparison.stale.includes(folder);
  };
  const staying = (kind: 'emptied' | 'stale') =>
    comparison[kind]
      .filter((folder) => !removed.includes(folder))
      .map((folder) => ({ folder, kind, container: committed(project, folder)?.backend }));
  return [...staying('stale'), ...staying('emptied'), ...moved(comparison)].flatMap(({ folder, kind, container }) =>
    !isStateFolder(folder) && container?.type === 'azurerm' && isLost(container) ? [{ folder, kind, container }] : [],
  );
}

/** Stacks whose state moves from one container to another. */
const moved = ({ changed }: Comparison) =>
  changed
    .filter(({ file }) => path.posix.basename(file) === CONFIGURATION)
    .map(({ file, before = '', after }) => ({
      ...{ folder: path.posix.dirname(file), kind: 'moved' as const },
      container: Configuration.of(before)?.backend,
      next: Configuration.of(after)?.backend,
    }))
    .filter(({ container, next }) => JSON.stringify(container) !== JSON.stringify(next));
