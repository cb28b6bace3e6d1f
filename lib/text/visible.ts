/** Characters that control a terminal, change the direction of text or hide it: control, direction and zero-width characters. */
// eslint-disable-next-line no-control-regex -- the expression matches control characters on purpose
export const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

const BREAKS = /\s*[\r\n\u2028\u2029]+\s*/g;

/** Untrusted text in one line, with every invisible character escaped: it may come from any branch. */
export const visible = (text: string): string =>
  text
    .replace(BREAKS, ' ')
    .replace(UNSEEN, (mark) => (mark === '\t' ? ' ' : `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`));

/** Text that is cut to a maximum length, with a note of how many characters are missing. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`;
