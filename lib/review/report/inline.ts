import { visible } from './visible';

/** Text as a code span, whatever is in it: it may come from anybody's branch. */
export function codeSpan(text: string): string {
  const line = visible(text);
  if (line.trim() === '') return '` `';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // A bar would end a cell of a table even inside of a code span; what looks like one does not.
  return `${fence}${pad}${line.replaceAll('|', '¦')}${pad}${fence}`;
}

/** Text without any meaning to Markdown, HTML or GitHub (@mentions, #references); addresses of Terraform become code. */
export const plain = (text: string) =>
  visible(text)
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? codeSpan(part) : escaped(part)))
    .join('');

const ADDRESS = /((?:azurerm|azapi)_[a-z_]+\.[\w-]+)/;

const escaped = (text: string) =>
  text
    .replace(/[\\`*_[\]|~$]/g, (mark) => `\\${mark}`)
    .replace(/[&<>]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : '&amp;'))
    .replace(/(?<=\b(?:https?|ftp)):(?=\/\/)|(?<=\bwww)\./gi, (mark) => `${mark}\u200b`)
    .replace(/(?<=\S)@/g, '\u200b@')
    .replace(/[@#](?=\w)/g, (mark) => `${mark}\u200b`);

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
