import type { YAMLSeq } from 'yaml';
import { isScalar, isSeq } from 'yaml';
import { changed, checked, entryAt, removeEntry } from './edit-entry';
import { CannotEdit } from './entry-place';
import { scalarText } from './entry-text';
import type { Edit } from './text-edit';
import { applied, contentOf, endOf, insertion, rangeOf, readable } from './text-edit';

/**
 * A YAML text with another item in a list of texts, directly after an item that the list has. Every other character stays as it is.
 *
 * @throws CannotEdit if the list has no such item, or if it cannot be changed without changing anything else
 */
export function addItem(text: string, path: readonly string[], item: string, behind: string): string {
  const document = readable(text);
  const { list, at } = itemAt(entryAt(document, path).pair.value, path, behind);
  const [node, items] = [list.items[at], textsOf(list)];
  const wanted = [...items.slice(0, at + 1), item, ...items.slice(at + 1)];
  const edits = [list.flow ? insertion(endOf(node), `, ${scalarText(item, undefined)}`) : lineBelow(text, node, item)];
  return checked(
    applied(
      text,
      edits,
      document,
      changed(contentOf(document), path, () => wanted),
    ),
    path,
    'changed',
  );
}

/**
 * A YAML text without an item of a list of texts; without the list if that was its only item.
 *
 * @throws CannotEdit if the list has no such item, or if it cannot be changed without changing anything else
 */
export function removeItem(text: string, path: readonly string[], item: string): string {
  const document = readable(text);
  const { list, at } = itemAt(entryAt(document, path).pair.value, path, item);
  if (list.items.length === 1) return removeEntry(text, path);
  const [before, node, next] = [list.items[at - 1], list.items[at], list.items[at + 1]];
  const wanted = textsOf(list).filter((_, i) => i !== at);
  const inBraces = next
    ? { start: rangeOf(node)[0], end: rangeOf(next)[0], text: '' }
    : { start: endOf(before), end: endOf(node), text: '' };
  return checked(
    applied(
      text,
      [list.flow ? inBraces : lineOf(text, node)],
      document,
      changed(contentOf(document), path, () => wanted),
    ),
    path,
    'changed',
  );
}

function itemAt(node: unknown, path: readonly string[], item: string): { readonly list: YAMLSeq; readonly at: number } {
  const at = isSeq(node) ? textsOf(node).indexOf(item) : -1;
  if (!isSeq(node) || at < 0) throw new CannotEdit(`${path.join('.')} has no ${item} of its own: change it by hand`);
  return { list: node, at };
}

const textsOf = ({ items }: YAMLSeq): unknown[] => items.map((each) => (isScalar(each) ? each.value : undefined));

/** The line of an item. */
function lineOf(text: string, node: unknown): Edit {
  const start = text.lastIndexOf('\n', rangeOf(node)[0] - 1) + 1;
  const end = text.indexOf('\n', endOf(node)) + 1;
  return { start, end: end === 0 ? text.length : end, text: '' };
}

/** A new line below the line of an item, with the same indentation and dash. */
function lineBelow(text: string, node: unknown, item: string): Edit {
  const { start, end } = lineOf(text, node);
  const before = text.slice(start, rangeOf(node)[0]);
  const line = `${before}${scalarText(item, undefined)}`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return insertion(end, text[end - 1] === '\n' ? `${line}${eol}` : `${eol}${line}`);
}
