/** A key that occurs twice in an object. */
export interface DuplicateKey {
  readonly key: string;
  /** The line of the second occurrence, counted from 1. */
  readonly line: number;
}

/** Strings, with the colon that makes them keys, and the brackets of objects and lists. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** The first duplicate key in an object of a valid JSON text, which JSON.parse accepts; undefined if there is none. */
export function duplicateKey(text: string): DuplicateKey | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: quoted, 2: colon, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined && quoted !== undefined) {
      const key = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
      if (open.at(-1)?.has(key) === true) return { key, line: text.slice(0, index).split('\n').length };
      open.at(-1)?.add(key);
    }
  }
  return undefined;
}
