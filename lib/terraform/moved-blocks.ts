import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { logicalIdOf } from './logical-ids';

/** A `moved` block: the address that a resource had, and the one that it has. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A resource in the root module, without an index: the kit makes no others. */
const ADDRESS = /^[a-z]\w*\.[a-zA-Z_][\w-]*$/;

/** What Terraform would refuse about a move, beside those that there are; undefined when nothing. */
export function moveProblem({ from, to }: Move, others: readonly Move[]): string | undefined {
  const malformed = [from, to].find((address) => !ADDRESS.test(address));
  if (malformed !== undefined) return `'${malformed}' is not the address of a resource, like azurerm_subnet.network_endpoints`;
  if (from === to) return `'${from}' cannot move to where it is`;
  const [left, met] = [others.find((other) => other.from === from), others.find((other) => other.to === to)];
  if (left) return `'${from}' moves to '${left.to}' already, and cannot move to '${to}' as well`;
  return met && `'${met.from}' moves to '${to}' already: '${from}' cannot as well`;
}

/** How everything in a construct moves when the construct had other ids before, the oldest first. Same addresses need no move. */
export function movesOf(stack: IConstruct, construct: IConstruct, formerIds: readonly string[]): Move[] {
  const ids = [...formerIds, construct.node.id];
  const resources = construct.node.findAll().filter((each) => each instanceof TerraformResource);
  return resources.flatMap((resource) => {
    const addresses = [...new Set(ids.map((id) => addressWith(stack, resource, construct, id)))];
    return addresses.slice(1).map((to, i) => ({ from: addresses[i] ?? to, to }));
  });
}

/** The address of a resource, had the construct around it another id. */
function addressWith(stack: IConstruct, resource: TerraformResource, construct: IConstruct, id: string): string {
  const scopes = resource.node.scopes.slice(resource.node.scopes.indexOf(stack) + 1);
  const path = scopes.map((scope) => (scope === construct ? id : scope.node.id));
  return `${resource.terraformResourceType}.${logicalIdOf(path)}`;
}
