import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar } from 'yaml';

/** A reason not to edit a file, for the person who asked for it. */
export class CannotEdit extends Error {}

/** The place of a new entry in a document. */
export interface EntryPlace {
  /** The innermost map around the entry that exists; undefined if `pair` has no value. */
  readonly map?: YAMLMap;
  /** The pair of that map in `around`; undefined for the map of the whole file. */
  readonly pair?: Pair;
  /** The map that has `pair`. */
  readonly around?: YAMLMap;
  /** The keys that do not exist, from the outermost to that of the entry. */
  readonly missing: readonly string[];
}

/**
 * The place of the entry at a path.
 *
 * @throws CannotEdit if the entry exists, or if the maps around it cannot be extended
 */
export function placeOf({ contents }: Document.Parsed, path: readonly string[]): EntryPlace {
  if (!isMap(contents)) throw new CannotEdit('the file is not a map of settings');
  let place: EntryPlace & { readonly map: YAMLMap } = { map: contents, missing: path };
  for (const [i, key] of path.entries()) {
    const { map } = place;
    refuseAnchor(map, path.slice(0, i));
    const pair = map.items.find((each) => keyOf(each.key) === key);
    const missing = path.slice(i + 1);
    if (!pair) return place;
    if (missing.length === 0) throw new CannotEdit(`${path.join('.')} exists already`);
    const { value } = pair;
    const where = path.slice(0, i + 1);
    if (isAlias(value))
      throw new CannotEdit(
        `${where.join('.')} is the alias *${value.source}: write its entries in place of the alias, or add the entry by hand`,
      );
    if (isEmpty(value)) {
      refuseAnchor(value, where);
      return { pair, around: map, missing };
    }
    if (isScalar(value) && value.value === null)
      throw new CannotEdit(`${where.join('.')} is null, which removes what a lower layer sets: delete it first`);
    if (!isMap(value)) throw new CannotEdit(`${where.join('.')} is not a map`);
    place = { map: value, pair, around: map, missing };
  }
  throw new CannotEdit('the path of the entry is empty');
}

/** A key as text, as written. */
export const keyOf = (key: unknown) => (isScalar(key) ? (key.source ?? String(key.value)) : undefined);

/** Whether a pair of a block map has a colon and nothing after it. */
const isEmpty = (value: unknown): value is Scalar => isScalar(value) && value.value === null && (value.source ?? '') === '';

function refuseAnchor(node: Node, path: readonly string[]): void {
  const { anchor } = node as Scalar | YAMLMap;
  if (anchor === undefined) return;
  const what = path.length === 0 ? 'the file' : path.join('.');
  throw new CannotEdit(`${what} has the anchor &${anchor}: the entry would also appear where *${anchor} is used`);
}
