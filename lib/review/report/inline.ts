import { plain } from '../../text/markdown';

/** With a capital letter, unless it begins with a name that is written small. */
export const sentence = (text: string) =>
  /^[a-z]+(?: (?!\()|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** An item of a list, whose further lines stand below the first. */
export const bullet = ([first = '', ...rest]: readonly string[]) =>
  [`- ${first}`, ...rest.map((line) => `  <br>${line}`)].join('\n');

/** Parts behind a title that is clicked on. Each part stays one, so that a report can be cut between them. */
export const details = (title: string, parts: readonly string[]): string[] => [
  `<details><summary>${plain(title)}</summary>`,
  ...parts,
  '</details>',
];
