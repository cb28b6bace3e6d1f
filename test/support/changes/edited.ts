import type { Document, Node } from 'yaml';
import { isMap, isScalar, parseDocument, visit } from 'yaml';

/** Lays an overlay over the text of a YAML file and leaves all else in it as it is; null removes. */
export function edited(text: string, over: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(text);
  lay(document, [], over);
  // Maps have blanks within their braces here, and lists have none.
  return document.toString({ lineWidth: 0 }).replace(/\[ (.*?) \]/g, '[$1]');
}

const isPlainMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function lay(document: Document, path: readonly string[], over: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(over)) {
    const place = [...path, key];
    if (value === null) document.deleteIn(place);
    else if (isPlainMap(value) && isMap(document.getIn(place))) lay(document, place, value);
    else document.setIn(place, nodeOf(document, value, place.length));
  }
}

/** New maps are written as people write them here: in one line, except for those at the top; days and versions in quotes. */
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
