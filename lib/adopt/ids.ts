import type { ResourceId, ResourceType } from '../catalog/resource-id';
import { RESOURCE_TYPES, resourceIdOf } from '../catalog/resource-id';

/**
 * The parts of an ID in any case, with the names as they are written; undefined if it is not an ID of the type. Azure sometimes answers
 * `resourcegroups`, which azurerm refuses.
 */
export function partsOf(type: ResourceType, id: string): ResourceId | undefined {
  const [namespace = '', ...types] = RESOURCE_TYPES[type].split('/');
  const path = types.map((segment) => `${segment}/([^/]+)`).join('/');
  const pattern = `^/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/${namespace.replaceAll('.', '\\.')}/${path}$`;
  const [, subscriptionId, resourceGroup, ...names] = new RegExp(pattern, 'i').exec(id) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined) return undefined;
  return { subscriptionId: subscriptionId.toLowerCase(), resourceGroup, names };
}

/** An ID with its fixed segments in Azure's own case; the ID as it is if it is of another type. */
export function canonicalId(type: ResourceType, id: string): string {
  const parts = partsOf(type, id);
  return parts ? resourceIdOf(type, parts) : id;
}
