import type { CatalogFile } from './catalog-file';

/**
 * The canonical text of models.json, so that a refresh without changes changes no byte: indented by two spaces, with lists, empty
 * objects and objects of plain values on one line, except at the top level.
 */
export const canonicalCatalog = (catalog: CatalogFile): string => `${written(catalog, 0)}\n`;

function written(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => written(each, depth + 1)).join(', ')}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const members = entries.map(([key, each]) => `${JSON.stringify(key)}: ${written(each, depth + 1)}`);
  if (members.length === 0) return '{}';
  if (depth > 1 && entries.every(([, each]) => typeof each !== 'object' || each === null)) return `{ ${members.join(', ')} }`;
  const indent = '  '.repeat(depth + 1);
  return `{\n${members.map((member) => indent + member).join(',\n')}\n${'  '.repeat(depth)}}`;
}
