import type { Json } from './json';
import { isObject } from './json';

/** A text in a value, and its path. */
export interface Leaf {
  /** Such as `network_acls.ip_rules`; entries of lists have no number. */
  readonly path: string;
  readonly value: string;
}

/** All texts in a value. */
export function leavesOf(value: Json, path = ''): Leaf[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => leavesOf(each, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}
