import type { Stamp } from '../environment/stamp';
import { contentHashOf } from '../openai/blocklist-content';
import { code, table } from './markdown';

const DIRECTION_WORDS = { both: 'prompts, completions', completion: 'completions', prompt: 'prompts' } as const;

/** What a page says of blocklists: never their words, which pull requests would spread. */
export function blocklistSection({ blocklists, contentFilters }: Stamp): string {
  const users = (list: string) =>
    contentFilters
      .filter(({ blocklists: named = [] }) => named.includes(list))
      .map(({ key }) => code(key))
      .join(', ');
  return table(
    ['Blocklist', 'Entries', 'Content', 'In', 'Used by'],
    blocklists.map(({ key, size, direction, confidential, ...words }) => [
      `${code(key)}${confidential ? ' (confidential)' : ''}`,
      String(size),
      code(contentHashOf(words)),
      DIRECTION_WORDS[direction],
      users(key) || 'nothing',
    ]),
  );
}
