import type { Resource, Stack } from '../stack';
import { byAddress } from '../stack';
import type { Ref } from './field';
import type { Fact, Kind } from './kind';
import { factOf } from './kind';
import type { FactOf, KindName } from './kinds';
import { KIND_NAMES, KINDS } from './kinds';

/** A fact of any kind, with the name of that. */
export type AnyFact = { readonly [K in KindName]: { readonly kind: K; readonly fact: FactOf<K> } }[KindName];

/** The kinds that resources of a type can be of. */
const KINDS_OF_TYPE: ReadonlyMap<string, readonly KindName[]> = kindsByType();

/** Everything that is understood of the resources of a stack. */
export class Facts {
  private readonly byKind = new Map<KindName, Fact<unknown>[]>();
  private readonly byAddress = new Map<string, AnyFact>();
  /** Resources of no kind that is known, in the order of their addresses. */
  readonly unknown: readonly Resource[];

  private constructor({ resources }: Pick<Stack, 'resources'>) {
    const unknown: Resource[] = [];
    for (const resource of [...resources.values()].sort(byAddress)) {
      const found = understood(resource);
      if (found) this.add(found);
      else unknown.push(resource);
    }
    this.unknown = unknown;
  }

  private static readonly read = new WeakMap<object, Facts>();
  private static readonly none = new Facts({ resources: new Map() });

  /** The facts of a stack, which are read once. Of no stack there are none. */
  static of(stack: Pick<Stack, 'resources'> | undefined): Facts {
    if (!stack) return Facts.none;
    const facts = Facts.read.get(stack) ?? new Facts(stack);
    Facts.read.set(stack, facts);
    return facts;
  }

  private add(found: AnyFact): void {
    const { address, resource } = found.fact;
    this.byAddress.set(address, found);
    if (resource.alias !== undefined) this.byAddress.set(resource.alias, found);
    const others = this.byKind.get(found.kind);
    if (others) others.push(found.fact);
    else this.byKind.set(found.kind, [found.fact]);
  }

  /** The facts of a kind, in the order of their addresses. */
  all<K extends KindName>(kind: K): readonly FactOf<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly FactOf<K>[];
  }

  /** What is understood of a resource; undefined: nothing, or there is none. */
  at(address: string | undefined): AnyFact | undefined {
    return address === undefined ? undefined : this.byAddress.get(address);
  }

  /** The fact of a kind at an address; undefined: there is none, or it is of another kind. */
  find<K extends KindName>(kind: K, address: string | undefined): FactOf<K> | undefined {
    const found = this.at(address);
    return found?.kind === kind ? (found.fact as unknown as FactOf<K>) : undefined;
  }

  /** The fact of a kind that something refers to; undefined: it refers to nothing of the kind here. */
  referred<K extends KindName>(kind: K, ref: Ref | undefined): FactOf<K> | undefined {
    return this.find(kind, ref?.to?.address);
  }

  /** A name as Azure will have it: that of what is referred to, or the text as it is written. */
  nameOf(ref: Ref | undefined): string | undefined {
    const value = this.at(ref?.to?.address)?.fact.value;
    return (value && 'name' in value ? value.name : undefined) ?? ref?.written;
  }
}

function understood(resource: Resource): AnyFact | undefined {
  for (const kind of KINDS_OF_TYPE.get(resource.type) ?? []) {
    const fact = factOf(KINDS[kind] as unknown as Kind<unknown>, resource);
    if (fact) return { kind, fact } as unknown as AnyFact;
  }
  return undefined;
}

function kindsByType(): ReadonlyMap<string, readonly KindName[]> {
  const found = new Map<string, KindName[]>();
  for (const name of KIND_NAMES) for (const { type } of KINDS[name].forms) found.set(type, [...(found.get(type) ?? []), name]);
  return found;
}
