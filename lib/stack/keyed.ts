type Keyed = ReadonlyMap<string, unknown>;

/** The keys that one of two maps has, each once, in alphabetical order. */
export const keysOfBoth = (one: Keyed, other: Keyed): string[] => [...new Set([...one.keys(), ...other.keys()])].sort();

/** The values of the keys that are here and not there. */
export const onlyIn = <T>(here: ReadonlyMap<string, T>, there: Keyed): T[] =>
  [...here].filter(([key]) => !there.has(key)).map(([, value]) => value);
