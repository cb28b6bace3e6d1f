import { isMap, mapOf, own } from '../collections/map';
import { nearMiss } from '../diagnostics/near-miss';
import type { Path } from '../diagnostics/setting-locations';
import type { SourceFile } from '../source/source-file';

const mapAt = (value: unknown, key: string) => mapOf(own(mapOf(value), key));

/** The paths of blocklists in a file: of the environment, and of each region. */
const placesIn = (value: unknown): Path[] => [
  ['blocklists'],
  ...Object.keys(mapAt(value, 'regions')).map((region) => ['regions', region, 'blocklists']),
];

const listsAt = (value: unknown, path: Path) => path.reduce<unknown>((inside, step) => mapAt(inside, String(step)), value);

/**
 * The keys of the blocklists whose words must not be shown: those that any layer marks as confidential, misspelled marks included. A
 * misspelled flag must not print what it was meant to hide.
 */
export const confidentialLists = (sources: readonly SourceFile[]): ReadonlySet<string> =>
  new Set(
    sources.flatMap(({ value }) =>
      placesIn(value)
        .flatMap((path) => Object.entries(listsAt(value, path) as object))
        .filter(([, list]) => meansConfidential(list))
        .map(([key]) => key),
    ),
  );

const meansConfidential = (list: unknown) =>
  isMap(list) && Object.entries(list).some(([key, flag]) => nearMiss(key, ['confidential']) !== undefined && flag !== false);

/** Whether a path leads into one of these blocklists. */
export function isInList(path: Path, lists: ReadonlySet<string>): boolean {
  const [map, key, ...inside] = path[0] === 'regions' ? path.slice(2) : path;
  return map === 'blocklists' && inside.length > 0 && lists.has(String(key));
}

/** The lines of a file on which these blocklists are written. */
export function linesOfLists(source: SourceFile, lists: ReadonlySet<string>): ReadonlySet<number> {
  const spans = placesIn(source.value).flatMap((path) =>
    [...lists].map((key) => source.linesOf([...path, key])).filter((span) => span !== undefined),
  );
  return new Set(spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
}
