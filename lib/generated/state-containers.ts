import path from 'node:path';
import type { Comparison } from './compare';
import { committed } from './compare';
import type { AzureContainer } from './configuration';
import { Configuration } from './configuration';
import type { GeneratedFiles } from './files';
import { CONFIGURATION, isStateFolder, stateFolder } from './files';

/** A state that would be lost, because the storage account of the kit no longer has the container that it is in. */
export interface LosesState {
  /** The stack whose state it is. */
  readonly folder: string;
  /** What becomes of the stack; `moved`: it is still configured, but keeps its state elsewhere from now on. */
  readonly kind: 'emptied' | 'moved' | 'stale';
  readonly container: AzureContainer;
}

/**
 * The states that would be lost by what is configured now: a container of the kit's goes, or the whole account does, while a stack
 * still has its state in it. Storage accounts that the kit does not create are not known here.
 *
 * @param removed the folders that are dropped in this run
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

/** Stacks that have their state in one container so far, and in another from now on. */
const moved = ({ changed }: Comparison) =>
  changed
    .filter(({ file }) => path.posix.basename(file) === CONFIGURATION)
    .map(({ file, before = '', after }) => ({
      ...{ folder: path.posix.dirname(file), kind: 'moved' as const },
      container: Configuration.of(before)?.backend,
      next: Configuration.of(after)?.backend,
    }))
    .filter(({ container, next }) => JSON.stringify(container) !== JSON.stringify(next));
