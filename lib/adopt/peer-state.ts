import type { Json } from '../stack/json';
import { isObject, listAt, textAt, valueAt } from '../stack/json';
import type { ImportId } from './imports';
import { importKey } from './imports';
import { jsonIn } from './json-in';

/** How another configuration gives up what a stack takes over. */
export interface Handover {
  /** The resources in both, by their address there and here. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
  /** The addresses of `removed` blocks for the other configuration: resources of its root module, or whole modules. */
  readonly removed: readonly string[];
  /** What no `removed` block can name, because it cannot have the key of an instance: the addresses for `terraform state rm`. */
  readonly stateRemove: readonly string[];
  /** What the other configuration then forgets too, although the stack does not take it over. */
  readonly orphans: readonly string[];
  /** Resources of the stack that the state does not have. */
  readonly missing: readonly string[];
}

interface Held {
  readonly address: string;
  readonly id: string;
}

/**
 * Compares the state of another configuration, such as one with a module of Azure Verified Modules, with the imports of a stack. They
 * are matched by their IDs in Azure, so the types and addresses there make no difference.
 *
 * @param text the output of `terraform show -json` for a state
 * @throws SyntaxError if the text is something else
 */
export function handover(text: string, imports: readonly ImportId[]): Handover {
  const held = heldIn(text);
  const targets = new Map(imports.map(({ address, id }) => [importKey(id), address]));
  const pairs = held.flatMap(({ address, id }) => {
    const to = targets.get(importKey(id));
    return to === undefined ? [] : [{ from: address, to }];
  });
  const taken = new Set(pairs.map(({ from }) => from));
  const units = [...new Set(pairs.map(({ from }) => unitOf(from)))];
  const isShared = (unit: string) =>
    held.some(({ address }) => withoutKeys(unitOf(address)) === withoutKeys(unit) && !units.includes(unitOf(address)));
  const [stateRemove, others] = [units.filter(isShared), units.filter((unit) => !isShared(unit))];
  return {
    ...{ pairs, stateRemove },
    removed: [...new Set(others.map(withoutKeys))],
    orphans: held.map(({ address }) => address).filter((address) => units.includes(unitOf(address)) && !taken.has(address)),
    missing: imports.filter(({ address }) => !pairs.some(({ to }) => to === address)).map(({ address }) => address),
  };
}

/** The managed resources of a state, in all modules. Other values are not read: a state contains secrets. */
function heldIn(text: string): readonly Held[] {
  const state = jsonIn(text);
  if (!isObject(state) || typeof state['format_version'] !== 'string' || isObject(state['planned_values']))
    throw new SyntaxError('it is not the output of `terraform show -json` for a state');
  const within = (module: Json | undefined): Held[] => [
    ...listAt(module, 'resources').flatMap((each) => {
      const [address, id] = [textAt(each, 'address'), textAt(each, 'values.id')];
      return address === undefined || id === undefined || textAt(each, 'mode') !== 'managed' ? [] : [{ address, id }];
    }),
    ...listAt(module, 'child_modules').flatMap(within),
  ];
  return within(valueAt(state, 'values.root_module'));
}

/** What is given up as a whole: the outermost module, because a block cannot be removed from a module that is still called, or a resource. */
const unitOf = (address: string): string => /^module\.[^.[]+(\[("(?:[^"\\]|\\.)*"|\d+)\])?/.exec(address)?.[0] ?? address;

/** An address without the keys of instances. */
const withoutKeys = (address: string): string => address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]/g, '');
