import { UNSEEN } from './visible';

/**
 * A value as JSON for programs, which read it back as it is. What a terminal or the log of a pipeline would obey is written as an
 * escape: it may come from anybody's branch.
 */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replace(UNSEEN, (mark) => (mark === '\n' ? mark : escapes(mark)))
    .replace(/[\u2028\u2029]|#(?=#)/g, escapes)}\n`;

/** Each half of a character outside of the first plane has an escape of its own. */
const escapes = (mark: string) =>
  mark
    .split('')
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
