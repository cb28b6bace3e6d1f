import { plain } from '../../text/markdown';

/** The text with a capital letter at the beginning, unless it begins with a lower-case name. */
export const sentence = (text: string) =>
  /^[a-z]+(?: (?!\()|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A list item. Further lines follow below the first. */
export const bullet = ([first = '', ...rest]: readonly string[]) =>
  [`- ${first}`, ...rest.map((line) => `  <br>${line}`)].join('\n');

/** A fold: parts that show after a click on the title. They stay separate, so that a report can be cut between them. */
export const details = (title: string, parts: readonly string[]): string[] => [
  `<details><summary>${plain(title)}</summary>`,
  ...parts,
  '</details>',
];
