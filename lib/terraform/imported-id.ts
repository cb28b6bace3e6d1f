import { Fn, Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ResourceId, ResourceType } from '../catalog/resource-id';
import { parseGroupId, parseResourceId } from '../catalog/resource-id';
import { isReference, shown } from './checks';
import { ValidationError } from './validation-error';

/** The positions in an ID of the subscription, the resource group and the first name, counted from 0 between slashes. */
const [SUBSCRIPTION, GROUP, FIRST_NAME] = [2, 4, 8];

/**
 * The parts of the ID of an existing resource. If only Terraform knows the ID, they are expressions.
 *
 * @param what the kind of resource, to complete the sentence "… is not the ID of …"
 * @throws if the text is not the ID of such a resource
 */
export function partsOfId(
  scope: IConstruct,
  type: ResourceType,
  what: string,
  id: string,
): ResourceId & { readonly isText: boolean } {
  if (isReference(id)) return { ...partsOfReference(id), isText: false };
  return { ...parsed(scope, what, id, (text) => parseResourceId(type, text)), isText: true };
}

/** The subscription and the name in the ID of an existing resource group. */
export function partsOfGroupId(scope: IConstruct, id: string): Omit<ResourceId, 'names'> {
  return isReference(id) ? partsOfReference(id) : parsed(scope, 'a resource group', id, parseGroupId);
}

function parsed<T extends object>(scope: IConstruct, what: string, id: string, parse: (id: string) => T | string): T {
  const found = typeof id === 'string' ? parse(id) : 'it must be text';
  if (typeof found === 'string')
    throw new ValidationError(scope.node.path, [`${shown(id)} is not the ID of ${what}: ${found}`]);
  return found;
}

function partsOfReference(id: string): ResourceId {
  const at = (position: number) => Token.asString(Fn.element(Fn.split('/', id), position));
  return { subscriptionId: at(SUBSCRIPTION), resourceGroup: at(GROUP), names: [at(FIRST_NAME), at(FIRST_NAME + 2)] };
}
