import { createHash } from 'node:crypto';
import { patternProblem } from './blocklist-pattern';

/** What a blocklist holds, as people write it. */
export interface BlocklistWords {
  /** Words and phrases to block. */
  readonly terms: readonly string[];
  /** Regular expressions to block, in the part of RE2 that `patternProblem` allows. */
  readonly patterns: readonly string[];
}

/** One entry of a list, as Azure Resource Manager spells it. */
export interface BlocklistItem {
  readonly name: string;
  readonly properties: { readonly pattern: string; readonly isRegex: boolean };
}

/**
 * How much Azure takes: entries in a list, and characters in an entry.
 *
 * Source: Microsoft's page "Use blocklists" for Azure OpenAI.
 */
export const BLOCKLIST_LIMITS = { entries: 10_000, characters: 1_000 } as const;

const CONTROL = /\p{Cc}/u;

/** What is wrong with a term, in words that do not repeat it; undefined when nothing is. */
export function termProblem(term: string): string | undefined {
  const { length } = term.trim();
  if (length === 0) return 'the entry is empty';
  if (length > BLOCKLIST_LIMITS.characters)
    return `the entry is ${length} characters long; Azure takes at most ${BLOCKLIST_LIMITS.characters}`;
  if (CONTROL.test(term.trim())) return 'the entry holds a tab, a line break or another control character';
  return undefined;
}

/** What is wrong with a term or a pattern, in words that do not repeat it; undefined when nothing is. */
export const entryProblem = (text: string, isRegex: boolean) =>
  termProblem(text) ?? (isRegex ? patternProblem(text.trim()) : undefined);

/**
 * The items of a list in their one order: terms, then patterns, each sorted, without duplicates and without blanks around them.
 * An item is named by what it says, so that it has the same name whatever stands beside it.
 */
export const itemsOf = ({ terms, patterns }: BlocklistWords): BlocklistItem[] => [
  ...canonical(terms).map((term) => itemOf(term, false)),
  ...canonical(patterns).map((pattern) => itemOf(pattern, true)),
];

/** The name of a list in Azure: its key and the first 8 digits of the SHA-256 of what it holds. */
export const blocklistNameOf = (key: string, words: BlocklistWords) => `${key}-${contentHashOf(words)}`;

/** The first 8 hexadecimal digits of the SHA-256 of what a list holds. */
export const contentHashOf = (words: BlocklistWords) =>
  sha256(itemsOf(words).map(({ properties: { pattern, isRegex } }) => [pattern, isRegex])).slice(0, 8);

const canonical = (texts: readonly string[]) => [...new Set(texts.map((text) => text.trim()))].sort();

const itemOf = (pattern: string, isRegex: boolean): BlocklistItem => ({
  name: `item-${sha256([pattern, isRegex]).slice(0, 12)}`,
  properties: { pattern, isRegex },
});

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
