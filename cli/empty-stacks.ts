import type { Comparison } from '../lib/generated/compare';
import { emptiable, emptiedConfiguration } from '../lib/generated/empty';
import { CONFIGURATION, nameOf, PAGE } from '../lib/generated/files';
import { emptiedPage } from '../lib/readme/emptied-page';
import { KIT_VERSION as kit } from './kit';

/**
 * The files to write so that the next apply destroys stacks, given as `<environment>/<region>`.
 *
 * @param removed the folders that are removed in the same run
 * @throws if one of them cannot be emptied
 */
export function emptyStacks(
  project: string,
  comparison: Comparison,
  names: readonly string[],
  removed: readonly string[],
): Comparison['changed'] {
  return emptiable(project, comparison, names, removed).flatMap((stack) => {
    const page = emptiedPage({ name: nameOf(stack.folder), addresses: stack.configuration.addresses });
    return [
      { file: `${stack.folder}/${CONFIGURATION}`, before: '', after: emptiedConfiguration(stack, kit) },
      { file: `${stack.folder}/${PAGE}`, before: '', after: page },
    ];
  });
}
