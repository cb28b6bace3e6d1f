import type { Document, Node } from 'yaml';
import { isMap, isScalar, parseDocument, visit } from 'yaml';

/** Merges an overlay over the text of a YAML file and keeps the rest of the text. Null removes a key. */
export function edited(text: string, over: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(text);
  merge(document, [], over);
  // Maps have spaces inside their braces here, and lists have none.
  return document.toString({ lineWidth: 0 }).replace(/\[ (.*?) \]/g, '[$1]');
}

const isPlainMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(document: Document, path: readonly string[], over: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(over)) {
    const place = [...path, key];
    if (value === null) document.deleteIn(place);
    else if (isPlainMap(value) && isMap(document.getIn(place))) merge(document, place, value);
    else document.setIn(place, nodeOf(document, value, place.length));
  }
}

/** New maps are on one line, except at the top level. Dates and versions are in quotes. */
function nodeOf(document: Document, value: unknown, depth: number): Node {
  const node = document.createNode(value, { flow: depth > 1 || !isPlainMap(value) });
  if (isMap(node)) for (const { value: inner } of node.items) if (isMap(inner)) inner.flow = true;
  visit(node, {
    Scalar: (_, scalar) => {
      if (isScalar(scalar) && typeof scalar.value === 'string' && /^\d{4}-/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return node;
}
