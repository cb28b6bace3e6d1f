import type { ExtraFile } from '../stack/extra-file';
import type { Json, JsonObject } from '../stack/json';
import { blocksOf } from '../stack/json';
import { code } from './markdown';

/** How many of the things in a file a page names. */
const MOST = 8;

/** What a file holds, by name and never with a value: the blocks of a configuration, resources with their attributes, or variables. */
export function fileContents({ use, content = {} }: Pick<ExtraFile, 'content' | 'use'>): string {
  const names = use === 'variables' ? Object.keys(content) : blocksIn(content);
  if (names.length === 0) return 'nothing';
  const more = names.length - MOST;
  return `${names.slice(0, MOST).map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** How many labels the blocks of a section have, where it is not one. */
const LABELS: Readonly<Record<string, number>> = { action: 2, data: 2, ephemeral: 2, resource: 2 };

/** Sections whose entries are in no order and have no label. */
const UNLABELLED = ['import', 'moved', 'removed'];

const blocksIn = (content: JsonObject): string[] =>
  Object.entries(content).flatMap(([section, value]) => {
    if (section === '//') return [];
    if (UNLABELLED.includes(section)) return blocksOf(value).map(() => section);
    const labels = Object.hasOwn(LABELS, section) ? LABELS[section] : 1;
    return named(value, labels ?? 1).map(([name, body]) =>
      section === 'resource' ? `${name} (${blocksOf(body).flatMap(Object.keys).join(', ')})` : `${section}.${name}`,
    );
  });

/** Everything that has so many labels, by these. */
const named = (value: Json, labels: number): [name: string, body: Json][] =>
  blocksOf(value)
    .flatMap(Object.entries<Json>)
    .flatMap(([label, inner]) =>
      labels === 1
        ? [[label, inner] as [string, Json]]
        : named(inner, labels - 1).map(([name, body]): [string, Json] => [`${label}.${name}`, body]),
    );
