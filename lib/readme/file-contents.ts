import type { ExtraFile } from '../stack/extra-file';
import type { JsonObject } from '../stack/json';
import { blocksOf } from '../stack/json';
import { labelledBlocks } from '../stack/labels';
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
    return labelledBlocks(value, labels ?? 1).map(([name, body]) =>
      section === 'resource' ? `${name} (${blocksOf(body).flatMap(Object.keys).join(', ')})` : `${section}.${name}`,
    );
  });
