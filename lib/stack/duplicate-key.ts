/** A key that an object has twice. */
export interface DuplicateKey {
  readonly key: string;
  /** Where it is written again, counted from 1. */
  readonly line: number;
}

/** Texts with the colon that makes them keys, and what begins and ends objects and lists. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** The first key that an object of a valid JSON text has twice, which JSON.parse passes over; undefined: there is none. */
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
