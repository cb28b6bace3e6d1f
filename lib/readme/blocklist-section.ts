import type { Stamp, StampWords } from '../environment/stamp';
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
    blocklists.map(({ key, direction, words }) => [
      `${code(key)}${words.from === 'files' && words.confidential ? ' (confidential)' : ''}`,
      ...contentCells(words),
      DIRECTION_WORDS[direction],
      users(key) || 'nothing',
    ]),
  );
}

const contentCells = (words: StampWords) =>
  words.from === 'files'
    ? [String(words.content.items.length), code(words.content.hash)]
    : ['not known here', `from the variable ${code(words.termsVariable)}`];

/** The variables of Terraform that a stamp cannot be applied without, in alphabetical order. */
export const termsVariablesOf = ({ blocklists }: Stamp): string[] =>
  [...new Set(blocklists.flatMap(({ words }) => (words.from === 'variable' ? [words.termsVariable] : [])))].sort();
