import { isMap, mapOf } from '../collections/map';
import type { OpenWordFile } from '../blocklist-files/word-files';
import { WordFile } from '../blocklist-files/word-file';
import type { Path } from '../diagnostics/setting-locations';
import { SourceFile } from '../source/source-file';
import { baseName } from './environment-reader';
import { without } from './merged-settings';

/** A place in an environment file, written or not. */
export interface Place {
  /** The path of the file in the project. */
  readonly file: string;
  readonly path: Path;
}

/**
 * Environment files as they would be with another value at a place. Only the values mean something: the locations are not those of the
 * files. The name of an environment is that of its file, so another name also renames the file.
 *
 * @param value undefined removes what is at the place
 */
export function withValue(sources: readonly SourceFile[], { file, path }: Place, value: unknown): SourceFile[] {
  const isName = path.length === 1 && path[0] === 'environment' && typeof value === 'string';
  const known = sources.some((source) => source.file === file) ? sources : [...sources, new SourceFile(file, '{}')];
  return known.map((source) => {
    if (source.file !== file) return source;
    const name = isName ? file.replace(`${baseName(source)}.yaml`, `${value}.yaml`) : file;
    return written(name, replaced(source.value ?? {}, path, value));
  });
}

/** Environment files in which an entry of a map has another key. */
export function withKey(sources: readonly SourceFile[], { file, path }: Place, key: string): SourceFile[] {
  const source = sources.find((each) => each.file === file);
  const around = path.slice(0, -1);
  const map = mapOf(source?.settled(around)?.value);
  const renamed = Object.entries(map).map(([each, value]) => [each === path.at(-1) ? key : each, value] as const);
  return withValue(sources, { file, path: around }, Object.fromEntries(renamed));
}

/** Environment files in which no deployment sends requests to another one, so that each can have another model or filter alone. */
export const withoutSpillover = (sources: readonly SourceFile[]): SourceFile[] =>
  sources.map((source) => written(source.file, untied(source.value ?? {})));

function untied(settings: unknown): unknown {
  if (!isMap(settings)) return settings;
  const { deployments, regions } = settings;
  const each = (map: unknown, change: (value: unknown) => unknown) =>
    isMap(map) ? Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)])) : map;
  return {
    ...settings,
    ...(isMap(deployments)
      ? { deployments: each(deployments, (value) => (isMap(value) ? without(value, 'spillover') : value)) }
      : {}),
    ...(isMap(regions) ? { regions: each(regions, untied) } : {}),
  };
}

/** JSON is YAML. */
const written = (file: string, value: unknown) => new SourceFile(file, JSON.stringify(value));

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[]).map((item, i) => (i === step ? replaced(item, rest, by) : item));
    return items.filter((_, i) => i !== step || rest.length > 0 || by !== undefined);
  }
  const map = mapOf(value);
  const key = String(step);
  if (rest.length === 0 && by === undefined) return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
  // Nothing is written to remove something from a map that is not there.
  if (by === undefined && !isMap(map[key]) && !Array.isArray(map[key])) return map;
  return { ...map, [key]: replaced(Object.hasOwn(map, key) ? map[key] : {}, rest, by) };
}

/** Opens files of blocklists. A file that cannot be read has other words, so that another path can be tried. */
export const withStandIns =
  (open: OpenWordFile): OpenWordFile =>
  (file) => {
    const found = open(file);
    return typeof found === 'string' ? new WordFile(file, 'other words\n') : found;
  };
