import type { Json } from './json';
import { blocksOf, textAt } from './json';

/** How many names are given to people at most. */
const MOST = 12;

/** What a section of a configuration names, or moves from and to, without what it says of it. */
export const labelsIn = (section: Json | undefined): string[] =>
  blocksOf(section)
    .flatMap((block) => [
      ...['from', 'to'].flatMap((key) => textAt(block, key) ?? []),
      ...Object.entries(block).flatMap(([name, inner]) =>
        name === 'lifecycle' ? [] : blocksOf(inner).map((each) => [name, ...Object.keys(each)].join(' ')),
      ),
    ])
    .slice(0, MOST);

/** The blocks of a section that have so many labels, by these joined with dots. */
export const labelledBlocks = (section: Json | undefined, labels: number): [name: string, body: Json][] =>
  blocksOf(section)
    .flatMap(Object.entries<Json>)
    .flatMap(([label, inner]): [string, Json][] =>
      labels === 1
        ? [[label, inner]]
        : labelledBlocks(inner, labels - 1).map(([name, body]): [string, Json] => [`${label}.${name}`, body]),
    );
