import type { Json } from '../json';
import { valueAt } from '../json';
import type { AttachedList } from './content-filter';
import type { Ref } from './field';
import type { Facts } from './facts';
import type { FactOf } from './kinds';

/** What a blocklist holds. */
export interface Words {
  /** The name without the hash of what it holds. */
  readonly key: string;
  readonly address: string;
  /** Of each word only what tells it from others, never to be shown; undefined where Terraform takes them from a variable. */
  readonly words: ReadonlySet<string> | undefined;
  /** The variables that the words come from, where they are not written, such as `var.customer_words`. */
  readonly variables: readonly string[];
}

/** The words of a list that a filter stops in one direction. */
export interface StoppedWords {
  readonly list: string;
  readonly direction: AttachedList['direction'];
  /** Undefined where the list is not in this stack. */
  readonly words?: Words;
}

/** The action with which Azure takes words. */
const FILLS = 'addraiblocklistitems';

/** Whether an action only puts words into a blocklist. */
export const fillsBlocklist = ({ value: { action, armType } }: FactOf<'action'>): boolean =>
  action?.toLowerCase() === FILLS && armType === 'microsoft.cognitiveservices/accounts/raiblocklists';

/** The blocklists of a stack by their keys. */
export const wordsByList = (facts: Facts): ReadonlyMap<string, Words> =>
  new Map(facts.all('blocklist').map((list) => [keyOf(list.value.name ?? ''), wordsOf(facts, list)]));

/** A list's name without the hash of what it holds. */
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
  return { key: keyOf(name), address, words: isWritten ? words : undefined, variables: [...new Set(variables)].sort() };
}

/** The words that a filter stops. What it only reports is not among them. */
export const stoppedWords = (facts: Facts, filter: FactOf<'filter'>): StoppedWords[] =>
  filter.value.lists.filter(({ blocks }) => blocks).map(({ list, direction }) => stopped(facts, list, direction));

function stopped(facts: Facts, list: Ref, direction: StoppedWords['direction']): StoppedWords {
  const fact = facts.referred('blocklist', list) ?? facts.all('blocklist').find(({ value }) => value.name === list.written);
  const name = fact?.value.name ?? list.written;
  return { list: keyOf(name), direction, ...(fact ? { words: wordsOf(facts, fact) } : {}) };
}

/** The lists of which a filter no longer stops the words: neither under their own name nor under another. */
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
