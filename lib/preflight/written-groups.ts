import { groupIdOf } from '../catalog/resource-id';
import type { GroupPlace, PipelineTarget } from './other-places';
import { otherPlaces } from './other-places';
import { ownGroup } from './own-group';

/** A resource group in which a stack writes, and the operations that it needs there. */
export interface WrittenGroup extends GroupPlace {
  readonly id: string;
  readonly operations: readonly string[];
}

/**
 * The resource groups in which a stack writes: its own, and those of existing resources that it joins, links or extends.
 *
 * @param operations those that the stack needs in all of them together
 */
export function writtenGroups(target: PipelineTarget, operations: readonly string[]): readonly WrittenGroup[] {
  const groups = new Map<string, GroupPlace & { readonly id: string; readonly operations: string[] }>();
  for (const operation of operations)
    for (const place of otherPlaces(target, operation) ?? [ownGroup(target)]) {
      const id = groupIdOf(place.subscriptionId, place.resourceGroup);
      const known = groups.get(id.toLowerCase());
      if (known) known.operations.push(operation);
      else groups.set(id.toLowerCase(), { ...place, id, operations: [operation] });
    }
  return [...groups.values()];
}
