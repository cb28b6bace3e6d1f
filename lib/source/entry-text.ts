import type { Scalar } from 'yaml';
import { Document, isMap, isScalar, visit } from 'yaml';

/** The value of a new entry. */
export type EntryValue = boolean | number | string | null | readonly EntryValue[] | { readonly [key: string]: EntryValue };

/** How the map of a new entry is written: on one line in braces, or with a line for each key. */
export type EntryStyle = 'block' | 'flow';

/** A date, which YAML 1.1 does not read as text. */
const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * A new entry as lines of a block map, without indentation.
 *
 * @param keys the keys of the maps around the value that do not exist yet, and the key of the value
 * @param step the number of spaces of each level
 */
export function blockLines(keys: readonly string[], value: EntryValue, style: EntryStyle, step: number): string[] {
  const document = documentOf(keys, value);
  visit(document, {
    Map: (_, map, path) => {
      const depth = path.filter(isMap).length;
      map.flow = depth >= keys.length + (style === 'block' ? 1 : 0);
    },
  });
  return document
    .toString({ ...FORMAT, indent: step })
    .trimEnd()
    .split('\n');
}

/** A new entry as it is written within the braces of a flow map, on one line. */
export function flowText(keys: readonly string[], value: EntryValue): string {
  const document = documentOf(keys, value);
  visit(document, {
    Map: (_, map) => {
      map.flow = true;
    },
  });
  return document.toString(FORMAT).trim().slice('{ '.length, -' }'.length);
}

/** A text or number as it is written, on one line. */
export function scalarText(value: number | string, style: Scalar.Type | undefined): string {
  const document = documentOf([], value);
  if (isScalar(document.contents) && style !== undefined) document.contents.type = style;
  return document.toString(FORMAT).trimEnd();
}

/** Everything on one line, whatever its length. */
const FORMAT = { lineWidth: 0, blockQuote: false } as const;

function documentOf(keys: readonly string[], value: EntryValue): Document {
  const nested = [...keys].reverse().reduce<EntryValue>((inner, key) => ({ [key]: inner }), value);
  const document = new Document(nested, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (isScalar(scalar) && typeof scalar.value === 'string' && DATE.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document;
}
