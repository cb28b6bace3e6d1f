import type { ComparedEntry } from '../../content-safety/compare-filters';
import type { StoppedWords } from '../../stack/facts/blocked-words';

const BLOCKING = new Set(['block', 'blocking', 'high-only', 'low-and-above', 'medium-and-above']);

/** An entry of two filters in words: `violence in prompts: low-and-above → off`. */
export const entryWords = ({ name, direction, before, after }: ComparedEntry) =>
  `${name}${direction ? ` in ${direction.toLowerCase()}s` : ''}: ${before} → ${after}`;

/** An entry of a filter that is new, in words: `violence in prompts: off`. */
export const newEntryWords = ({ name, direction, after }: ComparedEntry) =>
  `${name}${direction ? ` in ${direction.toLowerCase()}s` : ''}: ${after}`;

/** Whether something is let through that was stopped before. */
export const stopsBlocking = ({ before, after, name }: ComparedEntry) =>
  name !== 'mode' && BLOCKING.has(before) && !BLOCKING.has(after);

/** Whether an entry of a filter stops nothing. */
export const letsThrough = ({ after, name }: ComparedEntry) => name !== 'mode' && !BLOCKING.has(after);

/** A list and its direction in words, never what it holds. */
export const listWords = ({ list, direction }: StoppedWords) => `${list} on ${direction}`;

/** Who is given a filter, in words. */
export const usedBy = (deployments: readonly string[]) =>
  deployments.length === 0 ? 'no deployment has it' : `the filter of ${deployments.join(', ')}`;
