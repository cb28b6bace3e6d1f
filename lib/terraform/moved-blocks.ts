import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { logicalIdOf } from './logical-ids';

/** A `moved` block: the old and the new address of a resource. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A resource in the root module, without an index: the kit creates no others. */
const ADDRESS = /^[a-z]\w*\.[a-zA-Z_][\w-]*$/;

/** Why Terraform would reject a move in addition to others; undefined if it would accept it. */
export function moveProblem({ from, to }: Move, others: readonly Move[]): string | undefined {
  const malformed = [from, to].find((address) => !ADDRESS.test(address));
  if (malformed !== undefined) return `'${malformed}' is not the address of a resource, like azurerm_subnet.network_endpoints`;
  if (from === to) return `'${from}' cannot move to its own address`;
  const [left, met] = [others.find((other) => other.from === from), others.find((other) => other.to === to)];
  if (left) return `'${from}' already moves to '${left.to}', and cannot also move to '${to}'`;
  return met && `'${met.from}' already moves to '${to}', so '${from}' cannot`;
}

/** The moves of all resources in a construct that had other ids before, the oldest first. Unchanged addresses need no move. */
export function movesOf(stack: IConstruct, construct: IConstruct, formerIds: readonly string[]): Move[] {
  const ids = [...formerIds, construct.node.id];
  const resources = construct.node.findAll().filter((each) => TerraformResource.isTerraformResource(each));
  return resources.flatMap((resource) => {
    const addresses = [...new Set(ids.map((id) => addressWith(stack, resource, construct, id)))];
    return addresses.slice(1).map((to, i) => ({ from: addresses[i] ?? to, to }));
  });
}

/** The address of a resource if the construct around it had another id. */
function addressWith(stack: IConstruct, resource: TerraformResource, construct: IConstruct, id: string): string {
  const scopes = resource.node.scopes.slice(resource.node.scopes.indexOf(stack) + 1);
  const path = scopes.map((scope) => (scope === construct ? id : scope.node.id));
  return `${resource.terraformResourceType}.${logicalIdOf(path)}`;
}
