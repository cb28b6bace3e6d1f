import { isDeepStrictEqual } from 'node:util';
import type { Document, Pair } from 'yaml';
import { isCollection, isNode, parseDocument } from 'yaml';
import { CannotEdit } from './entry-place';

/** A piece of text in place of the characters from start to end. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

/**
 * The document of a text that is to be edited.
 *
 * @throws CannotEdit if it is not valid YAML
 */
export function readable(text: string): Document.Parsed {
  const document = parsed(text);
  if (document.errors.length > 0) throw new CannotEdit('the file is not valid YAML');
  return document;
}

const parsed = (text: string) =>
  parseDocument(text, { version: '1.2', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });

/** The content of a document as plain data. */
export const contentOf = (document: Document.Parsed): unknown => document.toJS({ maxAliasCount: 10_000 });

/** The text after the edits, which are in the order of the text; undefined if its content is not exactly the wanted one. */
export function applied(text: string, edits: readonly Edit[], document: Document.Parsed, wanted: unknown): string | undefined {
  const edited = edits.reduceRight((each, edit) => each.slice(0, edit.start) + edit.text + each.slice(edit.end), text);
  const result = parsed(edited);
  const isValid = result.errors.length === 0 && result.warnings.length <= document.warnings.length;
  return isValid && hasContent(result, wanted) ? edited : undefined;
}

function hasContent(document: Document.Parsed, wanted: unknown): boolean {
  try {
    return isDeepStrictEqual(contentOf(document), wanted);
  } catch {
    // An alias has lost its anchor.
    return false;
  }
}

/** The positions of the first character of a node and after its last one. */
export function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = isNode(node) ? node.range : undefined;
  if (!range) throw new CannotEdit('the place of a value is not known');
  return [range[0], range[1]];
}

/** The position after the last character of a value, without the comments after it. */
export function endOf(node: unknown): number {
  if (isPairLike(node)) return Math.max(rangeOf(node.key)[1], node.value ? endOf(node.value) : 0);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

const isPairLike = (node: unknown): node is Pair => typeof node === 'object' && node !== null && 'key' in node;
