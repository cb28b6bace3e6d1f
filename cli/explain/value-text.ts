import { isMap } from '../../lib/collections/map';
import { terminal } from '../../lib/text/terminal';
import { clipped } from '../../lib/text/visible';

/** Instead of a value that must not be shown. */
export const HIDDEN = '(confidential)';

/** The number of characters of a value that a table shows. */
const MOST = 60;

/** Text that needs no quotes in YAML, unless it looks like something else. */
const PLAIN = /^[\w/](?:[\w ./@+-]|:(?! |$))*(?<! )$/;

/** Text that is written in quotes, because it looks like a date or a word that YAML reads as something else. */
const AMBIGUOUS = /^(?:\d{4}-\d{2}-\d{2}|false|no|null|true|yes)$/i;

/** An expression of Terraform. */
const EXPRESSION = /^\$\{.*\}$/s;

/** A value for one line of a terminal, as it can be written in a file. */
export function valueText(value: unknown, most = Infinity): string {
  return clipped(terminal(written(value)), most);
}

/** A value for a cell of a table. */
export const cellText = (value: unknown): string => valueText(value, MOST);

function written(value: unknown): string {
  if (typeof value === 'string') return needsQuotes(value) ? JSON.stringify(value) : value;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (!isMap(value)) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const needsQuotes = (text: string) =>
  !EXPRESSION.test(text) && (!PLAIN.test(text) || AMBIGUOUS.test(text) || !Number.isNaN(Number(text)));
