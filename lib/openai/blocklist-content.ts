import { createHash } from 'node:crypto';
import { holdsTemplate } from '../text/template';
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

/** What a list comes to in Azure. Thousands of words take a while: it is worked out once, however many stamps have the list. */
export class BlocklistContent {
  /**
   * The items in their one order: terms, then patterns, each sorted, without duplicates and without blanks around them. An item is
   * named by what it says, so that it has the same name whatever stands beside it.
   */
  readonly items: readonly BlocklistItem[];
  /** The first 8 hexadecimal digits of the SHA-256 of what the list holds. */
  readonly hash: string;
  private known: readonly string[] | undefined;

  /** The same of words in which nothing is wrong, as somebody has found out: to look at long patterns takes milliseconds each. */
  static ofChecked(words: BlocklistWords): BlocklistContent {
    const content = new BlocklistContent(words);
    content.known = [];
    return content;
  }

  constructor(private readonly words: BlocklistWords) {
    const { terms, patterns } = words;
    this.items = [
      ...canonical(terms).map((term) => itemOf(term, false)),
      ...canonical(patterns).map((pattern) => itemOf(pattern, true)),
    ];
    this.hash = sha256(this.items.map(({ properties: { pattern, isRegex } }) => [pattern, isRegex])).slice(0, 8);
  }

  /** What is wrong with the words, by their positions: they are not repeated, since they may be confidential. */
  get problems(): readonly string[] {
    const { items, words } = this;
    this.known ??= [
      ...(items.length === 0 ? ['the blocklist is empty'] : []),
      ...(items.length > BLOCKLIST_LIMITS.entries
        ? [`the blocklist has ${items.length} entries; Azure takes at most ${BLOCKLIST_LIMITS.entries}`]
        : []),
      ...words.terms.flatMap((term, i) => located(`term ${i + 1}`, term, false)),
      ...words.patterns.flatMap((pattern, i) => located(`pattern ${i + 1}`, pattern, true)),
    ];
    return this.known;
  }
}

function located(place: string, text: string, isRegex: boolean): string[] {
  if (holdsTemplate(text)) return [`${place}: the entry holds \${ or %{, which Terraform would take for an expression`];
  const problem = entryProblem(text, isRegex);
  return problem === undefined ? [] : [`${place}: ${problem}`];
}

const canonical = (texts: readonly string[]) => [...new Set(texts.map((text) => text.trim()))].sort();

const itemOf = (pattern: string, isRegex: boolean): BlocklistItem => ({
  name: `item-${sha256([pattern, isRegex]).slice(0, 12)}`,
  properties: { pattern, isRegex },
});

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
