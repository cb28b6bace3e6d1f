import { plainContent } from '../../source/plain-content';
import type { Json, JsonObject } from '../../stack/json';
import { isObject, isSame, own } from '../../stack/json';
import { keysOfBoth } from '../../stack/keyed';

/** The environment files of a revision, by path in the project. */
export type EnvironmentFiles = ReadonlyMap<string, string>;

/** A setting that differs. */
export interface SettingChange {
  /** Such as `waivers.old-client.expires`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** One environment file before and after. */
export interface FileChange {
  /** Such as `environments/prod.yaml`. */
  readonly file: string;
  /** The content; empty if the file does not exist. */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** The settings that differ, in alphabetical order. */
  readonly settings: readonly SettingChange[];
  /** Why the new content cannot be read; undefined: it can. */
  readonly unreadable?: string;
}

/** The environment files whose settings differ, sorted by name. Comments and layout do not count. */
export const fileChanges = (before: EnvironmentFiles, after: EnvironmentFiles): FileChange[] =>
  keysOfBoth(before, after).flatMap((file): FileChange[] => {
    if (before.get(file) === after.get(file)) return [];
    const [old, fresh] = [contentOf(before.get(file)), contentOf(after.get(file))];
    if (typeof fresh === 'string')
      return [{ file, before: typeof old === 'string' ? {} : old, after: {}, settings: [], unreadable: fresh }];
    const known = typeof old === 'string' ? {} : old;
    const settings = settingsThatDiffer(known, fresh);
    return settings.length === 0 ? [] : [{ file, before: known, after: fresh, settings }];
  });

/** The content of a file, or the reason why it cannot be read. */
export function contentOf(text: string | undefined): JsonObject | string {
  if (text === undefined) return {};
  try {
    const content = plainContent(text) as Json;
    return isObject(content) ? content : {};
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** The settings that differ between two maps, as deep as both have nested maps. */
function settingsThatDiffer(before: JsonObject, after: JsonObject, below = ''): SettingChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const [old, fresh] = [own(before, key), own(after, key)];
    if (isSame(old, fresh)) return [];
    if (isObject(old) && isObject(fresh)) return settingsThatDiffer(old, fresh, `${below}${key}.`);
    return [{ path: `${below}${key}`, before: old, after: fresh }];
  });
}
