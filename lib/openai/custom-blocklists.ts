import { allOf } from '../collections/all-of';
import { byKey } from '../collections/order';
import type { FilterSource } from '../catalog/content-filters';
import type { IBlocklist } from './blocklist';

/** The texts that are checked against a blocklist. */
export type BlocklistDirection = 'both' | 'completion' | 'prompt';
/** All directions, in alphabetical order. */
export const BLOCKLIST_DIRECTIONS = allOf<BlocklistDirection>()(['both', 'completion', 'prompt']);

/** A blocklist of a content filter. */
export interface AttachedBlocklist {
  /** The list, new or existing, of the same account. */
  readonly blocklist: IBlocklist;
  /**
   * Whether prompts, completions or both are checked against it.
   *
   * @default both
   */
  readonly direction?: BlocklistDirection;
}

/**
 * Attachments of a policy in addition to its filters, by their property in Azure Resource Manager. Only custom blocklists can be
 * verified today, so only they are supported. Each further kind of attachment needs one more property, and one more function like
 * `customBlocklists` that fills it:
 *
 * - `safetyProviders` is in API versions since 2025-12-01, but the requirements on a provider are not known;
 * - custom topics (`raitopics`) exist since 2025-09-01, but it is not known how a policy names one;
 * - the built-in list of profanity is not an attachment, but a filter: the shield `profanity`.
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
 * The blocklists of a policy, by name, prompts before completions. An empty list is also written: azapi compares only the keys in the
 * body, so a policy whose last list was removed, or that got a list by hand, would keep it, and no plan would show it.
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
