import type { Json } from './json';
import { blocksOf, textAt } from './json';

/** The maximum number of names. */
const MOST = 12;

/** The names of the blocks in a section, or the addresses that it moves from and to, without the content of the blocks. */
export const labelsIn = (section: Json | undefined): string[] =>
  blocksOf(section)
    .flatMap((block) => [
      ...['from', 'to'].flatMap((key) => textAt(block, key) ?? []),
      ...Object.entries(block).flatMap(([name, inner]) =>
        name === 'lifecycle' ? [] : blocksOf(inner).map((each) => [name, ...Object.keys(each)].join(' ')),
      ),
    ])
    .slice(0, MOST);

/** The blocks of a section with a number of labels, by the labels joined with dots. */
export const labelledBlocks = (section: Json | undefined, labels: number): [name: string, body: Json][] =>
  blocksOf(section)
    .flatMap(Object.entries<Json>)
    .flatMap(([label, inner]): [string, Json][] =>
      labels === 1
        ? [[label, inner]]
        : labelledBlocks(inner, labels - 1).map(([name, body]): [string, Json] => [`${label}.${name}`, body]),
    );
