import { keysOfBoth } from '../../stack/keyed';
import type { Words } from '../../stack/facts/blocked-words';
import { holdsAll, noLongerStopped, stoppedWords, wordsByList } from '../../stack/facts/blocked-words';
import { Facts } from '../../stack/facts/facts';
import { comparing, everythingOf, looking } from './comparing';
import { listWords } from './filter-words';
import type { FindingDraft, ReviewRule } from './review-rule';

export const blocklistAttachment: ReviewRule = {
  id: 'content-safety/blocklist-attachment',
  summary: 'A filter starts or stops blocking the words of a blocklist.',
  why: 'A list blocks nothing unless a filter names it.',
  severities: ['critical', 'notice'],
  looks: [
    comparing('filter', ['lists'], ({ before, after }, { old, fresh }) => {
      if (!before || !after) return [];
      const [was, is] = [stoppedWords(old, before), stoppedWords(fresh, after)];
      const [gone, added] = [noLongerStopped(was, is), noLongerStopped(is, was)];
      const { name } = after.value;
      return [
        ...(gone.length > 0
          ? [
              {
                severity: 'critical' as const,
                message: `the filter ${name} no longer blocks a list`,
                before: gone.map(listWords).join(', '),
              },
            ]
          : []),
        ...(added.length > 0
          ? [
              {
                severity: 'notice' as const,
                message: `the filter ${name} blocks another list as well`,
                after: added.map(listWords).join(', '),
              },
            ]
          : []),
        // The same words under another name.
        ...(gone.length + added.length === 0 && was.map(listWords).join() !== is.map(listWords).join()
          ? [
              {
                ...{
                  severity: 'notice' as const,
                  message: `the filter ${name} blocks the same words in lists with other names`,
                },
                ...{ before: was.map(listWords).join(', '), after: is.map(listWords).join(', ') },
              },
            ]
          : []),
      ];
    }),
  ],
};

export const blocklistWords: ReviewRule = {
  id: 'content-safety/blocklist-words',
  summary: 'Words are added to a blocklist or removed from it.',
  why: 'A removed word is no longer blocked. Reports never show the words.',
  severities: ['high', 'notice'],
  looks: [
    looking((change) => {
      if (change.kind !== 'changed') return [];
      const [old, fresh] = [wordsByList(Facts.of(change.before)), wordsByList(Facts.of(change.after))];
      const renamed = renamedLists(old, fresh);
      const named = new Set(renamed.flatMap(({ was, is }) => [was.key, is.key]));
      return [
        ...renamed.map(({ was, is }): FindingDraft => ({
          ...{ severity: 'notice', message: `the blocklist ${was.key} is renamed to ${is.key}, with the same words` },
          ...{ address: is.address, consumed: everythingOf(was.address, is.address) },
        })),
        ...keysOfBoth(old, fresh)
          .filter((key) => !named.has(key))
          .flatMap((key) => wordChange(key, old.get(key), fresh.get(key))),
      ];
    }),
  ],
};

/** Removed lists and new ones with exactly the same words. */
function renamedLists(old: ReadonlyMap<string, Words>, fresh: ReadonlyMap<string, Words>) {
  const added = [...fresh.values()].filter(({ key }) => !old.has(key));
  return [...old.values()].flatMap((was) => {
    const is = fresh.has(was.key) ? undefined : added.find((each) => holdsAll(each, was) && holdsAll(was, each));
    return is ? [{ was, is }] : [];
  });
}

function wordChange(key: string, was: Words | undefined, is: Words | undefined): FindingDraft[] {
  const { address } = is ?? was ?? { address: '' };
  const all = { address, consumed: everythingOf(address) };
  if (!is) return [{ severity: 'high', message: `the blocklist ${key} is removed`, ...all }];
  if (!was) return [{ severity: 'notice', message: `the blocklist ${key} is new: ${size(is)}`, ...all }];
  if (!was.words || !is.words) {
    if (was.words === is.words && was.variables.join() === is.variables.join()) return [];
    return [
      {
        ...{ severity: 'high', message: `the words of the blocklist ${key} come from another source` },
        ...{ before: size(was), after: size(is), ...all },
      },
    ];
  }
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
