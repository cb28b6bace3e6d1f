import { distinct } from '../../collections/order';
import type { Json } from '../json';
import { valueAt } from '../json';
import type { AttachedList } from './content-filter';
import type { Ref } from './field';
import type { Facts } from './facts';
import type { FactOf } from './kinds';

/** The words of a blocklist. */
export interface Words {
  /** The name without the hash of the content. */
  readonly key: string;
  readonly address: string;
  /** The words, for comparison only and never shown; undefined if Terraform reads them from a variable. */
  readonly words: ReadonlySet<string> | undefined;
  /** The variables that contain the words, such as `var.customer_words`, if the words are not literal. */
  readonly variables: readonly string[];
}

/** The words of a list that a filter blocks in one direction. */
export interface StoppedWords {
  readonly list: string;
  readonly direction: AttachedList['direction'];
  /** Undefined if the list is not in this stack. */
  readonly words?: Words;
}

/** The action that adds words to a blocklist. */
const FILLS = 'addraiblocklistitems';

/** Whether an action only adds words to a blocklist. */
export const fillsBlocklist = ({ value: { action, armType } }: FactOf<'action'>): boolean =>
  action?.toLowerCase() === FILLS && armType === 'microsoft.cognitiveservices/accounts/raiblocklists';

/** The blocklists of a stack, by key. */
export const wordsByList = (facts: Facts): ReadonlyMap<string, Words> =>
  new Map(facts.all('blocklist').map((list) => [keyOf(list.value.name ?? ''), wordsOf(facts, list)]));

/** The name of a list without the hash of its content. */
export const keyOf = (name: string) => name.replace(/-(?:[0-9a-f]{8}|\$\{.*\})$/s, '');

function wordsOf(facts: Facts, { address, value: { name = '' } }: FactOf<'blocklist'>): Words {
  const bodies = facts
    .all('action')
    .filter((each) => fillsBlocklist(each) && each.value.target?.to?.address === address)
    .map((each) => each.value.body);
  const variables = bodies.flatMap((body) => (typeof body === 'string' ? (body.match(/\bvar\.[\w-]+/g) ?? [body]) : []));
  const lists = bodies.filter((body): body is readonly Json[] => Array.isArray(body));
  const isWritten = lists.length === bodies.length;
  const words = new Set(lists.flat().map((item) => JSON.stringify(valueAt(item, 'properties') ?? null)));
  return { key: keyOf(name), address, words: isWritten ? words : undefined, variables: distinct(variables) };
}

/** The words that a filter blocks, without those that it only reports. */
export const stoppedWords = (facts: Facts, filter: FactOf<'filter'>): StoppedWords[] =>
  filter.value.lists.filter(({ blocks }) => blocks).map(({ list, direction }) => stopped(facts, list, direction));

function stopped(facts: Facts, list: Ref, direction: StoppedWords['direction']): StoppedWords {
  const fact = facts.referred('blocklist', list) ?? facts.all('blocklist').find(({ value }) => value.name === list.written);
  const name = fact?.value.name ?? list.written;
  return { list: keyOf(name), direction, ...(fact ? { words: wordsOf(facts, fact) } : {}) };
}

/** The lists whose words a filter no longer blocks, neither under the same name nor under another. */
export const noLongerStopped = (before: readonly StoppedWords[], after: readonly StoppedWords[]): StoppedWords[] =>
  before.filter(
    (old) =>
      !after.some(
        (fresh) => fresh.direction === old.direction && (fresh.list === old.list || holdsAll(fresh.words, old.words)),
      ),
  );

/** Whether one list has all words of another. */
export function holdsAll(outer: Words | undefined, inner: Words | undefined): boolean {
  if (!outer || !inner) return false;
  if (outer.words && inner.words) return [...inner.words].every((word) => outer.words?.has(word) === true);
  return !outer.words && !inner.words && outer.variables.join() === inner.variables.join();
}
