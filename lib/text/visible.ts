/** What a terminal obeys, and what turns or hides text: control characters, marks of direction, characters without a width. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

const BREAKS = /\s*[\r\n\u2028\u2029]+\s*/g;

/** Text in one line in which everything can be seen: it may come from anybody's branch. */
export const visible = (text: string): string =>
  text
    .replace(BREAKS, ' ')
    .replace(UNSEEN, (mark) => (mark === '\t' ? ' ' : `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`));

/** Text that is not longer than people read, with a word on what is missing. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`;
