import { by } from '../../lib/collections/order';
import { attributeChanges } from '../../lib/review/compare/attribute-changes';
import type { Json, JsonObject } from '../../lib/stack/json';
import { blockOf, isObject } from '../../lib/stack/json';
import type { Stack } from '../../lib/stack/stack';

/** Something in the Terraform of a stack that differs. */
export interface StackChange {
  /** Of a resource, or of another block: `output.endpoint`, `provider.azurerm`, `terraform`. */
  readonly address: string;
  /** Such as `sku.capacity`; undefined: the whole block exists or does not. */
  readonly attribute?: string;
}

/** The notes that CDKTF writes into blocks. */
const COMMENT = '//';

/** The sections whose blocks have a name, and those whose blocks have a type and a name. */
const NAMED = ['output', 'provider', 'variable'];
const TYPED = ['data'];

/** The blocks of a stack by their addresses. */
export function blocksOf({ resources, sections, moved }: Stack): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>([...resources].map(([address, { attributes }]) => [address, plain(attributes)]));
  for (const [section, content] of Object.entries(sections)) {
    if (NAMED.includes(section)) for (const [name, block] of entries(content)) add(found, `${section}.${name}`, block);
    else if (TYPED.includes(section))
      for (const [type, named] of entries(content))
        for (const [name, block] of entries(named)) add(found, `${section}.${type}.${name}`, block);
    else add(found, section, content);
  }
  if (moved.length > 0) found.set('moved', Object.fromEntries(moved.map(({ from, to }) => [from, to])));
  return new Map([...found].sort(by(([address]) => address)));
}

const entries = (value: Json) => Object.entries(blockOf(value) ?? {});

function add(found: Map<string, JsonObject>, address: string, value: Json): void {
  const block = blockOf(value);
  if (block) found.set(address, plain(block));
}

/** A block without the notes of CDKTF. */
const plain = (block: JsonObject): JsonObject => Object.fromEntries(Object.entries(block).filter(([key]) => key !== COMMENT));

/** What differs between two stacks, in the order of the addresses. */
export function stackChanges(before: ReadonlyMap<string, JsonObject>, after: ReadonlyMap<string, JsonObject>): StackChange[] {
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  return addresses.flatMap((address): StackChange[] => {
    const [one, other] = [before.get(address), after.get(address)];
    if (!one || !other) return [{ address }];
    return attributeChanges(one, other).map(({ path }) => ({ address, attribute: path }));
  });
}

/** The attributes of a block, as deep as it has nested blocks. */
export function attributesOf(block: JsonObject, below = ''): (readonly [path: string, value: Json])[] {
  return Object.entries(block)
    .filter(([, value]) => value !== null)
    .flatMap(([key, value]) => {
      const inner = blockOf(value);
      return inner && Object.keys(inner).length > 0
        ? attributesOf(inner, `${below}${key}.`)
        : [[`${below}${key}`, isObject(value) ? {} : value] as const];
    });
}

/** Whether one path of attributes is another one, or leads to it. */
export const overlaps = (one: string, other: string) =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
