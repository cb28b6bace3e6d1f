import type { JsonObject } from '../../stack/json';
import { valueAt } from '../../stack/json';
import { ofType } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';

/** A resource before and after; one of them is missing where it is new or gone. */
export interface Pair {
  readonly address: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** The resources of a type that differ. In a stack that is new or gone, these are all. */
export function pairs({ kind, before, after, resources }: StackChange, type: string): Pair[] {
  if (kind === 'added') return ofType(after, type).map(({ address, attributes }) => ({ address, after: attributes }));
  if (kind === 'removed') return ofType(before, type).map(({ address, attributes }) => ({ address, before: attributes }));
  return resources
    .filter((each) => each.type === type)
    .map((each) => ({
      address: each.address,
      ...(each.before ? { before: each.before.attributes } : {}),
      ...(each.after ? { after: each.after.attributes } : {}),
    }));
}

/** The resources of a type that are there afterwards, with an attribute before and after; before is undefined for what is new. */
export const attributePairs = (change: StackChange, type: string, path: string) =>
  pairs(change, type).flatMap(({ address, before, after }) =>
    after ? [{ address, isNew: !before, before: valueAt(before, path), after: valueAt(after, path), resource: after }] : [],
  );
