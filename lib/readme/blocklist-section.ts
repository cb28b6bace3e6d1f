import type { Words } from '../stack/facts/blocked-words';
import { stoppedWords, wordsByList } from '../stack/facts/blocked-words';
import type { FactOf } from '../stack/facts/kinds';
import { code, table } from './markdown';
import { otherPublishersIn } from './other-processing';
import type { StampReading } from './stamp-reading';
import { keyIn } from './stamp-reading';

/** The blocklists of a stamp, without their words: a pull request would publish them. */
export function blocklistSection({ deployments, facts, stack }: StampReading): string {
  const wordLists = wordsByList(facts);
  const stopped = facts.all('filter').flatMap((filter) => stoppedWords(facts, filter).map((each) => ({ ...each, filter })));
  const rows = table(
    ['Blocklist', 'Entries', 'Content', 'In', 'Used by'],
    facts.all('blocklist').map((list) => {
      const key = keyIn(list.address, 'blocklist');
      const words = [...wordLists.values()].find(({ address }) => address === list.address);
      const uses = stopped.filter(({ list: name }) => name === words?.key);
      const directions = [...new Set(uses.map(({ direction }) => direction))].sort().reverse();
      const users = [...new Set(uses.map(({ filter }) => code(keyIn(filter.address, 'filter'))))].join(', ');
      const isConfidential = stack.notes.confidentialBlocklists?.includes(key) === true;
      return [
        `${code(key)}${isConfidential ? ' (confidential)' : ''}`,
        ...contentCells(list, words),
        directions.join(', '),
        users || 'nothing',
      ];
    }),
  );
  const others = otherPublishersIn(deployments);
  const note = `Microsoft documents blocklists only for models of OpenAI. It is not known whether they apply to ${others.join(', ')}.`;
  return others.length === 0 ? rows : `${rows}\n\n${note}`;
}

/** The name of a list ends with the hash of its content. */
function contentCells({ value: { name = '' } }: FactOf<'blocklist'>, words: Words | undefined): readonly string[] {
  if (words?.words) return [String(words.words.size), code(name.slice(-HASH))];
  const variables = (words?.variables ?? []).map((variable) => code(variable.replace(/^var\./, '')));
  return ['not known here', `from the variable ${variables.join(', ')}`];
}

/** The length of the hash in a list's name. */
const HASH = 8;
