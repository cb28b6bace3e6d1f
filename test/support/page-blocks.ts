import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root';

/** A fenced block of a page. */
export interface PageBlock {
  /** The page and the line on which the block starts, such as `docs/catalog.md:74`. */
  readonly place: string;
  readonly text: string;
}

/** The pages that people write. Those in docs/api are generated. */
export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The blocks of a page in some languages, in the order of the page. */
export function blocksOf(page: string, ...languages: readonly string[]): PageBlock[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  const fence = new RegExp(`^( *)\`\`\`(?:${languages.join('|')})\\n(.*?)^\\1\`\`\``, 'gms');
  return [...text.matchAll(fence)].map(({ index, 2: block = '' }) => ({
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    text: block,
  }));
}
