/** A map as YAML and JSON give it: text keys, any values. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** Whether a value is a map: neither a list nor a scalar. */
export const isMap = (value: unknown): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value if it is a map, otherwise an empty map. */
export const mapOf = (value: unknown): PlainMap => (isMap(value) ? value : {});

/** The value of a key that the map itself has, so that `constructor` and the like are never found. */
export const own = (map: PlainMap, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);
