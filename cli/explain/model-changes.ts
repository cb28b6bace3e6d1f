import { isDeepStrictEqual } from 'node:util';
import { isPlain } from './plain-data';

/** The paths at which two values differ, with slashes between the steps. Lists of different lengths differ as a whole. */
export function modelChanges(before: unknown, after: unknown, path: string): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isPlain(before) || !isPlain(after) || isOfOtherForm(before, after)) return [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => modelChanges(before[key], after[key], `${path}/${key}`));
}

const isOfOtherForm = (one: object, other: object) =>
  Array.isArray(one) !== Array.isArray(other) || (Array.isArray(one) && Array.isArray(other) && one.length !== other.length);
