/** Compares texts by UTF-16 code units, so that the order is the same on every machine. */
export const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** Compares items by a text of theirs: `stamps.sort(by(({ id }) => id))`. */
export const by =
  <T>(textOf: (item: T) => string) =>
  (one: T, other: T): number =>
    compareText(textOf(one), textOf(other));

/** Compares entries of a map by their keys. */
export const byKey = by(([key]: readonly [string, unknown]) => key);

/** Each text once, in order. */
export const distinct = <T extends string>(texts: Iterable<T>): T[] => [...new Set(texts)].sort();
