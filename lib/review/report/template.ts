/** Replaces the names of a stack in a text with placeholders, so that the same finding has the same text in every stack. */
export function templateOf(names: ReadonlyMap<string, string>): (text: string) => string {
  if (names.size === 0) return (text) => text;
  const longestFirst = [...names.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w-])(?:${longestFirst.map(escaped).join('|')})(?![\\w-])`, 'g');
  return (text) => text.replace(pattern, (name) => names.get(name) ?? name);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The text without the keys of resources, because stacks can use different keys for the same resource. */
export const withoutKeys = (template: string) => template.replace(/\b((?:azurerm|azapi)_[a-z0-9_]+)\.[\w-]+/g, '$1');

/** The common words of texts, with … in the place of different words. If the texts do not have the same number of words: the first text. */
export function commonWords(texts: readonly string[]): string {
  const [first = '', ...rest] = [...new Set(texts)];
  const words = first.split(' ');
  const others = rest.map((text) => text.split(' '));
  if (others.some((other) => other.length !== words.length)) return first;
  const common = words.map((word, i) => (others.every((other) => other[i] === word) ? word : '…'));
  return common.filter((word, i) => word !== '…' || common[i - 1] !== '…').join(' ');
}
