import type { ComparedEntry } from '../../content-safety/compare-filters';
import type { StoppedWords } from '../../stack/facts/blocked-words';

const BLOCKING = new Set(['block', 'blocking', 'high-only', 'low-and-above', 'medium-and-above']);

/** A compared entry as text: `violence in prompts: low-and-above → off`. */
export const entryWords = ({ name, direction, before, after }: ComparedEntry) =>
  `${name}${direction ? ` in ${direction.toLowerCase()}s` : ''}: ${before} → ${after}`;

/** An entry of a new filter as text: `violence in prompts: off`. */
export const newEntryWords = ({ name, direction, after }: ComparedEntry) =>
  `${name}${direction ? ` in ${direction.toLowerCase()}s` : ''}: ${after}`;

/** Whether an entry blocked before and no longer does. */
export const stopsBlocking = ({ before, after, name }: ComparedEntry) =>
  name !== 'mode' && BLOCKING.has(before) && !BLOCKING.has(after);

/** Whether an entry blocks nothing. */
export const letsThrough = ({ after, name }: ComparedEntry) => name !== 'mode' && !BLOCKING.has(after);

/** The name and direction of a list, never its words. */
export const listWords = ({ list, direction }: StoppedWords) => `${list} on ${direction}`;

/** The deployments that use a filter, as text. */
export const usedBy = (deployments: readonly string[]) =>
  deployments.length === 0 ? 'no deployment has it' : `the filter of ${deployments.join(', ')}`;
