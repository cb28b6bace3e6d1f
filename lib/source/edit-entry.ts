import type { Document, Pair, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, Scalar } from 'yaml';
import { CannotEdit, keyOf } from './entry-place';
import { scalarText } from './entry-text';
import type { Edit } from './text-edit';
import { applied, contentOf, endOf, rangeOf, readable } from './text-edit';

/**
 * A YAML text with another text as the value at a path. Every other character stays as it is, and so do the quotes of the value.
 *
 * @throws CannotEdit if there is no text or number at the path, or if it cannot be changed without changing anything else
 */
export function setText(text: string, path: readonly string[], value: number | string): string {
  const document = readable(text);
  const { value: node } = entryAt(document, path).pair;
  if (!isScalar(node))
    throw new CannotEdit(`${path.join('.')} is ${isAlias(node) ? 'an alias' : 'no text'}: change it by hand`);
  const [start, end] = rangeOf(node);
  const style = node.type === Scalar.QUOTE_SINGLE ? Scalar.QUOTE_SINGLE : isQuoted(node) ? Scalar.QUOTE_DOUBLE : undefined;
  const edits = [{ start, end, text: scalarText(value, style) }];
  return checked(
    applied(
      text,
      edits,
      document,
      changed(contentOf(document), path, () => value),
    ),
    path,
    'changed',
  );
}

const isQuoted = ({ type }: Scalar) => type === Scalar.QUOTE_DOUBLE;

/**
 * A YAML text without the entry at a path. Every other character stays as it is, comments on lines of their own included.
 *
 * @param outermost the number of keys of the outermost map around the entry that goes as well if this leaves it empty; default: none does
 * @throws CannotEdit if there is no entry, or if it cannot be removed without changing anything else
 */
export function removeEntry(text: string, path: readonly string[], outermost = path.length): string {
  const document = readable(text);
  const { map, pair } = entryAt(document, path);
  if (map.items.length === 1 && path.length > outermost) return removeEntry(text, path.slice(0, -1), outermost);
  const edits = [map.flow ? inFlow(map, pair) : inBlock(text, map, pair, path)];
  return checked(applied(text, edits, document, changed(contentOf(document), path)), path, 'removed');
}

/** An edited text, if it has exactly the wanted content. @throws CannotEdit otherwise */
export function checked(edited: string | undefined, path: readonly string[], what: string): string {
  if (edited !== undefined) return edited;
  throw new CannotEdit(`${path.join('.')} cannot be ${what} without changing other values of the file: change it by hand`);
}

/** The pair at a path, and the map that has it. @throws CannotEdit if there is none */
export function entryAt(
  { contents }: Document.Parsed,
  path: readonly string[],
): { readonly map: YAMLMap; readonly pair: Pair } {
  let node: unknown = contents;
  for (const [i, key] of path.entries()) {
    const where = path.slice(0, i).join('.');
    if (isAlias(node)) throw new CannotEdit(`${where} is the alias *${node.source}: change its entries by hand`);
    const pair = isMap(node) ? node.items.find((each) => keyOf(each.key) === key) : undefined;
    if (!pair || !isMap(node)) break;
    if (i === path.length - 1) return { map: node, pair };
    node = pair.value;
  }
  throw new CannotEdit(`the file has no ${path.join('.')}`);
}

/** Removes a pair within braces, with one of the commas around it. */
function inFlow(map: YAMLMap, pair: Pair): Edit {
  const at = map.items.indexOf(pair);
  const [before, next] = [map.items[at - 1], map.items[at + 1]];
  if (next) return { start: rangeOf(pair.key)[0], end: rangeOf(next.key)[0], text: '' };
  if (before) return { start: endOf(before), end: endOf(pair), text: '' };
  const [start, end] = rangeOf(map);
  return { start, end, text: '{}' };
}

/** Removes the lines of a pair. */
function inBlock(text: string, map: YAMLMap, pair: Pair, path: readonly string[]): Edit {
  if (map.items.length === 1)
    throw new CannotEdit(`${path.join('.')} is the only entry of its map: remove it by hand, with the map`);
  const start = text.lastIndexOf('\n', rangeOf(pair.key)[0] - 1) + 1;
  const end = endOf(pair);
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return { start, end: lineEnd === 0 ? text.length : lineEnd, text: '' };
}

/** Plain data with another value at a path, or without it. */
export function changed(content: unknown, [key = '', ...rest]: readonly string[], value?: () => unknown): unknown {
  const { [key]: old, ...others } = content as Record<string, unknown>;
  if (rest.length > 0) return { ...(content as object), [key]: changed(old, rest, value) };
  return value ? { ...(content as object), [key]: value() } : others;
}
