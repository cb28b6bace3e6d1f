/** An element of an XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

/** Reads XML that has elements, attributes, text and numeric references only. Throws at anything else, and at what XML 1.0 forbids. */
export function readXml(document: string): Element {
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === document) throw new Error('no XML declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const [token, closed, name, attributes = '', empty, text] of body.matchAll(TOKEN)) {
    end += token.length;
    const top = open.at(-1) ?? root;
    if (closed !== undefined && (open.length === 1 || open.pop()?.name !== closed)) throw new Error(`unexpected </${closed}>`);
    if (text !== undefined) top.text += decoded(text);
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, decoded(value)] as const,
    );
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    top.children.push(element);
    if (empty === '') open.push(element);
  }
  const [first] = root.children;
  if (end !== body.length || open.length !== 1 || root.children.length !== 1 || first === undefined)
    throw new Error(`not well-formed at ${end}: ${body.slice(end, end + 40)}`);
  return first;
}

function decoded(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error(`an & is not escaped: ${text}`);
  const plain = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  // eslint-disable-next-line no-control-regex -- XML 1.0 forbids these characters, also as references
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(plain)) throw new Error(`forbidden: ${text}`);
  return plain;
}
