import { isMap, own } from '../collections/map';

/**
 * Merges one layer of settings over another: maps merge key by key, a list or scalar replaces the lower value, null removes it.
 * The keys are sorted, so that the order in a file never matters.
 */
export function overlay(below: unknown, above: unknown): unknown {
  if (!isMap(above)) return above;
  const base = isMap(below) ? below : {};
  const keys = [...new Set([...Object.keys(base), ...Object.keys(above)])].sort();
  const merged = keys.map((key) => [key, Object.hasOwn(above, key) ? overlay(own(base, key), above[key]) : base[key]] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined));
}
