import { visible } from './visible';

/** Untrusted text as a code span: it may come from any branch. */
export function codeSpan(text: string): string {
  const line = visible(text);
  if (line.trim() === '') return '` `';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // A bar ends a table cell even inside a code span. A broken bar looks similar and does not.
  return `${fence}${pad}${line.replaceAll('|', '¦')}${pad}${fence}`;
}

/** Untrusted text in a comment, with Markdown, HTML, @mentions and #references escaped. Terraform addresses become code. */
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
 * Untrusted text on a page in generated/: HTML, entities, links and images are escaped. Mentions and emphasis are not, because a page
 * notifies no one.
 */
export const prose = (text: string) =>
  visible(text)
    .replace(/<(?=[a-z/!?])|&(?=#?\w{2,};)/gi, (mark) => (mark === '<' ? '&lt;' : '&amp;'))
    .replace(/\](?=[([])/g, '\\]');

/** A fenced block with a fence that is longer than any in the text. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
