import type { Resource, Stack } from '../stack';
import { byAddress } from '../stack';
import type { Ref } from './field';
import type { Fact, Kind } from './kind';
import { factOf } from './kind';
import type { FactOf, KindName } from './kinds';
import { KIND_NAMES, KINDS } from './kinds';

/** A fact of any kind, with the name of the kind. */
export type AnyFact = { readonly [K in KindName]: { readonly kind: K; readonly fact: FactOf<K> } }[KindName];

/** The possible kinds of a resource type. */
const KINDS_OF_TYPE: ReadonlyMap<string, readonly KindName[]> = kindsByType();

/** The typed facts about the resources of a stack. */
export class Facts {
  private readonly byKind = new Map<KindName, Fact<unknown>[]>();
  private readonly byAddress = new Map<string, AnyFact>();
  /** Resources of unknown kinds, sorted by address. */
  readonly unknown: readonly Resource[];

  private constructor({ resources }: Pick<Stack, 'resources'>) {
    const unknown: Resource[] = [];
    for (const resource of [...resources.values()].sort(byAddress)) {
      const found = anyFactOf(resource);
      if (found) this.add(found);
      else unknown.push(resource);
    }
    this.unknown = unknown;
  }

  private static readonly read = new WeakMap<object, Facts>();
  private static readonly none = new Facts({ resources: new Map() });

  /** The facts of a stack, read once and cached. Without a stack, there are no facts. */
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

  /** The facts of a kind, sorted by address. */
  all<K extends KindName>(kind: K): readonly FactOf<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly FactOf<K>[];
  }

  /** The fact at an address; undefined if there is no resource, or if its kind is unknown. */
  at(address: string | undefined): AnyFact | undefined {
    return address === undefined ? undefined : this.byAddress.get(address);
  }

  /** The fact of a kind at an address; undefined if there is none. */
  find<K extends KindName>(kind: K, address: string | undefined): FactOf<K> | undefined {
    const found = this.at(address);
    return found?.kind === kind ? (found.fact as unknown as FactOf<K>) : undefined;
  }

  /** The fact of a kind that a reference points to; undefined if there is none in this stack. */
  referred<K extends KindName>(kind: K, ref: Ref | undefined): FactOf<K> | undefined {
    return this.find(kind, ref?.to?.address);
  }

  /** The name in Azure: the name of the referenced resource, or the text as written. */
  nameOf(ref: Ref | undefined): string | undefined {
    const value = this.at(ref?.to?.address)?.fact.value;
    return (value && 'name' in value ? value.name : undefined) ?? ref?.written;
  }
}

function anyFactOf(resource: Resource): AnyFact | undefined {
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
