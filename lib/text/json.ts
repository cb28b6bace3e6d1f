import { UNSEEN } from './visible';

/**
 * A value as JSON for programs, which decode it unchanged. Characters that a terminal or a pipeline log would interpret are escaped,
 * because the input may come from any branch.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replace(UNSEEN, (mark) => (mark === '\n' ? mark : escapes(mark)))
    .replace(/[\u2028\u2029]|#(?=#)/g, escapes)}\n`;

/** A character outside the Basic Multilingual Plane is written as two escapes. */
const escapes = (mark: string) =>
  mark
    .split('')
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
