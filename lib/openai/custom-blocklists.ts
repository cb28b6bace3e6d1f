import { byKey } from '../data/order';
import type { FilterSource } from '../catalog/content-filters';
import type { IBlocklist } from './blocklist';

/** All of these, in alphabetical order. */
export const BLOCKLIST_DIRECTIONS = ['both', 'completion', 'prompt'] as const;
/** What a blocklist is held against. */
export type BlocklistDirection = (typeof BLOCKLIST_DIRECTIONS)[number];

/** A blocklist of a content filter. */
export interface AttachedBlocklist {
  readonly blocklist: IBlocklist;
  /**
   * Whether prompts, completions or both are held against it.
   *
   * @default both
   */
  readonly direction?: BlocklistDirection;
}

/**
 * What a policy has attached besides its filters, by its property in Azure Resource Manager. Lists of words of one's own are all
 * that can be verified today, so they are all that is here; something else to attach is one more property, and one more function
 * beside `customBlocklists` that fills it:
 *
 * - `safetyProviders` is in API versions since 2025-12-01, but what a provider must be is not known;
 * - custom topics (`raitopics`) exist since 2025-09-01, but not how a policy names one;
 * - the built-in list of profanity is no attachment but a filter: the shield `profanity`.
 */
export interface PolicyAttachments {
  readonly customBlocklists: readonly CustomBlocklist[];
}

/** One entry of `customBlocklists` in a policy, as Azure Resource Manager spells it. */
export interface CustomBlocklist {
  readonly blocklistName: string;
  readonly blocking: true;
  readonly source: FilterSource;
}

const SOURCES: Readonly<Record<BlocklistDirection, readonly FilterSource[]>> = {
  both: ['Prompt', 'Completion'],
  completion: ['Completion'],
  prompt: ['Prompt'],
};

/**
 * The blocklists of a policy, by name, prompts before completions. An empty list is written as well: azapi compares only what the
 * body has, so a policy that lost its last list, or was given one by hand, would keep it, and no plan would show it.
 */
export function customBlocklists(attached: readonly AttachedBlocklist[]): Pick<PolicyAttachments, 'customBlocklists'> {
  const names = [...new Map(attached.map(({ blocklist }) => [blocklist.blocklistName, blocklist.reference]))].sort(byKey);
  const uses = (name: string, source: FilterSource) =>
    attached.some(
      ({ blocklist, direction = 'both' }) => blocklist.blocklistName === name && SOURCES[direction].includes(source),
    );
  return {
    customBlocklists: names.flatMap(([name, blocklistName]) =>
      SOURCES.both.filter((source) => uses(name, source)).map((source) => ({ blocklistName, blocking: true, source }) as const),
    ),
  };
}
