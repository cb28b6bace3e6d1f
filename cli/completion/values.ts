import { stackFolders } from '../../lib/generated/compare';
import { isByHand, nameOf } from '../../lib/generated/files';
import { stacksInOrder } from '../../lib/generated/apply-order';

/** The IDs of the stacks under generated/, such as `prod-swedencentral`. */
export const stackIds = (project: string): string[] => stacksInOrder(project).map(({ id }) => id);

/** The IDs of the stacks, and the environments that stand for all of their stacks. */
export const stacksAndEnvironments = (project: string): string[] => {
  const stacks = stacksInOrder(project);
  const environments = stacks.filter(({ folder }) => !isByHand(folder)).map(({ environment }) => environment);
  return [...stacks.map(({ id }) => id), ...new Set(environments)];
};

/** The keys of the stamps under generated/: their regions, or other words. */
export const stampKeys = (project: string): string[] =>
  stacksInOrder(project).flatMap(({ folder, turn }) => (turn === 'region' ? [nameOf(folder).replace(/^.*\//, '')] : []));

/** The names of the folders of stacks, such as `prod/swedencentral`. */
export const folderNames = (project: string): string[] => stackFolders(project).map(nameOf);
