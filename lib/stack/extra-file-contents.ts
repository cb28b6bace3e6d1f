import type { JsonObject } from './json';
import { blocksOf } from './json';
import { labelledBlocks } from './labels';

/** The number of labels of a block by section. A section that is not listed has one label. */
const LABELS: Readonly<Record<string, number>> = { action: 2, data: 2, ephemeral: 2, resource: 2 };

/** Sections whose blocks have no label. */
const UNLABELLED: readonly string[] = ['import', 'moved', 'removed'];

/** The blocks of a file in Terraform's JSON syntax, such as `data.external.probe`. A resource lists the attributes that it sets. */
export const blocksInJson = (content: JsonObject): string[] =>
  Object.entries(content).flatMap(([section, value]) => {
    if (section === '//') return [];
    if (UNLABELLED.includes(section)) return blocksOf(value).map(() => section);
    const labels = Object.hasOwn(LABELS, section) ? LABELS[section] : 1;
    return labelledBlocks(value, labels ?? 1).map(([name, body]) =>
      section === 'resource' ? `${name} (${blocksOf(body).flatMap(Object.keys).join(', ')})` : `${section}.${name}`,
    );
  });

/** The blocks and arguments whose first line matches HCL, each once. This lists names for the reader and does not interpret the file. */
export function blocksInHcl(text: string): string[] {
  const found = text.matchAll(/^[ \t]*([a-z_]+)[ \t]*((?:"[^"\n]*"[ \t]*)*)(?:\{|=(?!=))/gm);
  const names = [...found].map(([, word = '', quoted = '']) => {
    const labels = [...quoted.matchAll(/"([^"\n]*)"/g)].map(([, label = '']) => label);
    return (word === 'resource' && labels.length > 0 ? labels : [word, ...labels]).join('.');
  });
  return [...new Set(names)];
}
