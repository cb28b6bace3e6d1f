import type { Words } from '../stack/facts/blocked-words';
import { stoppedWords, wordsByList } from '../stack/facts/blocked-words';
import type { FactOf } from '../stack/facts/kinds';
import { code, table } from './markdown';
import type { StampReading } from './stamp-reading';
import { keyIn } from './stamp-reading';

/** What a page says of blocklists: never their words, which pull requests would spread. */
export function blocklistSection({ facts, stack }: StampReading): string {
  const words = wordsByList(facts);
  const stopped = facts.all('filter').flatMap((filter) => stoppedWords(facts, filter).map((each) => ({ ...each, filter })));
  return table(
    ['Blocklist', 'Entries', 'Content', 'In', 'Used by'],
    facts.all('blocklist').map((list) => {
      const key = keyIn(list.address, 'blocklist');
      const held = [...words.values()].find(({ address }) => address === list.address);
      const uses = stopped.filter(({ list: name }) => name === held?.key);
      const directions = [...new Set(uses.map(({ direction }) => direction))].sort().reverse();
      const users = [...new Set(uses.map(({ filter }) => code(keyIn(filter.address, 'filter'))))].join(', ');
      const isConfidential = stack.notes.confidentialBlocklists?.includes(key) === true;
      return [
        `${code(key)}${isConfidential ? ' (confidential)' : ''}`,
        ...contentCells(list, held),
        directions.join(', '),
        users || 'nothing',
      ];
    }),
  );
}

/** The name of a list ends with the hash of what it holds. */
function contentCells({ value: { name = '' } }: FactOf<'blocklist'>, held: Words | undefined): readonly string[] {
  if (held?.words) return [String(held.words.size), code(name.slice(-HASH))];
  const variables = (held?.variables ?? []).map((variable) => code(variable.replace(/^var\./, '')));
  return ['not known here', `from the variable ${variables.join(', ')}`];
}

/** The length of the hash in a list's name. */
const HASH = 8;
