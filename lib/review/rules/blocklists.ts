import { keysOfBoth } from '../../stack/keyed';
import type { Words } from '../compare/blocklists';
import { wordsByList } from '../compare/blocklists';
import { listsOf } from '../compare/filters';
import { textAt } from '../../stack/json';
import { filterPairs } from './filter-pairs';
import type { Observation, ReviewRule } from './review-rule';

export const blocklistAttachment: ReviewRule = {
  id: 'content-safety/blocklist-attachment',
  summary: 'A filter no longer blocks the words of a blocklist, or does so from now on.',
  why: 'A list that no filter names blocks nothing.',
  severities: ['critical', 'notice'],
  check: (change) =>
    filterPairs(change).flatMap(({ address, before, after }): Observation[] => {
      if (!before || !after) return [];
      const [old, fresh] = [listsOf(change.before, before), listsOf(change.after, after)];
      const [gone, added] = [without(old, fresh), without(fresh, old)];
      const about = { address, attribute: 'body.properties.customBlocklists' };
      const name = textAt(after, 'name');
      return [
        ...(gone.length > 0
          ? [
              {
                ...about,
                severity: 'critical' as const,
                message: `the filter ${name} no longer blocks a list`,
                before: gone.join(', '),
              },
            ]
          : []),
        ...(added.length > 0
          ? [
              {
                ...about,
                severity: 'notice' as const,
                message: `the filter ${name} blocks a further list`,
                after: added.join(', '),
              },
            ]
          : []),
      ];
    }),
};

const without = (list: readonly string[], other: readonly string[]) => list.filter((each) => !other.includes(each));

export const blocklistWords: ReviewRule = {
  id: 'content-safety/blocklist-words',
  summary: 'Words are added to a blocklist or removed from it.',
  why: 'A word that is gone is no longer blocked. Words themselves are never shown.',
  severities: ['high', 'notice'],
  check: (change) => {
    if (change.kind !== 'changed') return [];
    const [old, fresh] = [wordsByList(change.before), wordsByList(change.after)];
    return keysOfBoth(old, fresh).flatMap((key) => {
      const [was, is] = [old.get(key), fresh.get(key)];
      return wordChange(key, was, is);
    });
  },
};

function wordChange(key: string, was: Words | undefined, is: Words | undefined): Observation[] {
  const { address } = is ?? was ?? { address: '' };
  if (!is) return [{ severity: 'high', message: `the blocklist ${key} is gone`, address, explains: ['*'] }];
  const all = { address, explains: ['*'] };
  if (!was) return [{ severity: 'notice', message: `the blocklist ${key} is new: ${size(is)}`, ...all }];
  if (!was.words || !is.words)
    return was.words === is.words
      ? []
      : [
          {
            severity: 'high',
            message: `the words of the blocklist ${key} come from elsewhere`,
            before: size(was),
            after: size(is),
            ...all,
          },
        ];
  const [gone, added] = [count(was.words, is.words), count(is.words, was.words)];
  if (gone + added === 0) return [];
  return [
    {
      severity: gone > 0 ? 'high' : 'notice',
      message: `the blocklist ${key} changes: ${[`${added} added`, `${gone} removed`].join(', ')}`,
      ...{ before: size(was), after: size(is), ...all },
    },
  ];
}

const size = ({ words }: Words) => (words ? `${words.size} ${words.size === 1 ? 'entry' : 'entries'}` : 'from a variable');
const count = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].filter((each) => !others.has(each)).length;
