import type { GroupPlace, PipelineTarget } from './other-places';

/** The resource group of a stack. */
export function ownGroup(target: PipelineTarget): GroupPlace {
  const { subscriptionId } = target.stack.value;
  const resourceGroup = target.kind === 'stamp' ? target.stack.value.names.resourceGroup : target.stack.value.resourceGroup;
  return { subscriptionId, resourceGroup, path: ['subscriptionId'] };
}
