type Keyed = ReadonlyMap<string, unknown>;

/** The distinct keys of two maps, in alphabetical order. */
export const keysOfBoth = (one: Keyed, other: Keyed): string[] => [...new Set([...one.keys(), ...other.keys()])].sort();

/** The values whose keys are only in the first map. */
export const onlyIn = <T>(here: ReadonlyMap<string, T>, there: Keyed): T[] =>
  [...here].filter(([key]) => !there.has(key)).map(([, value]) => value);
