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
