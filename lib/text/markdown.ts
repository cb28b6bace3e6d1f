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

/** Text in a comment, without any meaning to Markdown, HTML or GitHub (@mentions, #references); addresses of Terraform become code. */
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

/**
 * Text on a page of generated/, as it stands in a file: no HTML, no entity, no link and no image comes of it. A page calls nobody, so
 * that a mention may stay; emphasis may, too.
 */
export const prose = (text: string) =>
  visible(text)
    .replace(/<(?=[a-z/!?])|&(?=#?\w{2,};)/gi, (mark) => (mark === '<' ? '&lt;' : '&amp;'))
    .replace(/\](?=[([])/g, '\\]');

/** Lines between fences that nothing in them can end. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
