import { createHash } from 'node:crypto';
import { holdsTemplate } from '../text/template';
import { patternProblem } from './blocklist-pattern';

/** The content of a blocklist, as written in the configuration. */
export interface BlocklistWords {
  /** Words and phrases to block. */
  readonly terms: readonly string[];
  /** Regular expressions to block, in the part of RE2 that `patternProblem` allows. */
  readonly patterns: readonly string[];
}

/** One entry of a list, as Azure Resource Manager spells it. */
export interface BlocklistItem {
  /** `item-` and the first 12 hexadecimal digits of the SHA-256 hash of the text and its kind. */
  readonly name: string;
  /** The content of the entry. */
  readonly properties: {
    /** The term or the regular expression. */
    readonly pattern: string;
    /** Whether it is a regular expression. */
    readonly isRegex: boolean;
  };
}

/**
 * The limits of Azure: entries in a list, and characters in an entry.
 *
 * Source: Microsoft's page "Use blocklists" for Azure OpenAI.
 */
export const BLOCKLIST_LIMITS = { entries: 10_000, characters: 1_000 } as const;

const CONTROL = /\p{Cc}/u;

/** The problem with a term, without repeating the term; undefined if there is none. */
export function termProblem(term: string): string | undefined {
  const { length } = term.trim();
  if (length === 0) return 'the entry is empty';
  if (length > BLOCKLIST_LIMITS.characters)
    return `the entry is ${length} characters long; Azure accepts at most ${BLOCKLIST_LIMITS.characters}`;
  if (CONTROL.test(term.trim())) return 'the entry contains a tab, a line break or another control character';
  return undefined;
}

/** The problem with a term or pattern, without repeating it; undefined if there is none. */
export const entryProblem = (text: string, isRegex: boolean) =>
  termProblem(text) ?? (isRegex ? patternProblem(text.trim()) : undefined);

/** The content of a blocklist in Azure. Because thousands of words take a while, it is computed once and shared between stamps. */
export class BlocklistContent {
  /**
   * The items in canonical order: terms, then patterns, each sorted, trimmed and without duplicates. The name of an item is derived
   * from its text, so it does not depend on the other items.
   */
  readonly items: readonly BlocklistItem[];
  /** The first 8 hexadecimal digits of the SHA-256 hash of the content. */
  readonly hash: string;
  private known: readonly string[] | undefined;

  /** The content of words that are already checked: checking a long pattern takes milliseconds. */
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

  /** The problems with the words, by position. The words are not repeated, because they may be confidential. */
  get problems(): readonly string[] {
    const { items, words } = this;
    this.known ??= [
      ...(items.length === 0 ? ['the blocklist is empty'] : []),
      ...(items.length > BLOCKLIST_LIMITS.entries
        ? [`the blocklist has ${items.length} entries; Azure accepts at most ${BLOCKLIST_LIMITS.entries}`]
        : []),
      ...words.terms.flatMap((term, i) => located(`term ${i + 1}`, term, false)),
      ...words.patterns.flatMap((pattern, i) => located(`pattern ${i + 1}`, pattern, true)),
    ];
    return this.known;
  }
}

function located(place: string, text: string, isRegex: boolean): string[] {
  if (holdsTemplate(text)) return [`${place}: the entry contains \${ or %{, which Terraform would read as an expression`];
  const problem = entryProblem(text, isRegex);
  return problem === undefined ? [] : [`${place}: ${problem}`];
}

const canonical = (texts: readonly string[]) => [...new Set(texts.map((text) => text.trim()))].sort();

const itemOf = (pattern: string, isRegex: boolean): BlocklistItem => ({
  name: `item-${sha256([pattern, isRegex]).slice(0, 12)}`,
  properties: { pattern, isRegex },
});

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
