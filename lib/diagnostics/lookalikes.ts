/** Names of characters that look like an ASCII character or are invisible. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
  ['\u1680', 'an Ogham space'],
  ['\u2007', 'a figure space'],
  ['\u2009', 'a thin space'],
  ['\u200b', 'a zero-width space'],
  ['\u200c', 'a zero-width non-joiner'],
  ['\u200d', 'a zero-width joiner'],
  ['\u202f', 'a narrow no-break space'],
  ['\u205f', 'a mathematical space'],
  ['\u2060', 'a word joiner'],
  ['\u3000', 'an ideographic space'],
  ['\ufeff', 'a byte order mark'],
  ['\u00ad', 'a soft hyphen'],
  ['\u2010', 'a hyphen that is not ASCII'],
  ['\u2011', 'a no-break hyphen'],
  ['\u2012', 'a figure dash'],
  ['\u2013', 'an en dash'],
  ['\u2014', 'an em dash'],
  ['\u2212', 'a minus sign'],
  ['\u2018', 'a typographic quote'],
  ['\u2019', 'a typographic quote'],
  ['\u201a', 'a typographic quote'],
  ['\u201c', 'a typographic quote'],
  ['\u201d', 'a typographic quote'],
  ['\u201e', 'a typographic quote'],
  ['\uff1a', 'a full-width colon'],
]);

/** Spaces that are not ASCII, and characters without width. They are never intended in a key. */

const SPACES = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/u;

const LOOKALIKES = new RegExp(`${[...NAMES.keys()].join('|')}|${SPACES.source}`, 'gu');

/** The first space of a text that is not ASCII, in words; undefined if there is none. */
export const oddSpaceIn = (text: string): string | undefined => named(SPACES.exec(text)?.[0]);

/** The first character of a text that looks like another, in words; undefined if there is none. */
export const lookalikeIn = (text: string): string | undefined => named(text.match(LOOKALIKES)?.[0]);

/** A text reduced to what a reader can distinguish: without case, and with plain spaces, dashes and quotes. */
export const alike = (text: string): string =>
  text
    .toLowerCase()
    .replace(LOOKALIKES, '')
    .replace(/[\s"'`_-]/g, '');

function named(mark: string | undefined): string | undefined {
  if (mark === undefined) return undefined;
  const code = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${NAMES.get(mark) ?? 'a space that is not ASCII'} (U+${code})`;
}
