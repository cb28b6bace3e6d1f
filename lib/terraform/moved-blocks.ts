import { TerraformResource } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { by } from '../collections/order';
import { logicalIdOf } from './logical-ids';
import { keptOn, markerOf } from './marker';
import { throwIfAny } from './validation-error';

const PROPERTY = markerOf('StackMoves');

/** A `moved` block: the old and the new address of a resource. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** A construct whose resource had another type in an earlier version of the kit. `to` is missing if Terraform forgets the resource. */
interface Former {
  readonly construct: IConstruct;
  readonly from: string;
  readonly to?: string;
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

const inOrder = by(({ from }: Move) => from);

/** The `moved` and `removed` blocks of a stack. The moves of CDKTF are not used: they require Terraform during synthesis. */
export class StackMoves {
  /** Those of a stack of any kind. */
  static of(stack: TerraformStack): StackMoves {
    return keptOn(stack, PROPERTY, () => new StackMoves(stack));
  }

  private moves: Move[] = [];
  private readonly forgotten = new Set<string>();
  private readonly formers: Former[] = [];

  private constructor(private readonly stack: TerraformStack) {}

  /** Adds a move. @throws if Terraform would reject it */
  add(move: Move): void {
    throwIfAny(this.stack, [moveProblem(move, this.moves)]);
    this.moves.push(move);
    this.stack.addOverride('moved', [...this.moves].sort(inOrder));
  }

  /** Moves a resource from the type that an earlier version of the kit used, so that Terraform keeps it. */
  addFormerType(resource: TerraformResource, type: string): void {
    this.formers.push({ construct: resource, from: type, to: resource.terraformResourceType });
    const name = this.stack.getLogicalId(resource);
    this.add({ from: `${type}.${name}`, to: `${resource.terraformResourceType}.${name}` });
  }

  /** Makes Terraform forget, and leave in Azure, a resource that an earlier version of the kit had in place of a construct. */
  forget(construct: IConstruct, type: string): void {
    this.formers.push({ construct, from: type });
    this.forgetAt(`${type}.${this.stack.getLogicalId(construct.node)}`);
  }

  /**
   * Moves all resources in a construct that had other ids before, the oldest first. Unchanged addresses need no move. If ids changed,
   * the move from a former type is dropped: Terraform accepts only one move to an address, and of two moves in a row, azapi refuses the
   * second: it accepts only resources of azurerm (source: MoveState in the code of azapi).
   */
  rename(construct: IConstruct, formerIds: readonly string[]): void {
    const ids = [...formerIds, construct.node.id];
    for (const inner of construct.node.findAll()) {
      const names = [...new Set(ids.map((id) => this.nameWith(inner, construct, id)))];
      const formers = this.formers.filter((former) => former.construct === inner);
      for (const { from } of formers.filter(({ to }) => to === undefined))
        for (const name of names) this.forgetAt(`${from}.${name}`);
      if (!TerraformResource.isTerraformResource(inner)) continue;
      const addresses = names.map((name) => `${inner.terraformResourceType}.${name}`);
      if (addresses.length > 1 && formers.length > 0) this.moves = this.moves.filter(({ to }) => to !== addresses.at(-1));
      for (const [i, to] of addresses.slice(1).entries()) this.add({ from: addresses[i] ?? to, to });
    }
  }

  private forgetAt(address: string): void {
    this.forgotten.add(address);
    const blocks = [...this.forgotten].sort().map((from) => ({ from, lifecycle: { destroy: false } }));
    this.stack.addOverride('removed', blocks);
  }

  /** The name of a construct in addresses if the construct around it had another id. */
  private nameWith(inner: IConstruct, around: IConstruct, id: string): string {
    const scopes = inner.node.scopes.slice(inner.node.scopes.indexOf(this.stack) + 1);
    return logicalIdOf(scopes.map((scope) => (scope === around ? id : scope.node.id)));
  }
}
